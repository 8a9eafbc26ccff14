import { type Field, type FirstEntry, firstEntryOf } from './field';
import { readPostalCode } from './postalCode';

export type MaskedValue =
  /** `x` for each hidden digit, clear digits as they are, no separators. */
  { readonly ok: true; readonly value: string } | { readonly ok: false };

/** How many digits of a card number may be shown (R40). */
const CARD_DIGITS_IN_CLEAR = 4;
const ROUTING_NUMBER_LENGTH = 9;
const shapes: Record<FirstEntry, RegExp> = {
  'payment-card-number': new RegExp(`^x{0,19}\\d{0,${CARD_DIGITS_IN_CLEAR}}$`),
  'expiration-date': /^[\dx]{0,4}$/,
  'security-code': /^x{0,4}$/,
  // How much of it may be kept the order says (R45).
  'postal-code': /^[x\dA-Z*]{0,10}$/,
  'bank-routing-number': /^[\dx]{0,9}$/,
  'bank-account-number': /^x{0,30}\d{0,4}$/,
};

/**
 * Reads a value as a callback carries it, in whichever mask style (`xxxx4242`, `xxxx-xxxxxx-x4001`,
 * `***`), and refuses one that shows more than it may (R40): of a card number the last four digits,
 * of a security code nothing.
 */
export function readMasked(field: Field, raw: string): MaskedValue {
  const entry = firstEntryOf(field);
  if (entry === 'postal-code') {
    const value = readPostalCode(raw);
    return value === undefined ? { ok: false } : { ok: true, value };
  }
  const value = raw.replace(/[\s\-/]/g, '').replace(/[*\u2022X]/g, 'x');
  if (!shapes[entry].test(value)) return { ok: false };
  return { ok: true, value: entry === 'bank-routing-number' ? hideRouting(value) : value };
}

/** Whether a value is one that `readMasked` gives for the field. */
export function isMasked(field: Field, value: string): boolean {
  if (firstEntryOf(field) === 'postal-code') return shapes['postal-code'].test(value);
  const read = readMasked(field, value);
  return read.ok && read.value === value;
}

/** Twilio sends the routing number in clear; we keep the last four of a whole one (R43). */
function hideRouting(value: string): string {
  const shown = value.length === ROUTING_NUMBER_LENGTH ? 4 : 0;
  return 'x'.repeat(value.length - shown) + value.slice(value.length - shown);
}

const AMEX_GROUPS = [4, 6, 5];
const DINERS_GROUPS = [4, 6, 4];
const GROUPS_OF_FOUR = [4, 4, 4, 4, 4];

function cardGroups(brand: string | null, length: number): readonly number[] {
  if (brand === 'amex' || brand === 'optima' || brand === 'enroute') return AMEX_GROUPS;
  if (brand === 'diners-club' && length <= 14) return DINERS_GROUPS;
  return GROUPS_OF_FOUR;
}

function grouped(value: string, groups: readonly number[]): string {
  let rest = value;
  const parts: string[] = [];
  for (const size of groups) {
    if (rest === '') break;
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return parts.join(' ');
}

/** A masked value as it is shown: card numbers in the groups of their brand, expiry as MM/YY. */
export function showMasked(field: Field, value: string, brand: string | null): string {
  switch (firstEntryOf(field)) {
    case 'payment-card-number':
      return grouped(value, cardGroups(brand, value.length));
    case 'expiration-date':
      return value.length > 2 ? `${value.slice(0, 2)}/${value.slice(2)}` : value;
    default:
      return value;
  }
}
