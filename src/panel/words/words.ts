import type { Problem } from '../../client/snapshot';
import type { cardBrands } from '../../payment/names';
import type { Field } from '../../payment/card/field';
import { formatMoney } from '../../payment/offer/money';
import type { Failure } from '../../payment/protocol';
import type { Purpose } from '../../payment/document/session';
import type { PaymentSession } from '../../payment/rules/status';
import { PROCESSOR_UNAVAILABLE } from '../../payment/rules/outcome';
import { isTroubleCode, type NextStep, troubles } from '../../payment/trouble';
import type { Language } from './context';
import type { Say } from './strings';

export function fieldName(say: Say, field: Field): string {
  return say(`PaymentField_${field}`);
}

/** Names in a row, as the agent's language lists them. */
function listed(locale: string, names: readonly string[]): string {
  // The names of second entries have a comma of their own.
  if (names.some((name) => name.includes(','))) return names.join('; ');
  return new Intl.ListFormat(locale, { type: 'unit' }).format(names);
}

/** Whole sentences one after the other; what stands between them is the language's. */
export function paragraph(say: Say, sentences: readonly string[]): string {
  const [first = '', ...more] = sentences.filter((sentence) => sentence !== '');
  return more.reduce((text, sentence) => say('PaymentSentences', { text, sentence }), first);
}

const brands = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  maestro: 'Maestro',
  discover: 'Discover',
  jcb: 'JCB',
  'diners-club': 'Diners Club',
  enroute: 'enRoute',
  optima: 'Optima',
} as const satisfies Record<(typeof cardBrands)[number], string>;

/** A brand by its own name; one we do not know as Twilio names it. */
export function brandName(brand: string): string {
  return new Map(Object.entries(brands)).get(brand) ?? brand;
}

/** The time of day, to the second, as the agent's language writes it; `at` in milliseconds since 1970. */
export function timeOfDay({ locale }: Language, at: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(at);
}

/** What a payment is for: the amount that was sent, or how the card or account is kept. */
export function purposeName({ say, locale }: Language, purpose: Purpose): string {
  return purpose.kind === 'charge'
    ? formatMoney(purpose.charge, locale)
    : say(`PaymentPurpose_${purpose.tokenType}`);
}

/** What an error code means; undefined for one that this version does not know. */
function meaning(say: Say, code: string): string | undefined {
  return isTroubleCode(code) ? say(`PaymentTrouble_${code}`) : undefined;
}

/** What to do about an error code, and whether it may be tried again; nothing for an unknown one. */
function nextStep(say: Say, code: string): readonly string[] {
  if (!isTroubleCode(code)) return [];
  const { next, mayRetry } = troubles[code];
  return [say(`PaymentNext_${next}`), ...(mayRetry ? [] : [say('PaymentNoRetry')])];
}

/** What the button beside an entry says already. */
const besideEntry: ReadonlySet<NextStep> = new Set([
  'ask-again',
  'ask-both-again',
  'ask-card-first',
  'another-account',
]);

/** What was wrong with an entry, and what else to do; an unknown ErrorType is shown by its code. */
export function entryError(say: Say, code: string, cause: string | null): string {
  const means = meaning(say, code) ?? say('PaymentEntryUnknown', { code });
  const why = cause === null ? [] : [meaning(say, cause) ?? cause];
  const obvious = isTroubleCode(code) && besideEntry.has(troubles[code].next);
  return paragraph(say, [means, ...why, ...(obvious ? [] : nextStep(say, code))]);
}

/** What the words of a failure name. */
function namedIn({ say, locale }: Language, failure: Failure): Readonly<Record<string, string>> {
  switch (failure.code) {
    case 'field-not-required':
      return { field: fieldName(say, failure.detail.field) };
    case 'fields-missing':
      return {
        fields: listed(
          locale,
          failure.detail.fields.map((each) => fieldName(say, each)),
        ),
      };
    case 'unknown-field-required':
      return { tokens: listed(locale, failure.detail.tokens) };
    case 'too-many-requests':
      return { minutes: String(Math.ceil(failure.detail.seconds / 60)) };
    default:
      return {};
  }
}

function failureWords(language: Language, failure: Failure): string {
  const { say } = language;
  if (failure.code === 'not-your-call' && failure.detail.callSid) return say('PaymentOtherLeg');
  const words = say(`PaymentFailure_${failure.code}`, namedIn(language, failure));
  if (failure.code !== 'twilio-refused') return words;
  const twilioCode = String(failure.detail.twilioCode);
  return paragraph(say, [
    words,
    meaning(say, twilioCode) ?? '',
    ...nextStep(say, twilioCode),
    say('PaymentTwilioCode', { code: twilioCode }),
  ]);
}

/** What went wrong with a press or the connection, and what to do. */
export function problemWords(language: Language, problem: Problem): string {
  const { say } = language;
  switch (problem.kind) {
    case 'failed':
      return failureWords(language, problem.failure);
    case 'unreachable':
      return say('PaymentUnreachable');
    case 'not-shown':
      return say('PaymentNotShown');
    case 'not-live':
      return say('PaymentNotLive');
    case 'unreadable':
      return say('PaymentUnreadable');
    case 'cancel-sent':
      return say('PaymentCancelSent');
  }
}

type Failed = Extract<PaymentSession, { status: 'failed' }>;

/** What a failed payment comes down to: the error code says more than the reason. */
function causeCode({ reason, payErrorCode }: Failed): string {
  return payErrorCode !== null && isTroubleCode(payErrorCode) ? payErrorCode : reason;
}

/** What to do after a failed payment; undefined where this version does not know its cause. */
export function stepAfter(session: Failed): NextStep | undefined {
  const code = causeCode(session);
  return isTroubleCode(code) ? troubles[code].next : undefined;
}

/** Why a payment failed; then, line by line, what else to know and what to do where no button says it. */
export function failedWords(say: Say, session: Failed): readonly string[] {
  const code = causeCode(session);
  const cause = meaning(say, code) ?? say('PaymentReasonUnknown', { reason: session.reason });
  switch (stepAfter(session)) {
    case 'another-account':
      return code === session.payErrorCode ? [cause, say('PaymentNothingCharged')] : [cause];
    case 'start-again':
      return [cause];
    default:
      return [cause, paragraph(say, nextStep(say, code))].filter((line) => line !== '');
  }
}

/** What else is known of a failed payment, line by line: for whoever has to look into it. */
export function failedDetails(say: Say, session: Failed): readonly string[] {
  const { reason, payErrorCode, messages } = session;
  const code = payErrorCode ?? '';
  const means = causeCode(session) === reason ? '' : (meaning(say, reason) ?? '');
  return [
    means,
    ...messages.map((message) => say('PaymentProcessorSays', { message })),
    code === '' ? '' : say('PaymentErrorCode', { code }),
  ].filter((line) => line !== '');
}

/** What is not known of a payment, and what to do before the next one. */
export function unknownWords(
  say: Say,
  session: Extract<PaymentSession, { status: 'unknown' }>,
): readonly string[] {
  const { result, order } = session;
  return [
    result === null || result === PROCESSOR_UNAVAILABLE
      ? say('PaymentUnknownUnanswered')
      : say('PaymentUnknownResult', { result }),
    say(order.purpose.kind === 'charge' ? 'PaymentUnknownCharge' : 'PaymentUnknownSave'),
  ];
}
