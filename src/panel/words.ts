import type { Action, DraftProblem, Problem } from '../client/snapshot';
import { type Field, isField } from '../payment/field';
import type { MoneyProblem } from '../payment/money';
import type { Failure } from '../payment/protocol';
import type { PaymentSession } from '../payment/status';
import { isStringKey, type Say, type StringKey } from './strings';

/** The key of `prefix` for one of Twilio's or our own codes; undefined for a code without words. */
function keyFor(prefix: string, code: string): StringKey | undefined {
  const key = `${prefix}_${code.replaceAll('-', '_')}`;
  return isStringKey(key) ? key : undefined;
}

const fieldKeys = {
  'payment-card-number': 'PaymentField_payment_card_number',
  'expiration-date': 'PaymentField_expiration_date',
  'security-code': 'PaymentField_security_code',
  'postal-code': 'PaymentField_postal_code',
} as const satisfies Record<Field, StringKey>;

export function fieldName(say: Say, field: Field): string {
  return say(fieldKeys[field]);
}

export function fieldNames(say: Say, names: readonly Field[]): string {
  return names.map((field) => fieldName(say, field)).join(', ');
}

const brands = new Map([
  ['visa', 'Visa'],
  ['mastercard', 'Mastercard'],
  ['amex', 'American Express'],
  ['maestro', 'Maestro'],
  ['discover', 'Discover'],
  ['jcb', 'JCB'],
  ['diners-club', 'Diners Club'],
  ['enroute', 'enRoute'],
]);

/** A brand by its own name; one we do not know as Twilio names it. */
export function brandName(brand: string): string {
  return brands.get(brand) ?? brand;
}

/** What was wrong with an entry, and what to do; an unknown ErrorType is shown by its code. */
export function entryError(say: Say, code: string): string {
  const key = keyFor('PaymentError', code);
  return key ? say(key) : say('PaymentErrorUnknown', { code });
}

export function moneyProblem(say: Say, problem: MoneyProblem, currency: string): string {
  switch (problem.problem) {
    case 'empty':
      return say('PaymentAmountEmpty');
    case 'not-a-number':
      return say('PaymentAmountNotANumber');
    case 'zero':
      return say('PaymentAmountZero');
    case 'negative':
      return say('PaymentAmountNegative');
    case 'too-large':
      return say('PaymentAmountTooLarge');
    case 'too-many-decimals':
      return problem.decimals === 0
        ? say('PaymentAmountNoDecimals', { currency })
        : say('PaymentAmountTooManyDecimals', { currency, decimals: String(problem.decimals) });
    case 'unknown-currency':
      return say('PaymentCurrencyUnknown');
  }
}

export function draftProblemWords(say: Say, problem: DraftProblem, currency: string): string {
  return problem.field === 'amount'
    ? moneyProblem(say, problem.problem, currency)
    : say('PaymentChargeAgainNeeded');
}

function failureWords(say: Say, { code, detail }: Failure, action: Action | null): string {
  const key = keyFor('PaymentFailure', code) ?? 'PaymentFailure_internal';
  const named = (value: Failure['detail'][string]) =>
    [value]
      .flat()
      .map((name) => (typeof name === 'string' && isField(name) ? fieldName(say, name) : name))
      .join(', ');
  const asked = action?.kind === 'capture' ? action.field : '';
  const words = say(key, {
    field: named(detail.field ?? asked),
    fields: named(detail.fields ?? ''),
    tokens: named(detail.tokens ?? ''),
  });
  return typeof detail.twilioCode === 'number'
    ? `${words} ${say('PaymentFailureCode', { code: String(detail.twilioCode) })}`
    : words;
}

/** What went wrong with a press or the connection, and what to do. */
export function problemWords(say: Say, problem: Problem, action: Action | null): string {
  switch (problem.kind) {
    case 'failed':
      return failureWords(say, problem.failure, action);
    case 'unreachable':
      return say('PaymentUnreachable');
    case 'not-shown':
      return say('PaymentNotShown');
    case 'unreadable':
      return say('PaymentUnreadable');
  }
}

/** Why a payment failed, line by line. */
export function failedWords(
  say: Say,
  session: Extract<PaymentSession, { status: 'failed' }>,
): readonly string[] {
  const { reason, payErrorCode, messages } = session;
  const key = keyFor('PaymentReason', reason) ?? keyFor('PaymentError', reason);
  return [
    key ? say(key) : say('PaymentReasonUnknown', { reason }),
    ...messages.map((message) => say('PaymentProcessorSays', { message })),
    ...(payErrorCode === null ? [] : [say('PaymentErrorCode', { code: payErrorCode })]),
  ];
}
