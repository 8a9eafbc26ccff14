import { account } from '../../account';
import type { ErrorType } from './checks';
import { fieldsAsked } from './fieldRules';
import { type Field, fieldOf, type Question, repeatedBy } from './fields';
import { mask, maskPartial } from './masks';
import { invalidAmountError } from './purpose';
import { brandOfSession, digitsOf, missingQuestions, type Session } from './session';
import type { SwitchSettings } from '../switches/switches';

/** The form of one callback. Every value is a string; names are PascalCase. */
export type CallbackFields = Readonly<Record<string, string>>;

/** How a payment session ended. */
export type Outcome =
  | { readonly kind: 'charged'; readonly confirmationCode: string }
  | { readonly kind: 'tokenized'; readonly token: string }
  | {
      readonly kind: 'connector-error';
      readonly payErrorCode: number;
      readonly connectorError: string;
      readonly paymentError: string;
    }
  | { readonly kind: 'invalid-amount'; readonly amount: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'hung-up' }
  | { readonly kind: 'too-many-attempts' }
  | { readonly kind: 'internal-error' };

/** What a callback says about the field being captured. */
export type Progress =
  | { readonly kind: 'partial'; readonly digits: string }
  | { readonly kind: 'captured' }
  | { readonly kind: 'refused'; readonly errorType: ErrorType }
  /** The caller stopped; `cause` is what is wrong with the digits so far. */
  | { readonly kind: 'timed-out'; readonly cause: ErrorType };

const parameterOf: Readonly<Record<Field, string>> = {
  'payment-card-number': 'PaymentCardNumber',
  'expiration-date': 'ExpirationDate',
  'security-code': 'SecurityCode',
  'postal-code': 'PaymentCardPostalCode',
  'bank-routing-number': 'BankRoutingNumber',
  'bank-account-number': 'BankAccountNumber',
};

/** The parameter that shows a question's digits; undefined if none does. */
function parameterOfQuestion(
  question: Question,
  { matcherDigits }: SwitchSettings,
): string | undefined {
  const field = fieldOf(question);
  if (field === undefined) return undefined;
  if (repeatedBy(question) === undefined) return parameterOf[field];
  switch (matcherDigits) {
    case 'own-parameter':
      return `${parameterOf[field]}Matcher`;
    case 'same-parameter':
      return parameterOf[field];
    case 'absent':
      return undefined;
  }
}

function identity(session: Session, switches: SwitchSettings): CallbackFields {
  const { kind } = session.parameters.method;
  return {
    AccountSid: account.sid,
    CallSid: session.callSid,
    Sid: session.sid,
    PaymentMethod: kind === 'ach-debit' ? switches.achPaymentMethod : kind,
  };
}

function purposeFields({ parameters: { purpose } }: Session): CallbackFields {
  switch (purpose.kind) {
    case 'charge':
    case 'invalid-amount':
      return { ChargeAmount: purpose.amount };
    case 'tokenize':
      return { TokenType: purpose.tokenType };
  }
}

/** Callback of a new session: the fields all callbacks share, and no other. */
export function createdFields(session: Session, switches: SwitchSettings): CallbackFields {
  const { connector, method } = session.parameters;
  return {
    ...identity(session, switches),
    DateCreated: session.dateCreated.toISOString(),
    PaymentConnector: connector.name,
    ...purposeFields(session),
    ...(method.kind === 'ach-debit' ? { BankAccountType: method.accountType } : {}),
  };
}

/** What has been captured, masked. */
function capturedFields(session: Session, switches: SwitchSettings): CallbackFields {
  const shown: Record<string, string> = {};
  for (const field of fieldsAsked(session.parameters)) {
    const digits = digitsOf(session, field);
    if (digits !== undefined) shown[parameterOf[field]] = mask(field, digits, switches);
    else if (switches.missingFields === 'empty') shown[parameterOf[field]] = '';
  }
  const brand = brandOfSession(session);
  return brand ? { ...shown, PaymentCardType: brand } : shown;
}

function required(session: Session, switches: SwitchSettings): string {
  const { requiredSpelling, requiredOrder, requiredSeparator, requiredMatchers } = switches;
  const tokens = missingQuestions(session)
    .filter((question) => requiredMatchers === 'listed' || repeatedBy(question) === undefined)
    .map((question) => {
      if (requiredSpelling === 'kebab-case') return question;
      const field = fieldOf(question);
      return `${field ? parameterOf[field] : question}${repeatedBy(question) ? 'Matcher' : ''}`;
    });
  if (requiredOrder === 'reversed') tokens.reverse();
  return tokens.join(requiredSeparator);
}

