import type { Field } from './fields';
import type { SwitchSettings } from '../switches/switches';

/** `x` for each digit but the last four; grouped as on the card (4-6-5 for 15 digits) if so switched. */
function maskCard(digits: string, style: SwitchSettings['cardMask']): string {
  const contiguous = digits.slice(-4).padStart(digits.length, 'x');
  if (style === 'contiguous') return contiguous;
  const groups = digits.length === 15 ? /(.{4})(.{6})(.{5})/ : /(.{4})(?=.)/g;
  return digits.length === 15
    ? contiguous.replace(groups, '$1-$2-$3')
    : contiguous.replace(groups, '$1-');
}

/** A captured field as callbacks show it. Expiry, postal code and routing number are in clear. */
export function mask(field: Field, digits: string, switches: SwitchSettings): string {
  switch (field) {
    case 'payment-card-number':
      return maskCard(digits, switches.cardMask);
    case 'security-code':
      return switches.securityCodeMask.repeat(digits.length);
    case 'bank-account-number':
      return digits.slice(-2).padStart(digits.length, '*');
    case 'expiration-date':
    case 'postal-code':
    case 'bank-routing-number':
      return digits;
  }
}

/** A field while it is keyed in; undefined when nothing of it is shown. */
export function maskPartial(
  field: Field,
  digits: string,
  switches: SwitchSettings,
): string | undefined {
  switch (field) {
    case 'payment-card-number':
      return 'x'.repeat(digits.length);
    case 'security-code':
      if (switches.partialSecurityCode === 'absent') return undefined;
      return switches.securityCodeMask.repeat(digits.length);
    case 'bank-account-number':
      return '*'.repeat(digits.length);
    case 'bank-routing-number':
      return switches.partialRoutingNumber === 'clear' ? digits : '*'.repeat(digits.length);
    case 'expiration-date':
    case 'postal-code':
      if (switches.partialExpiryAndPostalCode === 'clear') return digits;
      return 'x'.repeat(digits.length);
  }
}
