/** What a caller can be asked to key in; the names are those of Twilio's `Capture` parameter. */
export const cardFields = [
  'payment-card-number',
  'expiration-date',
  'security-code',
  'postal-code',
] as const;

const bankFields = ['bank-routing-number', 'bank-account-number'] as const;

/** Second entries of a field that has to be entered twice (RequireMatchingInputs). */
export const matchers = [
  'payment-card-number-matcher',
  'expiration-date-matcher',
  'security-code-matcher',
  'postal-code-matcher',
] as const;

export const fields = [...cardFields, ...bankFields, ...matchers] as const;

export type CardField = (typeof cardFields)[number];
export type Matcher = (typeof matchers)[number];
/** A field whose value is entered once, or for the first time. */
export type FirstEntry = CardField | (typeof bankFields)[number];
export type Field = FirstEntry | Matcher;

export function isField(value: string): value is Field {
  return fields.some((field) => field === value);
}

/** The field whose second entry it is; a first entry itself. */
export function firstEntryOf(field: Field): FirstEntry {
  switch (field) {
    case 'payment-card-number-matcher':
      return 'payment-card-number';
    case 'expiration-date-matcher':
      return 'expiration-date';
    case 'security-code-matcher':
      return 'security-code';
    case 'postal-code-matcher':
      return 'postal-code';
    default:
      return field;
  }
}

/** The second entry of a card field. */
export function matcherOf(field: CardField): Matcher {
  return `${field}-matcher`;
}

/**
 * The parameter of a callback that carries the (masked) value of a field. Those of second entries are
 * not documented; they may also come under the first entry's name, or not at all.
 */
export const callbackParameter = {
  'payment-card-number': 'PaymentCardNumber',
  'expiration-date': 'ExpirationDate',
  'security-code': 'SecurityCode',
  'postal-code': 'PaymentCardPostalCode',
  'bank-routing-number': 'BankRoutingNumber',
  'bank-account-number': 'BankAccountNumber',
  'payment-card-number-matcher': 'PaymentCardNumberMatcher',
  'expiration-date-matcher': 'ExpirationDateMatcher',
  'security-code-matcher': 'SecurityCodeMatcher',
  'postal-code-matcher': 'PaymentCardPostalCodeMatcher',
} as const satisfies Record<Field, string>;

const spellings = new Map<string, Field>([
  ...fields.map((field) => [field.replaceAll('-', ''), field] as const),
  ...fields.map((field) => [callbackParameter[field].toLowerCase(), field] as const),
]);

/**
 * Reads a field's name in any spelling that Twilio's pages use: `expiration-date` (Capture) as well
 * as `ExpirationDate` (the example of Required). Undefined for a name this version does not know.
 */
export function readField(token: string): Field | undefined {
  return spellings.get(token.toLowerCase().replaceAll('-', ''));
}
