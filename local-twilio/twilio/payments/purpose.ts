import { code } from 'currency-codes';
import { type TokenType, tokenTypes } from '../../world/connector/connectors';
import { done, type Outcome, refused } from '../rest/outcome';
import { type Form, payError } from './form';
import type { SwitchSettings } from '../switches/switches';

export type Purpose =
  | {
      readonly kind: 'charge';
      /** Decimal string as sent, in units of the currency: `12.00`. */
      readonly amount: string;
      readonly currency: string;
    }
  | { readonly kind: 'tokenize'; readonly tokenType: TokenType }
  /** Ends the session at once with a callback that says so. */
  | { readonly kind: 'invalid-amount'; readonly amount: string };

const OUT_OF_RANGE = 'not a number between 0.00 - 1,000,000.00';
/** Shorter than any card or account number: one typed into the wrong box must not be echoed. */
const HARMLESS_LENGTH = 6;

/** Twilio's words for an amount out of range. */
export const invalidAmountError = (amount: string): string =>
  `paymentAmount='${amount.length > HARMLESS_LENGTH ? '…' : amount}' (${OUT_OF_RANGE})`;

/** `.5` as 0.5, `12.` as 12, `+5` as 5; anything that is not a number stays as it is. */
function spelledOut(amount: string): string {
  const [, whole = '', decimals = ''] = /^\+?(\d*)\.?(\d*)$/.exec(amount) ?? [];
  if (whole === '' && decimals === '') return amount;
  return decimals === '' ? whole : `${whole || '0'}.${decimals}`;
}

function hasTooManyDecimals(
  amount: string,
  currency: string,
  { amountDecimals }: SwitchSettings,
): boolean {
  // ISO 4217's own list: what Node's ICU says of a currency differs between its versions.
  const listed = code(currency);
  if (amountDecimals === 'as-sent' || !listed) return false;
  return (amount.split('.')[1] ?? '').length > listed.digits;
}

/** Charge or tokenize, as amount, currency and token type say. */
export function parsePurpose(form: Form, switches: SwitchSettings): Outcome<Purpose> {
  const refuse = (code: number, message: string) => refused(payError({ code, message }, switches));
  const sent = form.ChargeAmount ?? '0';
  const amount = switches.amountSpelling === 'any-number' ? spelledOut(sent) : sent;
  const currency = (form.Currency ?? 'USD').toUpperCase();
  if (!/^\d{1,6}(\.\d+)?$/.test(amount) || hasTooManyDecimals(amount, currency, switches)) {
    return switches.invalidAmount === 'refuse'
      ? refuse(64003, invalidAmountError(amount))
      : done({ kind: 'invalid-amount', amount });
  }
  const tokenType = tokenTypes.find((type) => type === (form.TokenType ?? 'reusable'));
  if (!tokenType) return refuse(64020, 'TokenType: unknown token type');
  if (Number(amount) === 0) return done({ kind: 'tokenize', tokenType });
  if (form.TokenType && switches.chargeWithTokenType === 'refuse') {
    return refuse(64020, 'TokenType and ChargeAmount exclude each other');
  }
  if (!code(currency)) return refuse(64011, 'Currency is not supported');
  return done({ kind: 'charge', amount, currency });
}
