import type { PaymentCallback } from '../card/callback';
import type { SessionRecord } from '../document/session';
import { callback, mergeAll } from './examples';

/** The session after these callbacks, in this order. */
export function merged(start: SessionRecord, ...callbacks: PaymentCallback[]): SessionRecord {
  const { current } = mergeAll(start, callbacks);
  if (!current) throw new Error('the session is gone');
  return current;
}

/** The callback after this many digits of the card number. */
export const entering = (question: number, digits: number) =>
  callback(question, {
    Capture: 'payment-card-number',
    PartialResult: 'true',
    PaymentCardNumber: 'x'.repeat(digits),
    Required: 'payment-card-number,expiration-date',
  });

export const captured = (question: number, last4 = '4242') =>
  callback(question, {
    Capture: 'payment-card-number',
    PartialResult: 'false',
    PaymentCardNumber: `xxxxxxxxxxxx${last4}`,
    PaymentCardType: 'visa',
    Required: 'expiration-date',
  });

export const wrong = (question: number) =>
  callback(question, { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' });

export const success = (question: number) =>
  callback(question, { Result: 'success', PaymentConfirmationCode: 'ch_1' });
