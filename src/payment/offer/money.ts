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
const knownCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Decimals of a currency by ISO 4217 (USD 2, JPY 0, KWD 3); undefined for an unknown currency. */
export function currencyDecimals(currency: string): number | undefined {
  if (!knownCurrencies.has(currency)) return undefined;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits;
}

function refuse(problem: MoneyProblem): MoneyResult {
  return { ok: false, problem };
}

/**
 * Reads an amount as a person types it: digits with an optional decimal point (`12`, `12.5`, `.50`).
 * Twilio's limit is "less than 1,000,000" (Payments resource, ChargeAmount).
 */
export function parseMoney(input: string, currency: string): MoneyResult {
  const decimals = currencyDecimals(currency);
  if (decimals === undefined) return refuse({ problem: 'unknown-currency' });
  const text = input.trim();
  if (text === '') return refuse({ problem: 'empty' });
  const match = /^([-+]?)(\d*)(?:\.(\d*))?$/.exec(text);
  const [, sign = '', typedWhole = '', fraction = ''] = match ?? [];
  if (!match || typedWhole + fraction === '') return refuse({ problem: 'not-a-number' });
  if (sign === '-') return refuse({ problem: 'negative' });
  if (fraction.length > decimals) return refuse({ problem: 'too-many-decimals', decimals });

  const whole = typedWhole.replace(/^0+(?=\d)/, '') || '0';
  if (whole.length > WHOLE_DIGITS_BELOW_LIMIT) return refuse({ problem: 'too-large' });
  if (/^0*$/.test(whole + fraction)) return refuse({ problem: 'zero' });
  const amount = decimals === 0 ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`;
  return { ok: true, money: { amount, currency } };
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

/** The amount as a person reads it, e.g. `$12.50`. */
export function formatMoney(money: Money, locale: string): string {
  // `format` reads a decimal string exactly in browsers that have NumberFormat v3; below a million
  // a double is exact to the third decimal as well.
  return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency }).format(
    Number(money.amount),
  );
}
