import type { EndedSession, PaymentSession } from '../../payment/rules/status';
import type { EnteredField, FieldView } from '../../payment/rules/view';
import type { StringKey } from '../words/strings';

export const outcomeKeys = {
  succeeded: 'PaymentSucceeded',
  failed: 'PaymentFailed',
  cancelled: 'PaymentCancelled',
  unknown: 'PaymentUnknown',
} as const satisfies Record<EndedSession['status'], StringKey>;

/** The card or bank account of a payment; undefined if none was captured. */
export function accountOf(
  { order }: PaymentSession,
  fields: readonly FieldView[],
): EnteredField | undefined {
  const field = order.method === 'ach-debit' ? 'bank-account-number' : 'payment-card-number';
  const row = fields.find((each) => each.field === field);
  return row?.state === 'captured' ? row : undefined;
}
