/** From where to where in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Characters of an IBAN by country (SWIFT's registry). */
const ibanLengths =
  'NO15 BE16 DK18 FI18 FO18 GL18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 HR21 LI21 LV21 ' +
  'BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 TL23 AD24 CZ24 ES24 MD24 PK24 ' +
  'RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 ' +
  'CY28 DO28 GT28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 SC31 MT31';
const MAX_CARD_DIGITS = 19;

function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) {
      rest = (rest * 10 + Number(digit)) % 97;
    }
  }
  return rest === 1;
}

/** What stands between the groups of an IBAN. */
const IBAN_GAP = '[ \\u00a0\\u202f-]?';

/** By its check digits; a mistyped one is recognized by its letters, or by more digits than a card has. */
function isIban(text: string): boolean {
  const iban = text.replace(/[^A-Z\d]/gi, '').toUpperCase();
  if (!ibanLengths.includes(iban.slice(0, 2) + String(iban.length))) return false;
  if (passesMod97(iban)) return true;
  // In small letters it could be any words.
  if (/[a-z]/.test(text)) return false;
  return /[A-Z]/.test(iban.slice(4)) || iban.length - 2 > MAX_CARD_DIGITS;
}

/** Check digit of the numbers of GS1, which parcels carry. */
function passesGs1(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 3));
  return sum.reduce((all, each) => all + each, 0) % 10 === 0;
}

const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const time = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,6})?)?`;

interface Shape {
  readonly pattern: RegExp;
  readonly holds?: (text: string) => boolean;
}

const shapes: readonly Shape[] = [
  // Letters and digits in fours may run on into the next word: the check digits say where it ends.
  ...['A-Z', 'a-z'].map((letters) => ({
    pattern: new RegExp(
      String.raw`\b[${letters}]{2}\d{2}(?:${IBAN_GAP}[${letters}\d]{4}){2,6}(?:${IBAN_GAP}[${letters}\d]{1,4})?\b`,
      'g',
    ),
    holds: isIban,
  })),
  // A UUID; one that begins with 16 digits may as well be a card number with dashes.
  {
    pattern:
      /\b(?!\d{8}-\d{4}-\d{4}-)[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}\b/gi,
  },
  // Orders of Amazon and eBay.
  { pattern: /(?<![\d-])(?:\d{3}-\d{7}-\d{7}|\d{2}-\d{5}-\d{5})(?![\d-])/g },
  // A day and time as it is written, and in one run of digits with milliseconds or microseconds.
  {
    pattern: new RegExp(
      String.raw`(?<![\d./:-])${day}([./-])${day}\1(?:19|20)\d\d(?:,? ${time})?(?![./:-]?\d)`,
      'g',
    ),
  },
  {
    pattern:
      /(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d{4}(?:\d{3})?(?!\d)/g,
  },
  // A parcel of the United States Postal Service.
  {
    pattern:
      /(?<!\d)9(?:20[258]|234|27[04]|303|361|374|40[057]|470|505)(?: ?\d{4}){4} ?\d\d(?!\d)/g,
    holds: (text) => passesGs1(text.replace(/ /g, '')),
  },
];

/** Digits of a telephone number at most (ITU-T E.164). */
const PHONE_DIGITS = 15;

/** The digits after a plus: as many whole groups as a telephone number may have. */
function phoneNumber(text: string, plus: number): Span {
  const after = text.slice(plus + 1, plus + 60);
  const groups = /^[ (]{0,2}\d+(?:[ ()./-]{1,3}\d+)*/.exec(after)?.[0] ?? '';
  let end = 0;
  let count = 0;
  for (const { 0: digits, index } of groups.matchAll(/\d+/g)) {
    count += digits.length;
    if (count > PHONE_DIGITS) break;
    end = index + digits.length;
  }
  return { start: plus, end: plus + 1 + end };
}

/** Where numbers stand that show by their form that they are something else than a card number. */
export function otherNumbers(text: string): readonly Span[] {
  const spans = shapes.flatMap(({ pattern, holds = () => true }) =>
    [...text.matchAll(pattern)]
      .filter(([found]) => holds(found))
      .map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
  const phones = [...text.matchAll(/\+/g)].map(({ index }) => phoneNumber(text, index));
  return [...spans, ...phones];
}

/**
 * Milliseconds since 1970, of the years 2001 to 2033; 16 digits as Visa has them, mistyped; a token that keeps
 * the form of a card number and begins with a 9 (CardSecure).
 */
const MORE_LIKELY = /^(?:1\d{12}|[49]\d{15})$/;

/** Whether a run of digits is more likely something else than an unlikely card number with more digits. */
export function isMoreLikelyWhole(run: string): boolean {
  return MORE_LIKELY.test(run);
}
