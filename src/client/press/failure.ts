import type { FailureCode } from '../../payment/protocol';
import { isOver } from '../../payment/rules/status';
import type { AgentView } from '../../payment/rules/view';
import type { Failed } from '../snapshot';

/** Refusals that describe the state of a payment; they no longer apply once that has changed. */
const AS_IT_STOOD: ReadonlySet<FailureCode> = new Set([
  'no-such-payment',
  'outcome-unknown',
  'payment-busy',
  'payment-open',
  'payment-over',
  'payment-starting',
]);
const UNTIL_WHOLE: ReadonlySet<FailureCode> = new Set(['fields-missing', 'unknown-field-required']);

/** The state of a payment, as far as it decides what may be asked. */
function standing({ session }: AgentView): string {
  return session ? [session.key, session.status].join(' ') : '';
}

function holds({ action, problem }: Failed, before: AgentView, after: AgentView): boolean {
  // The outcome shows the result of a press on an open payment.
  if (action.kind !== 'start' && after.session && isOver(after.session)) return false;
  if (problem.kind !== 'failed') return true;
  const { code } = problem.failure;
  if (UNTIL_WHOLE.has(code)) return !after.canComplete;
  return !AS_IT_STOOD.has(code) || standing(before) === standing(after);
}

/**
 * What is left of a failure that was shown, or would have been, beside `before`, now that there is `after`.
 * Another tab or agent can change the payment at any moment, and a refusal can come after the outcome.
 */
export function failureNow(
  failure: Failed | null,
  before: AgentView,
  after: AgentView,
): Failed | null {
  return failure && holds(failure, before, after) ? failure : null;
}
