import { bankAccountTypes, connectors } from '../../world/connector/connectors';
import { cardBrands } from './cards';
import { refusedByConnector } from './connectorRules';
import { type CardField, cardFields } from './fields';
import { done, type Outcome, refused } from '../rest/outcome';
import { type Form, payError, type Refusal } from './form';
import type { BankMethod, CardMethod, PaymentParameters } from './parameters';
import { parsePurpose } from './purpose';
import type { SwitchSettings } from '../switches/switches';

/** The form of a new session as its parameters, or the error Twilio's dictionary names for it. */
export function parseParameters(form: Form, switches: SwitchSettings): Outcome<PaymentParameters> {
  const refuse = (code: number, message: string) => refused(payError({ code, message }, switches));
  if (form.Input !== undefined && form.Input !== 'dtmf') {
    return refuse(64020, 'Input: only dtmf is supported');
  }
  const connector = connectors.find(({ name }) => name === (form.PaymentConnector ?? 'Default'));
  if (!connector) return refuse(64004, 'Unknown payment connector');
  const custom = parseCustom(form.Parameter ?? '{}');
  if (!custom) return refuse(64020, 'Parameter: not a single-level JSON object');
  const method =
    form.PaymentMethod === 'ach-debit' ? parseBank(form, switches) : parseCard(form, switches);
  if (method.kind === 'refused') return refuse(method.code, method.message);
  const purpose = parsePurpose(form, switches);
  if (!purpose.ok) return purpose;
  const parameters: PaymentParameters = {
    purpose: purpose.value,
    method,
    connector,
    description: form.Description,
    custom,
    confirmation: form.Confirmation === 'true',
    timeoutSeconds: Number(form.Timeout ?? 5),
  };
  const refusal =
    switches.connectorRefusal === 'at-start' ? refusedByConnector(parameters) : undefined;
  return refusal ? refuse(refusal.code, refusal.message) : done(parameters);
}

/** Why a method is refused. */
type Refused = Refusal & { readonly kind: 'refused' };

function parseCard(form: Form, { unaskedMatching }: SwitchSettings): CardMethod | Refused {
  if (form.BankAccountType) {
    return { kind: 'refused', code: 64017, message: 'BankAccountType is not for credit-card' };
  }
  const validCardTypes = listOf(cardBrands, form.ValidCardTypes ?? 'visa mastercard amex', ' ');
  if (!validCardTypes)
    return { kind: 'refused', code: 64020, message: 'ValidCardTypes: unknown card type' };
  const asksSecurityCode = form.SecurityCode !== 'false';
  const asksPostalCode = form.PostalCode !== 'false';
  const listed = listOf(cardFields, form.RequireMatchingInputs ?? '', ',');
  const isAsked = (field: CardField): boolean =>
    (field !== 'security-code' || asksSecurityCode) && (field !== 'postal-code' || asksPostalCode);
  const matching = listed?.filter(isAsked);
  if (!matching || (matching.length < (listed?.length ?? 0) && unaskedMatching === 'refuse')) {
    return {
      kind: 'refused',
      code: 64020,
      message: 'RequireMatchingInputs: a field that is not asked for',
    };
  }
  const minPostalCodeLength = Number(form.MinPostalCodeLength ?? 1);
  return {
    kind: 'credit-card',
    asksSecurityCode,
    asksPostalCode,
    minPostalCodeLength,
    validCardTypes,
    matching,
  };
}

const cardOptions = ['PostalCode', 'SecurityCode', 'MinPostalCodeLength', 'ValidCardTypes'];

function parseBank(
  form: Form,
  { cardOptionsOfAch, unaskedMatching }: SwitchSettings,
): BankMethod | Refused {
  const forCards = cardOptions.find((option) => form[option] !== undefined);
  if (forCards !== undefined && cardOptionsOfAch === 'refuse') {
    return { kind: 'refused', code: 64020, message: `${forCards} is not for ach-debit` };
  }
  if (form.RequireMatchingInputs && unaskedMatching === 'refuse') {
    return { kind: 'refused', code: 64020, message: 'RequireMatchingInputs is not for ach-debit' };
  }
  const asked = form.BankAccountType ?? 'consumer-checking';
  const accountType = bankAccountTypes.find((type) => type === asked);
  return accountType
    ? { kind: 'ach-debit', accountType }
    : { kind: 'refused', code: 64020, message: 'BankAccountType: unknown account type' };
}

/** The known ones among the words of a text, in our order; undefined when one is unknown. */
function listOf<T extends string>(
  known: readonly T[],
  text: string,
  separator: string,
): T[] | undefined {
  const words = text.split(separator).map((word) => word.trim());
  const asked = new Set(words.filter((word) => word !== ''));
  const found = known.filter((one) => asked.has(one));
  return found.length === asked.size ? found : undefined;
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
