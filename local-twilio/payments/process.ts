import { randomUUID } from 'node:crypto';
import type { ConnectorReply, ConnectorRequest } from '../connector/schemas';
import type { Outcome } from './callbackFields';
import { digitsOf, type Session } from './session';

/** The processor's request for a session that has all its fields. */
export function connectorRequest(session: Session): ConnectorRequest {
  const { purpose, description, custom } = session.parameters;
  const expiry = digitsOf(session, 'expiration-date') ?? '';
  const common = {
    transaction_id: randomUUID(),
    cardnumber: digitsOf(session, 'payment-card-number') ?? '',
    cvv: digitsOf(session, 'security-code') ?? null,
    expiry_month: expiry.slice(0, 2),
    expiry_year: expiry.slice(2),
    description: description ?? null,
    postal_code: digitsOf(session, 'postal-code') ?? null,
    parameters: { ...custom },
  };
  switch (purpose.kind) {
    case 'charge':
      return {
        method: 'charge',
        ...common,
        amount: purpose.amount,
        currency_code: purpose.currency,
      };
    case 'tokenize':
      return { method: 'tokenize', ...common };
  }
}

/** The processor's answer as the session's outcome; no answer is an error, never a success. */
export function outcomeOf(session: Session, reply: ConnectorReply | undefined): Outcome {
  const charging = session.parameters.purpose.kind === 'charge';
  if (!reply) {
    return {
      kind: 'connector-error',
      payErrorCode: 64002,
      connectorError: '',
      paymentError: 'payment gateway is not available',
    };
  }
  if (reply.error_code !== null) {
    return {
      kind: 'connector-error',
      payErrorCode: charging ? 64008 : 64010,
      connectorError: reply.error_code,
      paymentError: reply.error_message ?? 'card is declined',
    };
  }
  return 'charge_id' in reply
    ? { kind: 'charged', confirmationCode: reply.charge_id }
    : { kind: 'tokenized', token: reply.token_id };
}
