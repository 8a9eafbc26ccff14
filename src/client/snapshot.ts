import type { Field } from '../payment/field';
import type { MoneyProblem } from '../payment/money';
import type { Failure } from '../payment/protocol';
import type { AgentView } from '../payment/view';
import type { Connection } from './liveDocument';

/** One thing the agent can press. */
export type Action =
  | { readonly kind: 'start' }
  | { readonly kind: 'capture'; readonly field: Field }
  | { readonly kind: 'complete' }
  | { readonly kind: 'cancel' };

export type Problem =
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'unreachable' }
  /** The functions took the request, and its effect has not come to the live document. */
  | { readonly kind: 'not-shown' }
  /** The document is not one this version understands. */
  | { readonly kind: 'unreadable' };

export type Phase =
  /** The customer's leg of the call is not known yet. */
  | { readonly state: 'waiting' }
  | { readonly state: 'connecting' }
  | { readonly state: 'ready'; readonly currencies: readonly string[] }
  | { readonly state: 'unavailable'; readonly problem: Problem };

/** The form as far as the agent has filled it in. */
export interface Draft {
  readonly amount: string;
  readonly currency: string;
  readonly description: string;
  /** The agent has checked with the processor after an unknown outcome. */
  readonly chargeAgain: boolean;
}

/** Why the form was not sent. */
export type DraftProblem =
  { readonly field: 'amount'; readonly problem: MoneyProblem } | { readonly field: 'chargeAgain' };

/** Everything the panel of one task shows; replaced as a whole, equal parts keep their identity. */
export interface Snapshot {
  readonly phase: Phase;
  readonly connection: Connection;
  readonly view: AgentView;
  /** The press that is on its way: nothing else can be pressed until its effect is seen. */
  readonly pending: Action | null;
  readonly failure: { readonly action: Action; readonly problem: Problem } | null;
  readonly draft: Draft;
  readonly draftProblem: DraftProblem | null;
  /** The agent asked for a new payment after the last one's outcome. */
  readonly composing: boolean;
}

export const emptyDraft: Draft = {
  amount: '',
  currency: '',
  description: '',
  chargeAgain: false,
};

function kept<T>(before: T, after: T): T {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** `after`, with each part that says the same as before being the same object: rows render only when they change. */
export function keepEqualParts(before: AgentView, after: AgentView): AgentView {
  const view: AgentView = {
    ...after,
    session: kept(before.session, after.session),
    fields: after.fields.map((row) => {
      const old = before.fields.find(({ field }) => field === row.field);
      return old ? kept(old, row) : row;
    }),
    earlier: kept(before.earlier, after.earlier),
  };
  return kept(before, view);
}
