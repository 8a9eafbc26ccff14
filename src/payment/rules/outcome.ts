import type { PaymentCallback } from '../card/callback';
import type { QuestionKind, Outcome } from '../document/session';

/** Results that end a session without money, as a rule (R37); any other but `success` is unknown (R50). */
const failures: ReadonlySet<string> = new Set([
  'payment-connector-error',
  'caller-interrupted-with-star',
  'caller-hung-up',
  'validation-error',
  'too-many-failed-attempts',
  'internal-error',
]);

/** The processor could not be reached, or did not answer in time: it may still have charged (R37). */
export const PROCESSOR_UNAVAILABLE = '64002';

/** How a payment ended by a callback to a question of this kind; null when it did not. */
export function outcomeOf(callback: PaymentCallback, kind: QuestionKind): Outcome | null {
  const { result, errorType, payErrorCode, messages } = callback;
  const failed = (reason: string): Outcome => ({
    kind: 'failed',
    reason,
    payErrorCode,
    messages,
  });
  if (result === 'success') {
    return { kind: 'succeeded', confirmationCode: callback.confirmationCode };
  }
  // A start has not asked a processor for money yet.
  if (result === 'payment-connector-error' && kind !== 'start') {
    if (payErrorCode === PROCESSOR_UNAVAILABLE) return { kind: 'unknown', result: payErrorCode };
  }
  // Nothing says whether Twilio failed before or after it asked the processor (R37).
  if (result === 'internal-error' && kind === 'complete') return { kind: 'unknown', result };
  if (result !== null && failures.has(result)) return failed(result);
  if (kind === 'cancel') {
    // The Result of a cancel is not documented: the question that it answers decides (R14).
    return errorType === null && payErrorCode === null ? { kind: 'cancelled' } : null;
  }
  if (result === 'transaction-cancelled') return { kind: 'cancelled' };
  if (result !== null) return { kind: 'unknown', result };
  return kind === 'start' && errorType !== null ? failed(errorType) : null;
}
