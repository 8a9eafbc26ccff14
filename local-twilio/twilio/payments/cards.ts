/** Card brands as Payments names them (`PaymentCardType`, `ValidCardTypes`). */
export const cardBrands = [
  'visa',
  'mastercard',
  'amex',
  'maestro',
  'discover',
  'jcb',
  'diners-club',
  'optima',
  'enroute',
] as const;

export type CardBrand = (typeof cardBrands)[number];

interface BrandRule {
  readonly brand: CardBrand;
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
}

const from12to19 = [12, 13, 14, 15, 16, 17, 18, 19];
const from16to19 = [16, 17, 18, 19];

/**
 * Leading digits and lengths from Twilio's table of card types. The first matching rule wins, so the broad
 * ones (maestro's 6) come last. No number counts as optima. 306 is not in that table, but in Twilio's list of
 * test cards.
 */
const rules: readonly BrandRule[] = [
  { brand: 'amex', prefix: /^3[47]/, lengths: [15] },
  { brand: 'enroute', prefix: /^(2014|2149)/, lengths: [15] },
  { brand: 'jcb', prefix: /^35(2[89]|[3-8])/, lengths: from16to19 },
  { brand: 'diners-club', prefix: /^36/, lengths: [14, 15, ...from16to19] },
  { brand: 'diners-club', prefix: /^(30[0-46]|3095|3[89])/, lengths: from16to19 },
  { brand: 'discover', prefix: /^(6011|64|65)/, lengths: from16to19 },
  {
    brand: 'mastercard',
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
  },
  { brand: 'visa', prefix: /^4/, lengths: [13, 15, 16, 19] },
  { brand: 'maestro', prefix: /^(5[0678]|6)/, lengths: from12to19 },
];

const ruleOf = (digits: string): BrandRule | undefined =>
  rules.find((rule) => rule.prefix.test(digits));

/** Brand by leading digits; undefined when no brand starts so. */
export const brandOf = (digits: string): CardBrand | undefined => ruleOf(digits)?.brand;

/** Whether the length is one the brand has; 12 to 19 digits for an unknown brand. */
export const hasCardLength = (digits: string): boolean =>
  (ruleOf(digits)?.lengths ?? from12to19).includes(digits.length);

/** The most digits that a card which begins so can have; undefined for an unknown brand. */
export function longestLengthOf(digits: string): number | undefined {
  const rule = ruleOf(digits);
  return rule && Math.max(...rule.lengths);
}

/** The checksum of ISO/IEC 7812 (Luhn). */
export function hasValidChecksum(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** Digits of a security code: four for American Express, three for the others. */
export const securityCodeLength = (brand: CardBrand | undefined): number =>
  brand === 'amex' ? 4 : 3;

/** Twilio's list of cards for a Pay Connector in TEST mode. */
const testCards: ReadonlySet<string> = new Set([
  '4111111111111111',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
  '3065930009020004',
  '3566002020360505',
  '6200000000000005',
  '6771798021000008',
]);

export const isTestCard = (digits: string): boolean => testCards.has(digits);

/** Bank accounts for a Pay Connector in TEST mode; any routing number goes with them. */
const testAccounts: ReadonlySet<string> = new Set(['12345678', '123456789']);

export const isTestAccount = (digits: string): boolean => testAccounts.has(digits);
