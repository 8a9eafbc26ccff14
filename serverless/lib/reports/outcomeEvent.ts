import { maskedAccount } from '../../../src/payment/document/earlier';
import type { Outcome, Purpose } from '../../../src/payment/document/session';
import {
  type Account,
  detailsOf,
  type OutcomeEvent,
  type Payment,
  type Price,
  type Subject,
} from './event';
import { outcomeEventId } from './eventId';
import type { ReadTokens } from './tokens';

function priceOf(purpose: Purpose): Price {
  return purpose.kind === 'charge' ? purpose.charge : { tokenType: purpose.tokenType };
}

function accountOf(payment: Payment): Account {
  return payment.kind === 'current' ? maskedAccount(payment) : payment.account;
}

/**
 * The report of a payment's outcome. `read` are the tokens of the callback that carries the outcome;
 * undefined when it is reported at another moment.
 */
export function outcomeEvent(
  { accountSid, callSid }: Subject,
  payment: Payment,
  outcome: Outcome,
  since: number,
  read: ReadTokens | undefined,
): OutcomeEvent {
  const details = detailsOf(payment);
  const purpose = payment.kind === 'current' ? payment.order.purpose : payment.purpose;
  return {
    type: 'payment.outcome',
    id: outcomeEventId({ accountSid, callSid }, payment, outcome),
    accountSid,
    time: new Date(since).toISOString(),
    callSid,
    taskSid: details.agent.taskSid,
    workerSid: details.agent.workerSid,
    paymentSid: payment.paymentSid,
    session: payment.key,
    ...priceOf(purpose),
    outcome,
    account: accountOf(payment),
    processor: details.processor,
    method: details.method,
    description: details.description,
    tokens: read?.tokens ?? null,
    tokenMissing: outcome.kind === 'succeeded' && (read?.withheld ?? true),
  };
}
