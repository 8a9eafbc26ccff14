import { randomUUID } from 'node:crypto';
import type { ConnectorReply, ConnectorRequest } from '../../world/connector/schemas';
import type { Outcome } from './callbackFields';
import { isTestAccount, isTestCard } from './cards';
import type { ConnectorAnswer } from './connectorClient';
import { refusedByConnector } from './connectorRules';
import { digitsOf, type Session } from './session';
import type { SwitchSettings } from '../switches/switches';

/** The processor's request for a session that has all its fields. */
export function connectorRequest(session: Session): ConnectorRequest {
  const { purpose, description, custom } = session.parameters;
  const common = {
    transaction_id: randomUUID(),
    ...sourceOf(session),
    description: description ?? null,
    parameters: { ...custom },
  };
  if (purpose.kind !== 'charge') return { method: 'tokenize', ...common };
  const { amount, currency } = purpose;
  return { method: 'charge', ...common, amount, currency_code: currency };
}

function sourceOf(session: Session) {
  switch (session.parameters.method.kind) {
    case 'credit-card': {
      const expiry = digitsOf(session, 'expiration-date') ?? '';
      return {
        cardnumber: digitsOf(session, 'payment-card-number') ?? '',
        cvv: digitsOf(session, 'security-code') ?? null,
        expiry_month: expiry.slice(0, 2),
        expiry_year: expiry.slice(2),
        postal_code: digitsOf(session, 'postal-code') ?? null,
      };
    }
    case 'ach-debit':
      return {
        bankaccountnumber: digitsOf(session, 'bank-account-number') ?? '',
        routingnumber: digitsOf(session, 'bank-routing-number') ?? '',
      };
  }
}

const failed = (payErrorCode: number, paymentError: string, connectorError = ''): Outcome => ({
  kind: 'connector-error',
  payErrorCode,
  connectorError,
  paymentError,
});

/** The outcome of a session that ends without its processor; undefined if the processor has to be asked. */
export function outcomeWithoutProcessor(session: Session): Outcome | undefined {
  const { connector, method } = session.parameters;
  if (connector.failsInternally) return { kind: 'internal-error' };
  const refusal = refusedByConnector(session.parameters);
  if (refusal) return failed(refusal.code, refusal.message);
  if (connector.mode !== 'TEST') return undefined;
  switch (method.kind) {
    case 'credit-card':
      return isTestCard(digitsOf(session, 'payment-card-number') ?? '')
        ? undefined
        : failed(64022, 'not a test card, and the payment connector is in TEST mode');
    case 'ach-debit':
      return isTestAccount(digitsOf(session, 'bank-account-number') ?? '')
        ? undefined
        : failed(64023, 'not a test bank account, and the payment connector is in TEST mode');
  }
}

/** The processor's answer as the session's outcome; no answer is an error, never a success. */
export function outcomeOf(
  session: Session,
  answer: ConnectorAnswer,
  switches: SwitchSettings,
): Outcome {
  switch (answer.kind) {
    case 'none':
      return failed(64002, 'payment gateway is not available');
    case 'unauthorized':
      return failed(64009, 'payment gateway does not authorize the payment connector any more');
    case 'reply':
      return outcomeOfReply(session, answer.reply, switches);
  }
}

/** The processor's word for a card that it takes from nobody. */
const CARD_REJECTED = 'card_not_supported';

function outcomeOfReply(
  { parameters }: Session,
  reply: ConnectorReply,
  { refusedCard }: SwitchSettings,
): Outcome {
  const { error_code: code, error_message: message } = reply;
  // An empty text counts as absent: some processors send every field.
  if (code !== null && code !== '') {
    const rejected = parameters.purpose.kind === 'charge' ? 64008 : 64010;
    const ofCard = code === CARD_REJECTED && refusedCard === '64012';
    return failed(ofCard ? 64012 : rejected, message || 'card is declined', code);
  }
  return 'charge_id' in reply
    ? { kind: 'charged', confirmationCode: String(reply.charge_id) }
    : { kind: 'tokenized', token: String(reply.token_id) };
}
