import type { Configuration } from '../payment/offer/configuration';
import type { Field } from '../payment/card/field';
import type { OrderProblem } from '../payment/offer/orderProblem';
import type { TwoReadings } from '../payment/offer/readAmount';
import type { Prefill } from '../payment/offer/prefill';
import type { Failure } from '../payment/protocol';
import type { AgentView } from '../payment/rules/view';
import { type Draft, emptyDraft } from './form/draft';
import type { Connection } from './live/liveDocument';

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
  /** Not sent: the live view is interrupted, and nobody would see the result. */
  | { readonly kind: 'not-live' }
  /** The document is of another version; the key of the payment that is open in it can still be cancelled. */
  | { readonly kind: 'unreadable'; readonly session: string | undefined }
  /** Twilio was asked to cancel a payment whose document cannot be shown. */
  | { readonly kind: 'cancel-sent' };

/** A press that failed. */
export interface Failed {
  readonly action: Action;
  readonly problem: Problem;
}

type Phase =
  /** The customer's leg of the call is not known yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready'; readonly offer: Offer }
  /** The functions have not answered, or not let us in, since then; they are asked again automatically. */
  | { readonly kind: 'retrying'; readonly problem: Problem; readonly since: number }
  | { readonly kind: 'unavailable'; readonly problem: Problem };

/** What the functions said of this task when they were last asked. */
export interface Offer {
  readonly configuration: Configuration;
  /** Null when the task's attribute cannot be read: no payment can be started (R72). */
  readonly prefill: Prefill | null;
}

/** What the agent typed is wrong: no task attribute locks it. */
interface NotLocked {
  readonly attribute?: undefined;
}

/** Why the form was not sent, or not taken. */
export type FormProblem =
  | OrderProblem
  /** What was typed can be read in two ways (R38). */
  | ({ readonly part: 'amount' } & TwoReadings & NotLocked)
  /** The agent has not said that they checked with the processor (R24). */
  | ({ readonly part: 'chargeAgain'; readonly problem: 'required' } & NotLocked);

/** Everything the panel of one task shows; replaced as a whole, equal parts keep their identity. */
export interface Snapshot {
  readonly phase: Phase;
  readonly connection: Connection;
  /**
   * False once the call is over, and for somebody who only watches: nothing is asked any more without a
   * press.
   */
  readonly callLive: boolean;
  /** The caller is on hold and hears music, not us: nothing is asked. */
  readonly onHold: boolean;
  /** False for somebody who only watches: the functions are asked for nothing but to see the payment. */
  readonly mayAct: boolean;
  readonly view: AgentView;
  /** When the view last changed, by the browser's clock (milliseconds since 1970). */
  readonly heardAt: number;
  /** The press that is on its way: nothing else can be pressed until its effect is seen. */
  readonly pending: Action | null;
  readonly failure: Failed | null;
  readonly draft: Draft;
  /** Everything wrong with the form when it was last sent, except what was edited since. */
  readonly formProblems: readonly FormProblem[];
  /** The agent asked for a new payment after the last one's outcome. */
  readonly composing: boolean;
}

/** Key of a payment that can be cancelled though nothing else of it can be read (R52); undefined for none. */
export function unreadPayment(phase: Phase): string | undefined {
  if (phase.kind !== 'unavailable') return undefined;
  const { problem } = phase;
  if (problem.kind === 'unreadable') return problem.session;
  const failure = problem.kind === 'failed' ? problem.failure : undefined;
  return failure?.code === 'document-unreadable' ? failure.detail.session : undefined;
}

/** What is known before anybody was asked; `view` of a call without payments. */
export function emptySnapshot(view: AgentView): Snapshot {
  return {
    phase: { kind: 'waiting' },
    connection: { kind: 'live' },
    heardAt: 0,
    callLive: true,
    onHold: false,
    mayAct: true,
    view,
    pending: null,
    failure: null,
    draft: emptyDraft,
    formProblems: [],
    composing: false,
  };
}

/** `before` if both are equal: what did not change keeps its identity, and is not rendered again. */
export function kept<T>(before: T | undefined, after: T): T {
  const same = before !== undefined && JSON.stringify(before) === JSON.stringify(after);
  return same ? before : after;
}

/** `after`, with each part that says the same as before being the same object: rows render only when they change. */
export function keepEqualParts(before: AgentView, after: AgentView): AgentView {
  const { session } = after;
  const order = session && kept(before.session?.order, session.order);
  const view: AgentView = {
    ...after,
    session: kept(before.session, session && order && { ...session, order }),
    fields: after.fields.map((row) => {
      const old = before.fields.find(({ field }) => field === row.field);
      return old ? kept(old, row) : row;
    }),
    earlier: kept(before.earlier, after.earlier),
  };
  return kept(before, view);
}