function digitsFields(
  session: Session,
  question: Question,
  progress: Progress,
  switches: SwitchSettings,
): CallbackFields {
  const field = fieldOf(question);
  const parameter = parameterOfQuestion(question, switches);
  if (field === undefined || parameter === undefined) return {};
  switch (progress.kind) {
    case 'partial': {
      const shown = progress.digits ? maskPartial(field, progress.digits, switches) : undefined;
      return shown === undefined ? {} : { [parameter]: shown };
    }
    case 'captured': {
      const digits = digitsOf(session, field);
      return digits === undefined ? {} : { [parameter]: mask(field, digits, switches) };
    }
    case 'refused':
    case 'timed-out':
      return {};
  }
}

function errorFields(progress: Progress, switches: SwitchSettings): CallbackFields {
  switch (progress.kind) {
    case 'partial':
    case 'captured':
      return {};
    case 'refused':
      return { ErrorType: progress.errorType };
    case 'timed-out':
      return {
        ErrorType: 'input-timeout',
        ...(switches.timeoutCause === 'payment-error' ? { PaymentError: progress.cause } : {}),
      };
  }
}

/** Callback of a field asked for: each digit, and its end. */
export function captureFields(
  session: Session,
  question: Question,
  progress: Progress,
  switches: SwitchSettings,
): CallbackFields {
  return {
    ...createdFields(session, switches),
    DateUpdated: session.dateUpdated.toISOString(),
    ...capturedFields(session, switches),
    Capture: question,
    Required: required(session, switches),
    PartialResult: String(progress.kind === 'partial'),
    ...digitsFields(session, question, progress, switches),
    ...errorFields(progress, switches),
  };
}

/** Callback while the caller is asked to confirm by pressing 1 or 2. */
export const confirmingFields = (session: Session, switches: SwitchSettings): CallbackFields => ({
  ...createdFields(session, switches),
  DateUpdated: session.dateUpdated.toISOString(),
  ...capturedFields(session, switches),
  Capture: 'confirmation',
  Required: '',
  PartialResult: 'true',
});

function tokenFields(
  { parameters: { purpose } }: Session,
  token: string,
  switches: SwitchSettings,
): CallbackFields {
  if (switches.tokenFields === 'both') return { ProfileId: token, PaymentToken: token };
  if (switches.tokenFields === 'profile-id') return { ProfileId: token };
  const oneTime = purpose.kind === 'tokenize' && purpose.tokenType === 'one-time';
  return oneTime ? { PaymentToken: token } : { ProfileId: token };
}

function resultFields(
  session: Session,
  outcome: Outcome,
  switches: SwitchSettings,
): CallbackFields {
  const none = { PaymentConfirmationCode: '', ProfileId: '', PaymentToken: '' };
  const encoded = (text: string): string =>
    switches.paymentErrorEncoding === 'percent' ? encodeURIComponent(text) : text;
  switch (outcome.kind) {
    case 'charged':
      return { Result: 'success', ...none, PaymentConfirmationCode: outcome.confirmationCode };
    case 'tokenized':
      return { Result: 'success', ...none, ...tokenFields(session, outcome.token, switches) };
    case 'connector-error':
      return {
        Result: 'payment-connector-error',
        ...none,
        PayErrorCode: String(outcome.payErrorCode),
        ConnectorError: outcome.connectorError,
        PaymentError: encoded(outcome.paymentError),
      };
    case 'invalid-amount':
      return {
        Result: 'validation-error',
        PayErrorCode: '64003',
        PaymentError: encoded(invalidAmountError(outcome.amount)),
      };
    case 'cancelled':
      return { Result: switches.cancelResult };
    case 'interrupted':
      return { Result: 'caller-interrupted-with-star' };
    case 'hung-up':
      return { Result: 'caller-hung-up' };
    case 'too-many-attempts':
      return { Result: 'too-many-failed-attempts' };
    case 'internal-error':
      return { Result: 'internal-error' };
  }
}

/** The last callback of a session: no Capture, Required or PartialResult. */
export function outcomeFields(
  session: Session,
  outcome: Outcome,
  switches: SwitchSettings,
): CallbackFields {
  const bare = outcome.kind === 'cancelled' && switches.cancelFields === 'absent';
  return {
    ...(switches.outcomeCommonFields === 'present'
      ? createdFields(session, switches)
      : identity(session, switches)),
    DateUpdated: session.dateUpdated.toISOString(),
    ...(bare ? {} : capturedFields(session, switches)),
    ...resultFields(session, outcome, switches),
  };
}
