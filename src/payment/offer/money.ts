import { currencyDecimals } from './currencies';

/** An amount of money: a decimal string with exactly the decimals of its currency, never a float (R30). */
export interface Money {
  /** e.g. `"12.50"` USD, `"1250"` JPY, `"1.250"` KWD; greater than zero and below 1,000,000. */
  readonly amount: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

export type MoneyProblem =
  | { readonly problem: 'empty' }
  | { readonly problem: 'not-a-number' }
  | { readonly problem: 'zero' }
  | { readonly problem: 'negative' }
  | { readonly problem: 'too-large' }
  | { readonly problem: 'too-many-decimals'; readonly decimals: number }
  | { readonly problem: 'unknown-currency' };

export type MoneyResult =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly problem: MoneyProblem };

const WHOLE_DIGITS_BELOW_LIMIT = 6;

function refuse(problem: MoneyProblem): MoneyResult {
  return { ok: false, problem };
}

/**
 * The amount of whole digits and decimals. Trailing zeros beyond the currency's decimals do not count:
 * 1250.00 JPY is 1250. Twilio's limit is "less than 1,000,000" (Payments resource, ChargeAmount).
 */
export function moneyOf(digits: string, decimals: string, currency: string): MoneyResult {
  const places = currencyDecimals(currency);
  if (places === undefined) return refuse({ problem: 'unknown-currency' });
  const fraction = /^0*$/.test(decimals) ? decimals.slice(0, places) : decimals;
  if (fraction.length > places) return refuse({ problem: 'too-many-decimals', decimals: places });
  const whole = digits.replace(/^0+(?=\d)/, '') || '0';
  if (whole.length > WHOLE_DIGITS_BELOW_LIMIT) return refuse({ problem: 'too-large' });
  if (/^0*$/.test(whole + fraction)) return refuse({ problem: 'zero' });
  const amount = places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`;
  return { ok: true, money: { amount, currency } };
}

/**
 * Reads an amount as programs write it in a configuration, a task or a request, a decimal with a point (`12`,
 * `12.5`, `.50`). `readAmount` reads what people type.
 */
export function parseMoney(input: string, currency: string): MoneyResult {
  const text = input.trim();
  if (text === '') return refuse({ problem: 'empty' });
  const match = /^([-+]?)(\d*)(?:\.(\d*))?$/.exec(text);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (!match || whole + fraction === '') return refuse({ problem: 'not-a-number' });
  return sign === '-' ? refuse({ problem: 'negative' }) : moneyOf(whole, fraction, currency);
}

/** Negative when `left` is less than `right`, 0 when they are equal; both decimal strings (R30). */
export function compareAmounts(left: string, right: string): number {
  const scale = 4;
  const units = (amount: string): number => {
    const [whole = '0', fraction = ''] = amount.split('.');
    return Number(whole + fraction.padEnd(scale, '0').slice(0, scale));
  };
  return units(left) - units(right);
}

/** The amount as a person reads it, e.g. `$12.50`, with the decimals of its currency in every browser. */
export function formatMoney(money: Money, locale: string): string {
  return partsOf(money, locale)
    .map(({ value }) => value)
    .join('');
}

const partsOfNumber: ReadonlySet<string> = new Set(['integer', 'group', 'decimal', 'fraction']);

/** The amount without its currency, as a person of the locale types it, e.g. `1.234,50`. */
export function formatAmount(money: Money, locale: string): string {
  return partsOf(money, locale)
    .filter(({ type }) => partsOfNumber.has(type))
    .map(({ value }) => value)
    .join('');
}

function partsOf({ amount, currency }: Money, locale: string): readonly Intl.NumberFormatPart[] {
  const { length } = amount.split('.')[1] ?? '';
  const decimals = { minimumFractionDigits: length, maximumFractionDigits: length };
  // Below a million a double is exact to the fourth decimal, the most that a currency has.
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...decimals }).formatToParts(
    Number(amount),
  );
}
