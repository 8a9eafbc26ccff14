/*
 * Payments' names for the options, as they are sent to Twilio (Payments resource, and the table of <Pay> card
 * types).
 */

/** Card brands of ValidCardTypes. */
export const cardBrands = [
  'visa',
  'mastercard',
  'amex',
  'maestro',
  'discover',
  'jcb',
  'diners-club',
  'enroute',
  'optima',
] as const;
export const accountTypes = [
  'consumer-checking',
  'consumer-savings',
  'commercial-checking',
] as const;
export const tokenTypes = ['one-time', 'reusable', 'payment-method'] as const;
export const methodNames = ['credit-card', 'ach-debit'] as const;
/** What a payment is for: to charge an amount, or to keep the card for later as a token. */
export const purposeNames = ['charge', ...tokenTypes] as const;

export type AccountType = (typeof accountTypes)[number];
export type MethodName = (typeof methodNames)[number];
export type PurposeName = (typeof purposeNames)[number];

/** The highest limit of attempts there may be (R76). */
export const ATTEMPTS_AT_MOST = 10_000;
