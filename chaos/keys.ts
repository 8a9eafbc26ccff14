import type { Field } from '../src/payment/card/field';

/** How a caller answers when asked for a field. */
export type Entry = 'right' | 'wrong' | 'half' | 'nothing';

const cards = {
  visa: { number: '4242424242424242', code: '123', declined: false },
  mastercard: { number: '5555555555554444', code: '123', declined: false },
  amex: { number: '378282246310005', code: '1234', declined: false },
  declined: { number: '4000000000000002', code: '123', declined: true },
} as const;

export type Card = keyof typeof cards;

/** December of the year after next: what callers key in for an expiry date. */
const expiry = `12${String(new Date().getUTCFullYear() + 2).slice(-2)}`;

/** The keys of a correct entry. */
function rightKeys(field: Field, card: Card): string {
  switch (field) {
    case 'payment-card-number':
      return cards[card].number;
    case 'expiration-date':
      return expiry;
    case 'security-code':
      return cards[card].code;
    case 'postal-code':
      return '94105#';
    case 'bank-routing-number':
      return '121181976';
    case 'bank-account-number':
      return '5088#';
    default:
      throw new Error(`${field} is not asked for in these payments`);
  }
}

function wrongKeys(field: Field): string {
  switch (field) {
    case 'payment-card-number':
      return '4242424242424241';
    case 'expiration-date':
      return '1320';
    case 'bank-routing-number':
      return '111111111';
    default:
      return '1#';
  }
}

/** The keys a caller presses; empty for a caller who presses none. */
export function keysOf(field: Field, card: Card, entry: Entry): string {
  switch (entry) {
    case 'right':
      return rightKeys(field, card);
    case 'wrong':
      return wrongKeys(field);
    case 'half':
      return rightKeys(field, card).slice(0, 2);
    case 'nothing':
      return '';
  }
}

/** The most that an agent may see of an entry: its last digits, or nothing. */
export function lastDigits(field: Field, digits: string): string {
  const bare = digits.replace(/\D/g, '');
  switch (field) {
    case 'payment-card-number':
    case 'bank-routing-number':
      return bare.slice(-4);
    case 'bank-account-number':
      return bare.slice(-2);
    case 'postal-code':
      return bare.slice(-2);
    case 'security-code':
      return '';
    default:
      return bare;
  }
}
