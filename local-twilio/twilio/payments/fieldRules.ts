import { brandOf, type CardBrand, longestLengthOf, securityCodeLength } from './cards';
import { cardFields, type Field, MOST_ACCOUNT_DIGITS, ROUTING_DIGITS } from './fields';
import type { PaymentParameters } from './parameters';
import type { SwitchSettings } from '../switches/switches';

/** More than any field has: what ends a field the caller never ends. */
const MOST_DIGITS = 19;
/** Of a card number. */
const USUAL_DIGITS = 16;
const EXPIRY_DIGITS = 4;

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
      return brandOf(digits) === 'visa' ? USUAL_DIGITS : (longestLengthOf(digits) ?? USUAL_DIGITS);
    case 'longest':
      return longestLengthOf(digits) ?? USUAL_DIGITS;
    case 'sixteen':
      return USUAL_DIGITS;
    case 'never':
      return MOST_DIGITS;
  }
}

/** How many digits end the field without a `#`; with fewer, `#` or the timeout ends it. */
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
