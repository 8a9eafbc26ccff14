import * as v from 'valibot';
import { callbackParameter, type Field, fields, readField } from './field';
import {
  couldBeCard,
  decodePercents,
  holdsCardNumber,
  lastFourOf,
  REMOVED,
  withoutCardNumbers,
} from './cardNumber';
import { readMasked } from './masked';
import { cutToBytes, REQUIRED_LIMIT, textBytes, withoutControlCharacters } from './text';

/** A status callback of Twilio Payments, as it was read: without the processor's tokens (R42). */
export interface PaymentCallback {
  readonly paymentSid: string;
  /** Which of our questions it answers: the number we put into its URL. */
  readonly question: number;
  /** The field Twilio says it is capturing; null when it says none, or one we do not know. */
  readonly capture: Field | null;
  /** `true` while keys are coming in, `false` when the field ended, null when Twilio does not say. */
  readonly partial: boolean | null;
  /** Masked values, in the form of `readMasked`; a postal code as it was keyed in. */
  readonly values: Readonly<Partial<Record<Field, string>>>;
  /** The last four digits of the card; null if the callback does not show them. */
  readonly lastFour: string | null;
  /** Fields whose value was discarded because it showed more than it may (R40), or was too long (R45). */
  readonly discarded: readonly Field[];
  readonly brand: string | null;
  readonly errorType: string | null;
  /** What Twilio still requires, in its own tokens; null when it does not say. */
  readonly required: readonly string[] | null;
  readonly result: string | null;
  readonly confirmationCode: string | null;
  readonly payErrorCode: string | null;
  /** What PaymentError says of a refused input, such as `invalid-date` beside `input-timeout`. */
  readonly cause: string | null;
  /** PaymentError and ConnectorError, where present. */
  readonly messages: readonly string[];
}

/** Far more than is kept of any text. Longer text is cut: no callback is lost over its length. */
const LONGEST = 4096;
/** Ignores values that are not text: no callback is lost because of them. */
const optionalText = v.fallback(
  v.optional(
    v.pipe(
      v.union([v.string(), v.number()]),
      v.transform((value) => String(value).slice(0, LONGEST)),
    ),
  ),
  undefined,
);

/** Status callback parameters: Payments resource, StatusCallback (create, update, complete/cancel). */
const parametersSchema = v.object({
  Sid: v.pipe(v.string(), v.regex(/^PK[0-9a-f]{32}$/i)),
  Capture: optionalText,
  PartialResult: optionalText,
  PaymentCardNumber: optionalText,
  ExpirationDate: optionalText,
  SecurityCode: optionalText,
  PaymentCardPostalCode: optionalText,
  BankRoutingNumber: optionalText,
  BankAccountNumber: optionalText,
  PaymentCardNumberMatcher: optionalText,
  ExpirationDateMatcher: optionalText,
  SecurityCodeMatcher: optionalText,
  PaymentCardPostalCodeMatcher: optionalText,
  PaymentCardType: optionalText,
  ErrorType: optionalText,
  Required: optionalText,
  Result: optionalText,
  PaymentConfirmationCode: optionalText,
  PayErrorCode: optionalText,
  PaymentError: optionalText,
  ConnectorError: optionalText,
});

type Parameters = v.InferOutput<typeof parametersSchema>;

/** What a person reads: some processors percent-encode their words. */
function readable(raw: string | undefined): string {
  return withoutControlCharacters(decodePercents(raw ?? ''));
}

/** A text that may be kept, cut to a length that fits the document; null if it is empty. */
function readText(raw: string | undefined, kind: keyof typeof textBytes): string | null {
  const cut = cutToBytes(withoutCardNumbers(readable(raw)), textBytes[kind]);
  // Cutting a longer number may leave one that could be a card's.
  const text = withoutCardNumbers(cut).trim();
  return text === '' ? null : text;
}

/** A code of digits is kept as it is, unless it could be the number of this payment's card. */
function readConfirmation(raw: string | undefined, lastFour: string | null): string | null {
  const code = cutToBytes(readable(raw), textBytes.confirmationCode);
  return couldBeCard(code, lastFour) ? readText(code, 'confirmationCode') : code.trim() || null;
}

function readPartial(raw: string | undefined): boolean | null {
  if (raw === 'true') return true;
  return raw === 'false' ? false : null;
}

function readRequired(raw: string | undefined): readonly string[] | null {
  if (raw === undefined) return null;
  const tokens = withoutCardNumbers(decodePercents(raw))
    .split(',')
    .map((part) => readText(part, 'required'));
  return tokens.filter((part) => part !== null).slice(0, REQUIRED_LIMIT);
}

function readValues(parameters: Parameters) {
  const values: Partial<Record<Field, string>> = {};
  const discarded: Field[] = [];
  for (const field of fields) {
    const raw = parameters[callbackParameter[field]];
    if (raw === undefined || raw === '') continue;
    const masked = readMasked(field, raw);
    if (masked.ok) values[field] = masked.value;
    else discarded.push(field);
  }
  return { values, discarded };
}

/** A card number may stand half in one text and half in the other, or half in the confirmation code. */
function readMessages(
  parameters: Parameters,
  confirmationCode: string | null,
  lastFour: string | null,
): readonly string[] {
  const messages = [parameters.PaymentError, parameters.ConnectorError]
    .map((text) => readText(text, 'message'))
    .filter((message) => message !== null);
  const code = confirmationCode ?? '';
  const withCode = messages.flatMap((message) => [`${code} ${message}`, `${message} ${code}`]);
  const isSplit =
    holdsCardNumber(messages.join(' ')) || withCode.some((text) => couldBeCard(text, lastFour));
  return isSplit ? [REMOVED] : messages;
}

/**
 * Reads the form parameters of a callback. Undefined when it is not a Payments callback at all
 * (no payment SID); whatever else is unknown in it is kept as unknown, never guessed.
 */
export function parseCallback(input: unknown, question: number): PaymentCallback | undefined {
  const parsed = v.safeParse(parametersSchema, input);
  if (!parsed.success) return undefined;
  const parameters = parsed.output;
  const { values, discarded } = readValues(parameters);
  const lastFour = lastFourOf(values['payment-card-number']);
  const confirmationCode = readConfirmation(parameters.PaymentConfirmationCode, lastFour);
  const messages = readMessages(parameters, confirmationCode, lastFour);
  return {
    paymentSid: parameters.Sid,
    question,
    capture: readField(parameters.Capture ?? '') ?? null,
    partial: readPartial(parameters.PartialResult),
    values,
    discarded,
    lastFour,
    brand: readText(parameters.PaymentCardType, 'brand'),
    errorType: readText(parameters.ErrorType, 'errorType'),
    required: readRequired(parameters.Required),
    result: readText(parameters.Result, 'code'),
    confirmationCode,
    payErrorCode: readText(parameters.PayErrorCode, 'payErrorCode'),
    cause: messages.includes(REMOVED) ? null : readText(parameters.PaymentError, 'cause'),
    messages,
  };
}
