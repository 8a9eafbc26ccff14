/*
 * What is kept of a postal code. A caller can key a card number or a security code into this field, so an
 * entry that could be one is discarded, and only the last two characters of any other are kept (R45).
 */

export interface PostalCodeRules {
  /** Whether the agent sees the whole of it; `last-two` unless the contact center takes the risk. */
  readonly shown: 'last-two' | 'whole';
  /** The shortest postal code that is taken (MinPostalCodeLength); null when none is configured. */
  readonly minLength: number | null;
}

/** No country has shorter or longer ones. */
const SHORTEST = 3;
const LONGEST = 10;
/** Digits of a security code at most. */
const SECURITY_CODE = 4;
/** Entries with this many digits could be half a card number. */
const HALF_A_CARD = 8;
const KEPT = 2;

/** Whether digits alone could be of a card: a security code, half a number, or one that ends like it. */
function couldBeOfCard(
  code: string,
  { minLength }: PostalCodeRules,
  lastFour: string | null,
): boolean {
  if (!/^\d+$/.test(code)) return false;
  const { length } = code;
  // Where such codes are usual, the configuration says how short or long they are.
  if (length <= SECURITY_CODE) return minLength === null || minLength > length;
  if (lastFour !== null && code.endsWith(lastFour)) return true;
  return length >= HALF_A_CARD && (minLength === null || minLength < HALF_A_CARD);
}

/** A postal code as it was keyed in, without blanks and dashes; undefined if it cannot be one. */
export function readPostalCode(raw: string): string | undefined {
  const code = raw.replace(/[\s-]/g, '').toUpperCase();
  return /^[\dA-Z*]*$/.test(code) && code.length <= LONGEST ? code : undefined;
}

/**
 * What is kept of a postal code whose entry has ended; undefined when it could be of a card, of which the
 * last four digits may be known.
 */
export function keptPostalCode(
  code: string,
  rules: PostalCodeRules,
  lastFour: string | null,
): string | undefined {
  if (code.length < SHORTEST || couldBeOfCard(code, rules, lastFour)) return undefined;
  if (rules.shown === 'whole') return code;
  return 'x'.repeat(code.length - KEPT) + code.slice(-KEPT);
}

/** Whether the value shows no more of a postal code than `shown` allows. */
export function isKeptPostalCode(value: string, shown: PostalCodeRules['shown']): boolean {
  return shown === 'whole'
    ? /^[x\dA-Z*]{0,10}$/.test(value)
    : /^x{0,10}$|^x{0,8}[\dA-Z*]{2}$/.test(value);
}
