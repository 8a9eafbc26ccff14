import {
  brandOf,
  type CardBrand,
  fixedLengthOf,
  hasCardLength,
  hasValidChecksum,
  securityCodeLength,
} from './cards';
import type { PaymentParameters } from './parameters';
import type { SwitchSettings } from './switches';

/** The pieces of a card payment a caller keys in, in the order `Required` lists them. */
export const fields = [
  'payment-card-number',
  'expiration-date',
  'security-code',
  'postal-code',
] as const;

export type Field = (typeof fields)[number];

/** `ErrorType` of a callback, as far as it is played here. */
export type ErrorType =
  | 'input-timeout'
  | 'invalid-card-number'
  | 'invalid-card-type'
  | 'invalid-date'
  | 'invalid-security-code'
  | 'invalid-postal-code'
  | 'invalid-card-number-security-code-capture-sequence'
  | 'session-in-progress';

/** More than any field has: what ends a field the caller never ends. */
const MOST_DIGITS = 19;

/** Fields the caller must give, in order. */
export function fieldsAsked(parameters: PaymentParameters): Field[] {
  return fields.filter((field) => {
    switch (field) {
      case 'payment-card-number':
      case 'expiration-date':
        return true;
      case 'security-code':
        return parameters.asksSecurityCode;
      case 'postal-code':
        return parameters.asksPostalCode;
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

/** Whether the last digit ends the field by itself; otherwise `#` or the timeout does. */
export function endsItself(
  field: Field,
  digits: string,
  brand: CardBrand | undefined,
  switches: SwitchSettings,
): boolean {
  switch (field) {
    case 'payment-card-number':
      return digits.length >= cardEnd(digits, switches);
    case 'expiration-date':
      return digits.length >= 4;
    case 'security-code':
      return digits.length >= securityCodeLength(brand);
    case 'postal-code':
      return digits.length >= MOST_DIGITS;
  }
}

/** What is wrong with a field's digits; undefined when they are accepted. */
export function checkField(
  field: Field,
  digits: string,
  brand: CardBrand | undefined,
  parameters: PaymentParameters,
): ErrorType | undefined {
  switch (field) {
    case 'payment-card-number':
      return checkCard(digits, parameters.validCardTypes);
    case 'expiration-date':
      return isExpiry(digits, new Date()) ? undefined : 'invalid-date';
    case 'security-code':
      return digits.length === securityCodeLength(brand) ? undefined : 'invalid-security-code';
    case 'postal-code':
      return digits.length >= parameters.minPostalCodeLength ? undefined : 'invalid-postal-code';
  }
}

function checkCard(digits: string, valid: readonly CardBrand[]): ErrorType | undefined {
  if (!hasCardLength(digits) || !hasValidChecksum(digits)) return 'invalid-card-number';
  const brand = brandOf(digits);
  return brand && valid.includes(brand) ? undefined : 'invalid-card-type';
}

/** MMYY, good to the end of its month. */
function isExpiry(digits: string, now: Date): boolean {
  const match = /^(0[1-9]|1[0-2])(\d\d)$/.exec(digits);
  if (!match) return false;
  const months = (2000 + Number(match[2])) * 12 + Number(match[1]) - 1;
  return months >= now.getUTCFullYear() * 12 + now.getUTCMonth();
}
