/** What a caller can be asked to key in; the names are those of Twilio's `Capture` parameter. */
export const fields = [
  'payment-card-number',
  'expiration-date',
  'security-code',
  'postal-code',
] as const;

export type Field = (typeof fields)[number];

export function isField(value: string): value is Field {
  return fields.some((field) => field === value);
}

/** The parameter of a callback that carries the (masked) value of a field. */
export const callbackParameter = {
  'payment-card-number': 'PaymentCardNumber',
  'expiration-date': 'ExpirationDate',
  'security-code': 'SecurityCode',
  'postal-code': 'PaymentCardPostalCode',
} as const satisfies Record<Field, string>;

const spellings = new Map<string, Field>(
  fields.flatMap((field) => [
    [field.replaceAll('-', ''), field],
    [callbackParameter[field].toLowerCase(), field],
  ]),
);

/**
 * Reads a field's name in any spelling that Twilio's pages use: `expiration-date` (Capture) as well
 * as `ExpirationDate` (the example of Required). Undefined for a name this version does not know.
 */
export function readField(token: string): Field | undefined {
  return spellings.get(token.toLowerCase().replaceAll('-', ''));
}
