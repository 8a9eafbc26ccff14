/*
 * Finds what could be a card number in a text, however it is written: in digits of any script, and with
 * spaces, dashes, dots or invisible characters between them (R41, R44).
 */

const LENGTHS = { min: 12, max: 19 };
/** So many characters that are neither letter nor digit may stand between two digits of one number. */
const GAP = 5;

/** Prefixes and lengths of the networks that Payments knows (ISO 7812 ranges as they publish them). */
const networks: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|09|[689]\d)\d{11,16}$/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  /^(?:2014|2149)\d{11}$/,
  // Discover, UnionPay and Maestro.
  /^(?:5[06-9]|6\d)\d{10,17}$/,
];

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

/** Value of a decimal digit of any script: Unicode has them in blocks of ten, each from 0 to 9. */
function digitValue(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}

/** The text with each digit, whatever its form, as an ASCII digit. */
function withPlainDigits(text: string): string {
  return text.normalize('NFKC').replace(/[^\P{Nd}0-9]/gu, digitValue);
}

/** Digits that stand together, and where; what is between two groups may belong to one number. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** What stands before it; undefined when it cannot be of one number with the group before. */
  readonly gap: string | undefined;
}

function groupsOf(text: string): readonly Group[] {
  let end = 0;
  return [...text.matchAll(/\d+/g)].map((match) => {
    const between = text.slice(end, match.index);
    const apart = between.length > GAP || /[\p{L}\p{N}]/u.test(between);
    end = match.index + match[0].length;
    return { start: match.index, end, digits: match[0], gap: apart ? undefined : between };
  });
}

/** A number as people write cards may be of any network; written otherwise, of one that is known. */
function isCard(digits: string, usual: boolean): boolean {
  if (digits.length < LENGTHS.min || !passesLuhn(digits)) return false;
  return usual || networks.some((network) => network.test(digits));
}

/** A card number: of how many groups it is, and where it ends. */
interface Card {
  readonly groups: number;
  readonly end: number;
}

/** The longest card number that begins with the first of these groups. */
function cardAtStart(groups: readonly Group[]): Card | undefined {
  let digits = '';
  let usual = true;
  let found: Card | undefined;
  for (const [index, group] of groups.entries()) {
    if (index > 0) {
      if (group.gap === undefined) break;
      usual &&= /^[\s-]$/.test(group.gap);
    }
    digits += group.digits;
    if (digits.length > LENGTHS.max) break;
    if (isCard(digits, usual)) found = { groups: index + 1, end: group.end };
  }
  return found;
}

/** Where card numbers begin and end in a text of plain digits. */
function cardNumbersIn(text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let rest = groupsOf(text);
  for (let first = rest[0]; first; first = rest[0]) {
    const card = cardAtStart(rest);
    if (card) found.push([first.start, card.end]);
    rest = rest.slice(card?.groups ?? 1);
  }
  return found;
}

/** Whether a text holds something that could be a card number: 12 to 19 digits that pass Luhn. */
export function containsCardNumber(text: string): boolean {
  return cardNumbersIn(withPlainDigits(text)).length > 0;
}

/**
 * Free text of a processor, safe to keep: what could be a card number is blotted out (R41). Characters
 * come back in their plain form (Unicode NFKC).
 */
export function withoutCardNumbers(text: string): string {
  const plain = withPlainDigits(text);
  let end = 0;
  const kept = cardNumbersIn(plain).map(([start, next]) => {
    const before = plain.slice(end, start);
    end = next;
    return `${before}[removed]`;
  });
  return kept.join('') + plain.slice(end);
}
