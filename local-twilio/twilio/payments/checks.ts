import {
  brandOf,
  type CardBrand,
  hasCardLength,
  hasValidChecksum,
  isTestCard,
  securityCodeLength,
} from './cards';
import { type Field, MOST_ACCOUNT_DIGITS, ROUTING_DIGITS } from './fields';
import type { CardMethod, PaymentParameters } from './parameters';
import type { SwitchSettings } from '../switches/switches';

/** `ErrorType` of a callback. */
export type ErrorType =
  | 'input-timeout'
  | 'invalid-card-number'
  | 'invalid-card-type'
  | 'invalid-date'
  | 'invalid-security-code'
  | 'invalid-postal-code'
  | 'invalid-bank-routing-number'
  | 'invalid-bank-account-number'
  | 'invalid-bank-account-type'
  | 'invalid-card-number-security-code-capture-sequence'
  | 'input-matching-failed'
  | 'session-in-progress'
  | 'internal-error';

const FEWEST_ACCOUNT_DIGITS = 4;

/** What is wrong with a field's digits; undefined if they are accepted. */
export function checkField(
  field: Field,
  digits: string,
  parameters: PaymentParameters,
  brand: CardBrand | undefined,
  switches: SwitchSettings,
): ErrorType | undefined {
  const { method, connector } = parameters;
  const testing = connector.mode === 'TEST';
  switch (method.kind) {
    case 'credit-card':
      return checkCardField(field, digits, method, brand, testing);
    case 'ach-debit':
      return checkBankField(field, digits, {
        accountTypeTaken: connector.bankAccountTypes.includes(method.accountType),
        accountTypeAt:
          switches.accountTypeError === 'account-number'
            ? 'bank-account-number'
            : 'bank-routing-number',
        fewestDigits: switches.accountDigits === '4-to-17' ? FEWEST_ACCOUNT_DIGITS : 1,
        checksum: switches.routingChecksum === 'checked' && !testing,
      });
  }
}

function checkCardField(
  field: Field,
  digits: string,
  { validCardTypes, minPostalCodeLength }: CardMethod,
  brand: CardBrand | undefined,
  testing: boolean,
): ErrorType | undefined {
  switch (field) {
    case 'payment-card-number':
      return checkCard(digits, validCardTypes, testing);
    case 'expiration-date':
      return isExpiry(digits, new Date()) ? undefined : 'invalid-date';
    case 'security-code':
      return digits.length === securityCodeLength(brand) ? undefined : 'invalid-security-code';
    case 'postal-code':
      return digits.length >= minPostalCodeLength ? undefined : 'invalid-postal-code';
    case 'bank-routing-number':
    case 'bank-account-number':
      return 'internal-error';
  }
}

/** One of Twilio's own test cards has a wrong checksum: a connector in TEST mode accepts it nevertheless. */
function checkCard(
  digits: string,
  valid: readonly CardBrand[],
  testing: boolean,
): ErrorType | undefined {
  const wellFormed = hasCardLength(digits) && hasValidChecksum(digits);
  if (!wellFormed && !(testing && isTestCard(digits))) return 'invalid-card-number';
  const brand = brandOf(digits);
  return brand && valid.includes(brand) ? undefined : 'invalid-card-type';
}

/** MMYY, good to the end of its month. */
function isExpiry(digits: string, now: Date): boolean {
  const match = /^(0[1-9]|1[0-2])(\d\d)$/.exec(digits);
  if (!match) return false;
  const months = (2000 + Number(match[2])) * 12 + Number(match[1]) - 1;
  return months >= now.getUTCFullYear() * 12 + now.getUTCMonth();
}

interface BankRules {
  readonly accountTypeTaken: boolean;
  readonly accountTypeAt: Field;
  readonly fewestDigits: number;
  readonly checksum: boolean;
}

function checkBankField(field: Field, digits: string, rules: BankRules): ErrorType | undefined {
  if (field === 'bank-routing-number') {
    const hasLength = digits.length === ROUTING_DIGITS;
    if (!hasLength || (rules.checksum && !hasRoutingChecksum(digits)))
      return 'invalid-bank-routing-number';
  } else if (digits.length < rules.fewestDigits || digits.length > MOST_ACCOUNT_DIGITS) {
    return 'invalid-bank-account-number';
  }
  const reported = !rules.accountTypeTaken && field === rules.accountTypeAt;
  return reported ? 'invalid-bank-account-type' : undefined;
}

/** The checksum of an ABA routing number: weights 3, 7, 1. */
function hasRoutingChecksum(digits: string): boolean {
  const weights = [3, 7, 1];
  const sum = Array.from(digits).reduce(
    (total, digit, index) => total + Number(digit) * (weights[index % 3] ?? 0),
    0,
  );
  return sum % 10 === 0;
}
