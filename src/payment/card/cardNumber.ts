import { type Digit, digitsOf, withPlainDigits } from './digits';
import { cardLengths, isCardNumber, isUnlikelyCard } from './networks';
import { isMoreLikelyWhole, otherNumbers, type Span } from './otherNumbers';

/*
 * Finds what could be a card number in a text, in digits of any script, however it is grouped, even inside a
 * longer number (R41, R44). It looks at every window of 12 to 19 digits. A window that has a network's prefix
 * and length and passes Luhn is a card number, unless its form shows that it is something else: decision 12
 * lists the forms and their cost.
 */

export type { Span };

/** How many characters may stand between two digits of one number. */
const GAP = 12;

/** What is between two digits: nothing, signs and spaces, also letters, or too much. */
type GapKind = 'none' | 'signs' | 'letters' | 'apart';

interface Gap {
  readonly kind: GapKind;
  readonly text: string;
}

function gapBetween(text: string, from: number, to: number): Gap {
  if (from >= to) return { kind: 'none', text: '' };
  // Marks that combine with a digit, and invisible characters, do not separate digits.
  const between = text
    .slice(from, to)
    .replace(/[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');
  if (between === '') return { kind: 'none', text: '' };
  if (between.length > GAP) return { kind: 'apart', text: '' };
  return { kind: /[\p{L}\p{N}]/u.test(between) ? 'letters' : 'signs', text: between };
}

/** All digits of a text, and what precedes each. */
interface Digits {
  readonly digits: readonly Digit[];
  readonly values: string;
  readonly gaps: readonly Gap[];
}

function readDigits(text: string): Digits {
  const digits = digitsOf(text);
  const gaps = digits.map(({ start }, index): Gap => {
    const before = digits[index - 1];
    return before ? gapBetween(text, before.end, start) : { kind: 'apart', text: '' };
  });
  return { digits, gaps, values: digits.map(({ value }) => value).join('') };
}

/** Digits from the first to before the last. */
interface Window {
  readonly first: number;
  readonly last: number;
}

/** All windows whose digits are a card number. */
function windowsOf({ values, gaps }: Digits): readonly Window[] {
  const found: Window[] = [];
  // How far one can read on from a digit before a gap is too wide.
  let reach = 0;
  for (let first = 0; first < values.length; first += 1) {
    if (reach <= first) reach = first + 1;
    while (reach < values.length && gaps[reach]?.kind !== 'apart') reach += 1;
    for (const length of cardLengths) {
      const last = first + length;
      if (last > reach) break;
      if (isCardNumber(values.slice(first, last))) found.push({ first, last });
    }
  }
  return found;
}

/** How many digits each group has, and what is between the groups. */
function groupsOf(gaps: readonly Gap[], { first, last }: Window) {
  const sizes = [1];
  const between: Gap[] = [];
  for (const gap of gaps.slice(first + 1, last)) {
    if (gap.kind === 'none') sizes.push((sizes.pop() ?? 0) + 1);
    else {
      sizes.push(1);
      between.push(gap);
    }
  }
  return { sizes, between };
}

/** Groups of four, the groups printed on cards of other lengths, or groups of one size parted alike. */
function isPrintedLikeACard(sizes: readonly number[], between: readonly Gap[]): boolean {
  if (sizes.length < 3) return false;
  if (['4-6-5', '4-6-4', '4-3-3-3'].includes(sizes.join('-'))) return true;
  const [size = 0] = sizes;
  const even = sizes.every((each, index) =>
    index < sizes.length - 1 ? each === size : each <= size,
  );
  return (
    even && (size === 4 || size === 1 || between.every(({ text }) => text === between[0]?.text))
  );
}

/** Two halves with a few letters between them, and no space. */
function isSplitByLetters(
  [left, right, ...more]: readonly number[],
  between: readonly Gap[],
): boolean {
  return left === right && more.length === 0 && between.every(({ text }) => /^\S{1,3}$/.test(text));
}

/** Whether a window is written as a card number may be, and not as a part of something else. */
function couldBeWritten(all: Digits, window: Window): boolean {
  const { gaps, values } = all;
  const { first, last } = window;
  const { sizes, between } = groupsOf(gaps, window);
  const before = gaps[first]?.kind ?? 'apart';
  const after = gaps[last]?.kind ?? 'apart';
  const isCut = before === 'none' || after === 'none';
  const unlikely = isUnlikelyCard(values.slice(first, last));
  if (sizes.length === 1) return !(unlikely && isCut && isMoreLikelyWhole(runAround(all, window)));
  const printed = isPrintedLikeACard(sizes, between);
  if (between.some(({ kind }) => kind === 'letters')) {
    return !isCut && (printed || isSplitByLetters(sizes, between));
  }
  if (isCut) return printed && !unlikely;
  if (before !== 'signs' && after !== 'signs') return true;
  // Beside other numbers it takes more than a grouping by chance.
  return printed || (sizes.every((size) => size >= 4) && !unlikely);
}

/** Digits of the longest run whose form says what it is (`isMoreLikelyWhole`). */
const LONGEST_RUN = 16;

/** The digits that stand together with those of a window; of a longer run, not all. */
function runAround({ gaps, values }: Digits, { first, last }: Window): string {
  let start = first;
  let end = last;
  while (end - start <= LONGEST_RUN && gaps[start]?.kind === 'none') start -= 1;
  while (end - start <= LONGEST_RUN && gaps[end]?.kind === 'none') end += 1;
  return values.slice(start, end);
}

interface Found extends Span {
  /** The card number in plain digits. */
  readonly number: string;
}

/** Nearly every text: ASCII, with fewer digits than the shortest card number. */
const TOO_FEW_DIGITS = /^(?:[^\d\u0080-\uffff]*\d){0,11}[^\d\u0080-\uffff]*$/;

function findAll(text: string): readonly Found[] {
  if (TOO_FEW_DIGITS.test(text)) return [];
  const all = readDigits(text);
  const found = windowsOf(all)
    .filter((window) => couldBeWritten(all, window))
    .map(({ first, last }) => ({
      start: all.digits[first]?.start ?? 0,
      end: all.digits[last - 1]?.end ?? text.length,
      number: all.values.slice(first, last),
    }));
  if (found.length === 0) return [];
  const others = otherNumbers(withPlainDigits(text));
  return found.filter(
    ({ start, end }) => !others.some((other) => other.start <= start && end <= other.end),
  );
}

const BROKEN = '\ufffd';

/** A character by its number, as far as it has one. */
const characterOf = (digits: string, base: number): string => {
  const code = Number.parseInt(digits, base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : BROKEN;
};

/** A character in hexadecimal digits, as HTML, JSON, JavaScript, C, Python and Perl have it. */
const HEXADECIMAL =
  /&#[xX]0*[\da-fA-F]{1,6};?|\\[ux]\{0*[\da-fA-F]{1,6}\}|\\U[\da-fA-F]{8}|[\\%]u[\da-fA-F]{4}|\\x[\da-fA-F]{2}/g;

/** A digit in octal, as C and shells have it, or in CSS, where it is hexadecimal: no text is both. */
const SHORT_ESCAPE = /\\0*(3\d|6[0-7]|7[01])/g;

/** The ways in which a text may be encoded; `=34` is quoted-printable. */
const decoders: readonly ((text: string) => string)[] = [
  // In full-width characters.
  (text) => text.normalize('NFKC'),
  // The digits of a broken byte are none of the text's.
  (text) => decodePercents(text).replace(/%[89a-f][\da-f]/gi, BROKEN),
  (text) =>
    text
      .replace(/&#0*(\d{1,7});?/g, (_, digits: string) => characterOf(digits, 10))
      .replace(HEXADECIMAL, (found) =>
        characterOf(/[\da-f]+(?=[;}]?$)/i.exec(found)?.[0] ?? '', 16),
      )
      .replace(SHORT_ESCAPE, (_, code: string) => characterOf(code, code.startsWith('3') ? 16 : 8))
      // Between digits any other named one is a sign or a space.
      .replace(/&([a-z]{2,8});/gi, (_, name: string) => (name.toLowerCase() === 'amp' ? '&' : ' ')),
  // What is not ASCII in it is UTF-8, as in percents.
  (text) => text.replace(/=3(\d)/g, '$1').replace(/=(?=[89a-f][\da-f])/gi, '%'),
];

/** The text decoded in one of the ways, so that what another one would destroy is looked at before. */
function decode(text: string): string {
  for (const decoder of decoders) {
    const decoded = decoder(text);
    if (decoded !== text) return decoded;
  }
  return text;
}

/** Nobody encodes a text more often. Without a limit such a text could keep a function busy until its time is over. */
const MOST_DECODED = 6;

/** The text as it is, and each time it is decoded; undefined if there is no end to that. */
function readings(text: string): readonly string[] | undefined {
  // What each of the encodings begins with.
  if (!/[%&\\=]/.test(text.normalize('NFKC'))) return [text];
  const all = [text];
  let last = text;
  while (all.length <= MOST_DECODED + 1) {
    const decoded = decode(last);
    if (decoded === last) return all;
    all.push(decoded);
    last = decoded;
  }
  return undefined;
}

/** One character of UTF-8, percent-encoded: one broken byte hides none beside it. */
const ENCODED =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi;

/**
 * Percent-decodes a text (`card%20was%20declined`) once. What cannot be decoded stays as it is.
 */
export function decodePercents(text: string): string {
  return text.replace(ENCODED, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/** Where the card numbers of a text are: in order, without overlaps. */
export function findCardNumbers(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { start, end } of findAll(text)) {
    const before = spans.at(-1);
    if (!before || start >= before.end) spans.push({ start, end });
    else spans[spans.length - 1] = { start: before.start, end: Math.max(end, before.end) };
  }
  return spans;
}

/** Whether a text holds what could be a card number, as it is or encoded. */
export function holdsCardNumber(text: string): boolean {
  return readings(text)?.some((reading) => findAll(reading).length > 0) ?? true;
}

/** Replaces what could be a card number. */
export const REMOVED = '[removed]';

/** The text with `[removed]` in place of whatever could be a card number; nothing else is changed. */
export function withoutCardNumbers(text: string): string {
  let end = 0;
  const kept = findCardNumbers(text).map((span) => {
    const before = text.slice(end, span.start);
    end = span.end;
    return before + REMOVED;
  });
  const rest = kept.join('') + text.slice(end);
  // What is encoded, or only comes about where something was taken out, has no place to take it from.
  return holdsCardNumber(rest) ? REMOVED : rest;
}

/** The last four digits of a masked card number; null if it does not show them. */
export function lastFourOf(masked: string | undefined): string | null {
  return /\d{4}$/.exec(masked ?? '')?.[0] ?? null;
}

/**
 * Whether a processor's code could be the number of this payment's card, by its last four digits; if they are
 * unknown, whether it could be any card's.
 */
export function couldBeCard(code: string, lastFour: string | null): boolean {
  const found = readings(code)?.flatMap(findAll);
  return found?.some(({ number }) => lastFour === null || number.endsWith(lastFour)) ?? true;
}
