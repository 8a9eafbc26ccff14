import type { RestError } from '../rest/errors';
import { connectorNames } from '../connector/connectors';
import { type CardBrand, cardBrands } from './cards';
import type { SwitchSettings } from './switches';

/** A form whose empty values have been left out, as strings, already held against its schema. */
export type Form = Readonly<Record<string, string>>;

export type Purpose =
  | {
      readonly kind: 'charge';
      /** Decimal string as sent, in units of the currency: `12.00`. */
      readonly amount: string;
      readonly currency: string;
    }
  | { readonly kind: 'tokenize'; readonly tokenType: string };

/** What a payment session was started with. */
export interface PaymentParameters {
  readonly purpose: Purpose;
  readonly connector: string;
  readonly description: string | undefined;
  readonly custom: Readonly<Record<string, string | number | boolean>>;
  readonly asksSecurityCode: boolean;
  readonly asksPostalCode: boolean;
  readonly minPostalCodeLength: number;
  /** Between two digits. */
  readonly timeoutSeconds: number;
  readonly validCardTypes: readonly CardBrand[];
}

type Outcome<T> = { readonly ok: T } | { readonly error: RestError };

export const payError = (code: number, message: string, { payErrorStatus }: SwitchSettings) => ({
  status: payErrorStatus,
  code,
  message,
});

/** What is valid at Twilio, but not played here. The code is our own. */
export const notPlayed = (what: string): RestError => ({
  status: 501,
  code: 20501,
  message: `The local Twilio does not play ${what}`,
});

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** The form of a new session as its parameters, or the error Twilio's dictionary names for it. */
export function parseParameters(form: Form, switches: SwitchSettings): Outcome<PaymentParameters> {
  const refuse = (code: number, message: string) => ({ error: payError(code, message, switches) });
  if (form.PaymentMethod === 'ach-debit') return { error: notPlayed('ach-debit') };
  if (form.RequireMatchingInputs) return { error: notPlayed('RequireMatchingInputs') };
  if (form.Confirmation === 'true') return { error: notPlayed('Confirmation') };
  if (form.BankAccountType) return refuse(64017, 'BankAccountType is not for credit-card');
  if (form.Input !== undefined && form.Input !== 'dtmf') {
    return refuse(64020, 'Input: only dtmf is supported');
  }
  const connector = form.PaymentConnector ?? 'Default';
  if (!connectorNames.includes(connector)) return refuse(64004, 'Unknown payment connector');
  const validCardTypes = parseCardTypes(form.ValidCardTypes ?? 'visa mastercard amex');
  if (!validCardTypes) return refuse(64020, 'ValidCardTypes: unknown card type');
  const custom = parseCustom(form.Parameter ?? '{}');
  if (!custom) return refuse(64020, 'Parameter: not a single-level JSON object');
  const purpose = parsePurpose(form, switches);
  if ('error' in purpose) return purpose;
  return {
    ok: {
      purpose: purpose.ok,
      connector,
      description: form.Description,
      custom,
      asksSecurityCode: form.SecurityCode !== 'false',
      asksPostalCode: form.PostalCode !== 'false',
      minPostalCodeLength: Number(form.MinPostalCodeLength ?? 1),
      timeoutSeconds: Number(form.Timeout ?? 5),
      validCardTypes,
    },
  };
}

function parsePurpose(form: Form, switches: SwitchSettings): Outcome<Purpose> {
  const amount = form.ChargeAmount ?? '0';
  if (!/^\d{1,6}(\.\d+)?$/.test(amount)) {
    // Twilio repeats the amount here. A card number typed into the wrong box would come back with it.
    const message = 'paymentAmount is not a number between 0.00 - 1,000,000.00';
    return { error: payError(64003, message, switches) };
  }
  if (Number(amount) === 0) {
    return { ok: { kind: 'tokenize', tokenType: form.TokenType ?? 'reusable' } };
  }
  if (form.TokenType && switches.chargeWithTokenType === 'refuse') {
    return { error: payError(64020, 'TokenType and ChargeAmount exclude each other', switches) };
  }
  const currency = (form.Currency ?? 'USD').toUpperCase();
  if (!currencies.has(currency)) {
    return { error: payError(64011, 'Currency is not supported', switches) };
  }
  return { ok: { kind: 'charge', amount, currency } };
}

function parseCardTypes(text: string): CardBrand[] | undefined {
  const asked = text.split(' ').filter((word) => word !== '');
  const known = cardBrands.filter((brand) => asked.includes(brand));
  return known.length === new Set(asked).size ? known : undefined;
}

/** Twilio's own example has single quotes, so they are taken for double ones where JSON fails. */
function parseCustom(text: string): PaymentParameters['custom'] | undefined {
  const value = parseJson(text) ?? parseJson(text.replaceAll("'", '"'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const custom: Record<string, string | number | boolean> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (!isScalar(entry)) return undefined;
    custom[key] = entry;
  }
  return custom;
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
