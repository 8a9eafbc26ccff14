import type { CallClaim } from '../../payment/protocol';
import { whyIncomplete } from '../../payment/rules/status';
import type { AgentView } from '../../payment/rules/view';
import { checkForm } from '../form/check';
import { startChoices } from '../form/form';
import type { Question } from '../functions';
import {
  type Action,
  type FormProblem,
  type Problem,
  type Snapshot,
  unreadPayment,
} from '../snapshot';

/** What a press comes to before anything is sent. */
export type Prepared =
  | { readonly kind: 'request'; readonly request: Question }
  | { readonly kind: 'form-problems'; readonly problems: readonly FormProblem[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Why a payment cannot be completed (R26); undefined when it can. */
function incomplete({ session }: AgentView): Problem | undefined {
  const reason = session?.status === 'collecting' ? whyIncomplete(session) : undefined;
  return reason && { kind: 'failed', failure: { ...reason, message: 'not sent' } };
}

/** The request of a press, or why there is none; undefined if there is nothing to press. */
export function prepare(
  action: Action,
  press: CallClaim & { readonly intent: string },
  snapshot: Snapshot,
): Prepared | undefined {
  const { draft, view } = snapshot;
  if (action.kind === 'start') {
    const checked = checkForm(snapshot);
    if (checked?.kind !== 'valid') {
      return checked && { kind: 'form-problems', problems: checked.problems };
    }
    const request = { ...press, ...startChoices(checked.order) };
    const confirmed = draft.chargeAgain ? { ...request, chargeAgain: 'true' as const } : request;
    return { kind: 'request', request: { operation: 'start', request: confirmed } };
  }
  const unread = unreadPayment(snapshot.phase);
  if (unread !== undefined && action.kind !== 'cancel') return undefined;
  const key = unread ?? view.session?.key;
  if (key === undefined) return undefined;
  const session = { ...press, session: key };
  switch (action.kind) {
    case 'capture': {
      const request = { ...session, field: action.field };
      return { kind: 'request', request: { operation: 'capture', request } };
    }
    case 'complete': {
      const problem = incomplete(view);
      if (problem) return { kind: 'problem', problem };
      return { kind: 'request', request: { operation: 'complete', request: session } };
    }
    case 'cancel':
      return { kind: 'request', request: { operation: 'cancel', request: session } };
  }
}
