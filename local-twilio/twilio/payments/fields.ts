import { type CardBrand, fixedLengthOf, securityCodeLength } from './cards';
import type { PaymentParameters } from './parameters';
import type { SwitchSettings } from './switches';

/** The pieces of a card a caller keys in, in the order `Required` lists them. */
export const cardFields = [
  'payment-card-number',
  'expiration-date',
  'security-code',
  'postal-code',
] as const;

export type CardField = (typeof cardFields)[number];

/** The pieces of a payment a caller keys in. */
export const fields = [...cardFields, 'bank-routing-number', 'bank-account-number'] as const;

export type Field = (typeof fields)[number];

/** A field of the card keyed in a second time, to be compared with the first. */
export type Matcher = `${CardField}-matcher`;

/** All that `Capture` may ask the caller for. */
export type Question = Field | Matcher;

export const matcherOf = (field: CardField): Matcher => `${field}-matcher`;

export const questions: readonly Question[] = [...fields, ...cardFields.map(matcherOf)];

/** The field a matcher repeats; undefined for a field itself. */
export const repeatedBy = (question: Question): CardField | undefined =>
  cardFields.find((field) => matcherOf(field) === question);

/** The field a question is about. */
export const fieldOf = (question: Question): Field | undefined =>
  repeatedBy(question) ?? fields.find((field) => field === question);

/** More than any field has: what ends a field the caller never ends. */
const MOST_DIGITS = 19;
const EXPIRY_DIGITS = 4;
export const ROUTING_DIGITS = 9;
/** ACH's own limit (Nacha's entry detail record). */
export const MOST_ACCOUNT_DIGITS = 17;

/** Fields the caller must give, in order. */
export function fieldsAsked({ method }: PaymentParameters): readonly Field[] {
  if (method.kind === 'ach-debit') return ['bank-routing-number', 'bank-account-number'];
  return cardFields.filter((field) => {
    switch (field) {
      case 'payment-card-number':
      case 'expiration-date':
        return true;
      case 'security-code':
        return method.asksSecurityCode;
      case 'postal-code':
        return method.asksPostalCode;
    }
  });
}

function cardEnd(digits: string, { cardAutoEnd }: SwitchSettings): number {
  switch (cardAutoEnd) {
    case 'by-brand':
      return fixedLengthOf(digits) ?? 16;
    case 'sixteen':
      return 16;
    case 'never':
      return MOST_DIGITS;
  }
}

/** How many digits end the field by themselves; with fewer, `#` or the timeout does. */
export function autoEnd(
  field: Field,
  digits: string,
  brand: CardBrand | undefined,
  switches: SwitchSettings,
): number {
  switch (field) {
    case 'payment-card-number':
      return cardEnd(digits, switches);
    case 'expiration-date':
      return EXPIRY_DIGITS;
    case 'security-code':
      return securityCodeLength(brand);
    case 'bank-routing-number':
      return switches.routingAutoEnd === 'nine' ? ROUTING_DIGITS : MOST_DIGITS;
    case 'bank-account-number':
      return MOST_ACCOUNT_DIGITS;
    case 'postal-code':
      return MOST_DIGITS;
  }
}
