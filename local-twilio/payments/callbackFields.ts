import { account } from '../account';
import { type ErrorType, type Field, fieldsAsked } from './fields';
import { mask, maskPartial } from './masks';
import { brandOfSession, digitsOf, missingFields, type Session } from './session';
import type { SwitchSettings } from './switches';

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
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'hung-up' };

/** What a callback says about the field being captured. */
export type Progress =
  | { readonly kind: 'partial'; readonly digits: string }
  | { readonly kind: 'captured' }
  | { readonly kind: 'refused'; readonly errorType: ErrorType };

const callbackName: Readonly<Record<Field, string>> = {
  'payment-card-number': 'PaymentCardNumber',
  'expiration-date': 'ExpirationDate',
  'security-code': 'SecurityCode',
  'postal-code': 'PaymentCardPostalCode',
};

const identity = (session: Session): CallbackFields => ({
  AccountSid: account.sid,
  CallSid: session.callSid,
  Sid: session.sid,
  PaymentMethod: 'credit-card',
});

/** Callback of a new session: the fields all callbacks share, and no other. */
export function createdFields(session: Session): CallbackFields {
  const { purpose, connector } = session.parameters;
  return {
    ...identity(session),
    DateCreated: session.dateCreated.toISOString(),
    PaymentConnector: connector,
    ...(purpose.kind === 'charge'
      ? { ChargeAmount: purpose.amount }
      : { TokenType: purpose.tokenType }),
  };
}

/** What has been captured, masked. */
function capturedFields(session: Session, switches: SwitchSettings): CallbackFields {
  const shown: Record<string, string> = {};
  for (const field of fieldsAsked(session.parameters)) {
    const digits = digitsOf(session, field);
    if (digits !== undefined) shown[callbackName[field]] = mask(field, digits, switches);
    else if (switches.missingFields === 'empty') shown[callbackName[field]] = '';
  }
  const brand = brandOfSession(session);
  return brand ? { ...shown, PaymentCardType: brand } : shown;
}

function required(session: Session, switches: SwitchSettings): string {
  const { requiredSpelling, requiredOrder, requiredSeparator } = switches;
  const tokens = missingFields(session).map((field) =>
    requiredSpelling === 'kebab-case' ? field : callbackName[field],
  );
  if (requiredOrder === 'reversed') tokens.reverse();
  return tokens.join(requiredSeparator);
}

function progressFields(
  field: Field,
  progress: Progress,
  switches: SwitchSettings,
): CallbackFields {
  switch (progress.kind) {
    case 'partial': {
      const shown = progress.digits ? maskPartial(field, progress.digits, switches) : undefined;
      const value = shown === undefined ? {} : { [callbackName[field]]: shown };
      return { PartialResult: 'true', ...value };
    }
    case 'captured':
      return { PartialResult: 'false' };
    case 'refused':
      return { PartialResult: 'false', ErrorType: progress.errorType };
  }
}

/** Callback of a field asked for: each digit, and its end. */
export function captureFields(
  session: Session,
  field: Field,
  progress: Progress,
  switches: SwitchSettings,
): CallbackFields {
  return {
    ...createdFields(session),
    DateUpdated: session.dateUpdated.toISOString(),
    ...capturedFields(session, switches),
    Capture: field,
    Required: required(session, switches),
    ...progressFields(field, progress, switches),
  };
}

function resultFields(outcome: Outcome, switches: SwitchSettings): CallbackFields {
  const none = { PaymentConfirmationCode: '', ProfileId: '', PaymentToken: '' };
  switch (outcome.kind) {
    case 'charged':
      return { Result: 'success', ...none, PaymentConfirmationCode: outcome.confirmationCode };
    case 'tokenized':
      return {
        Result: 'success',
        ...none,
        ProfileId: outcome.token,
        PaymentToken: outcome.token,
      };
    case 'connector-error':
      return {
        Result: 'payment-connector-error',
        ...none,
        PayErrorCode: String(outcome.payErrorCode),
        ConnectorError: outcome.connectorError,
        PaymentError: outcome.paymentError,
      };
    case 'cancelled':
      return { Result: switches.cancelResult };
    case 'interrupted':
      return { Result: 'caller-interrupted-with-star' };
    case 'hung-up':
      return { Result: 'caller-hung-up' };
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
    ...(switches.outcomeCommonFields === 'present' ? createdFields(session) : identity(session)),
    DateUpdated: session.dateUpdated.toISOString(),
    ...(bare ? {} : capturedFields(session, switches)),
    ...resultFields(outcome, switches),
  };
}
