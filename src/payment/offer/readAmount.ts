import { withPlainDigits } from '../card/digits';
import { currencyDecimals } from './currencies';
import { type Money, type MoneyProblem, moneyOf } from './money';

/*
 * Reads amounts as people write them: `1,234.56`, `1.234,56`, `1 234,56`, `1'234.56`, `1,23,456.78`,
 * `$12.50`, `12,50 €`, in digits of any script. Their locale's reading takes precedence; otherwise an amount
 * with a single reading is taken, and one with several is not.
 */

/** An amount that can be read in two ways, with decimals that its currency may not have. */
export interface TwoReadings {
  readonly problem: 'two-readings';
  readonly readings: readonly Money[];
}

export type AmountResult =
  | { readonly ok: true; readonly money: Money }
  | { readonly ok: false; readonly problem: MoneyProblem | TwoReadings };

/** What stands for an apostrophe, or for the sign between thousands in Arabic. */
const APOSTROPHES = /[’‘‛ʼʻ`´′‵՚ꞌ٬]/g;

/** Normalized: ASCII digits, one kind of space, apostrophe and minus, no invisible characters. */
function plainForm(text: string): string {
  // An acute accent by itself is a space and a mark to NFKC.
  return withPlainDigits(text.replace(APOSTROPHES, "'").normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[−–—]/g, '-')
    .trim();
}

/** Languages have up to three forms of a currency's name for whole amounts: 1 złoty, 2 złote, 5 złotych. */
const COUNTS = [1, 2, 5];

/** How a locale writes a currency: by its code, symbols and name. */
function findNames(currency: string, locale: string): readonly string[] {
  return (['symbol', 'narrowSymbol', 'code', 'name'] as const).flatMap((currencyDisplay) => {
    const style = {
      style: 'currency',
      currency,
      currencyDisplay,
      maximumFractionDigits: 0,
    } as const;
    const format = new Intl.NumberFormat(locale, style);
    return COUNTS.flatMap((count) => format.formatToParts(count))
      .filter(({ type }) => type === 'currency')
      .map(({ value }) => plainForm(value).toLowerCase());
  });
}

/** What was found before, by currency and locale: it takes a millisecond, and amounts are read at every key. */
const found = new Map<string, readonly string[]>();

/** How a currency is written in a locale and in English, the longest name first. */
function namesOf(currency: string, locale: string): readonly string[] {
  const names = [locale, 'en', 'en-CA'].flatMap((each) => {
    const known = found.get(`${currency} ${each}`) ?? findNames(currency, each);
    found.set(`${currency} ${each}`, known);
    return known;
  });
  return [...new Set(names)].filter(Boolean).sort((left, right) => right.length - left.length);
}

/** The text without a name of the currency before it and behind it. */
function withoutNames(text: string, names: readonly string[]): string {
  const lower = text.toLowerCase();
  const first = names.find((name) => lower.startsWith(name)) ?? '';
  const rest = lower.slice(first.length);
  const last = names.find((name) => rest.endsWith(name)) ?? '';
  return rest.slice(0, rest.length - last.length).trim();
}

interface Reading {
  readonly whole: string;
  readonly fraction: string;
  readonly point: string;
  readonly group: string;
}

const POINTS = ['.', ',', '٫'];
const GROUPS = ['.', ',', ' ', "'"];

function readWith(text: string, point: string, group: string): Reading | undefined {
  const at = point === '' ? -1 : text.lastIndexOf(point);
  const whole = at < 0 ? text : text.slice(0, at);
  const fraction = at < 0 ? '' : text.slice(at + 1);
  if ((point !== '' && at < 0) || !/^\d*$/.test(fraction)) return undefined;
  const [first = '', ...rest] = group === '' ? [whole] : whole.split(group);
  const last = rest.at(-1);
  const inner = rest.slice(0, -1).map(({ length }) => length);
  // In threes; or in India in twos before the last three.
  const grouped =
    inner.every((length) => length === 3) ||
    (first.length < 3 && inner.every((length) => length === 2));
  const fits = group === '' || (last?.length === 3 && grouped && /^[1-9]\d{0,2}$/.test(first));
  const digits = [first, ...rest].join('');
  if (!fits || !/^\d*$/.test(digits) || digits + fraction === '') return undefined;
  return { whole: digits, fraction, point, group };
}

/** All ways to read digits with separators that make a difference. */
function readingsOf(text: string): readonly Reading[] {
  const all = ['', ...POINTS].flatMap((point) =>
    ['', ...GROUPS]
      .filter((group) => group === '' || group !== point)
      .map((group) => readWith(text, point, group))
      .filter((reading) => reading !== undefined),
  );
  const value = ({ whole, fraction }: Reading) => `${whole}.${fraction}`;
  return all.filter((one, index) => all.findIndex((each) => value(each) === value(one)) === index);
}

/** The separators of a locale, in plain form. */
function separatorsOf(currency: string, locale: string) {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).formatToParts(1_234_567.5);
  const of = (wanted: string) =>
    plainForm(`0${parts.find(({ type }) => type === wanted)?.value ?? ''}0`).slice(1, -1);
  return { point: of('decimal'), group: of('group') };
}

/** Whether the locale writes a number like this; spaces and apostrophes stand between thousands only. */
function isOfLocale({ point, group }: Reading, of: { point: string; group: string }): boolean {
  return (point === '' || point === of.point) && ['', ' ', "'", of.group].includes(group);
}

/** Reads what somebody typed who writes amounts as `locale` does. */
export function readAmount(input: string, currency: string, locale: string): AmountResult {
  const refuse = (problem: MoneyProblem | TwoReadings): AmountResult => ({ ok: false, problem });
  const places = currencyDecimals(currency);
  if (places === undefined) return refuse({ problem: 'unknown-currency' });
  // Raised digits are decimals, and fractions are no digits: `12⁵⁰` is not 1250.
  if (/\p{No}/u.test(input)) return refuse({ problem: 'not-a-number' });
  const text = plainForm(input);
  if (text === '') return refuse({ problem: 'empty' });
  const [, before = '', unsigned = ''] = /^([-+]?) ?(.*)$/.exec(text) ?? [];
  const named = withoutNames(unsigned, namesOf(currency, locale));
  const [, behind = '', written = ''] = /^([-+]?) ?(.*)$/.exec(named) ?? [];
  // A dash in place of zero decimals: `12.–`, `12,-`, `12:-`.
  const digits = written.replace(/^(.*\d)[.,:]--?$/, '$1');
  const readings = readingsOf(digits);
  const [first, ...others] = readings;
  if (!first) return refuse({ problem: 'not-a-number' });
  if (before === '-' || behind === '-') return refuse({ problem: 'negative' });
  const separators = separatorsOf(currency, locale);
  const local = readings.find((each) => isOfLocale(each, separators));
  if (local && local.fraction.length <= places)
    return moneyOf(local.whole, local.fraction, currency);
  if (others.length === 0) return moneyOf(first.whole, first.fraction, currency);
  return refuse({
    problem: 'two-readings',
    readings: readings.map(({ whole, fraction }) => ({
      amount: fraction === '' ? whole : `${whole}.${fraction}`,
      currency,
    })),
  });
}
