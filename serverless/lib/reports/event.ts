import type { FailureCode, Operation } from '../../../src/payment/protocol';
import { maskedAccount } from '../../../src/payment/document/earlier';
import type {
  CallDocument,
  EarlierInFull,
  Outcome,
  Purpose,
  SessionRecord,
} from '../../../src/payment/document/session';
import { hashedUuid } from './hashedUuid';
import type { ProcessorTokens } from './tokens';

/*
 * What the merchant's endpoint is told: docs/reports.md. Nothing here is wider than what the document
 * holds, but for the processor's tokens, which are in a report and nowhere else.
 */

/** Masked, as in the document. */
type Account = EarlierInFull['account'];

type Price =
  | { readonly amount: string; readonly currency: string }
  | { readonly tokenType: Extract<Purpose, { kind: 'tokenize' }>['tokenType'] };

/** What became of a payment. Null is what is no longer known of an earlier payment of the call. */
export type OutcomeEvent = Price & {
  readonly type: 'payment.outcome';
  readonly id: string;
  /** ISO 8601, UTC: when the functions first knew. */
  readonly time: string;
  readonly callSid: string;
  readonly taskSid: string | null;
  readonly workerSid: string | null;
  readonly paymentSid: string | null;
  /** Key of the payment session. */
  readonly session: string;
  readonly outcome: Outcome;
  readonly account: Account;
  readonly processor: string | null;
  readonly method: string | null;
  readonly description: string | null;
  readonly tokens: ProcessorTokens | null;
  /** The payment succeeded, and this report is not of the callback that might carry a token. */
  readonly tokenMissing: boolean;
};

export type ActionResult =
  { readonly result: 'accepted' } | { readonly result: 'refused'; readonly code: FailureCode };

/** What somebody asked of the functions. SIDs of a refused request are what it claimed. */
export type ActionEvent = ActionResult & {
  readonly type: 'agent.action';
  readonly id: string;
  readonly time: string;
  readonly operation: Operation;
  /** Known once the token was found to be good. */
  readonly workerSid: string | null;
  readonly callSid: string | null;
  readonly taskSid: string | null;
  readonly session: string | null;
  readonly field: string | null;
};

export type ReportEvent = OutcomeEvent | ActionEvent;

/** Tells the outcomes of one payment apart. */
function detailOf(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'succeeded':
      return outcome.confirmationCode;
    case 'failed':
      return JSON.stringify([outcome.reason, outcome.payErrorCode]);
    case 'cancelled':
      return null;
    case 'unknown':
      return outcome.result;
  }
}

/** Of the same outcome of the same payment the same id, however often it is reported. */
export function outcomeEventId(session: string, outcome: Outcome): string {
  return hashedUuid('payment.outcome', session, outcome.kind, detailOf(outcome));
}

export type Payment = SessionRecord | EarlierInFull;

/** The payments of a call that are kept in full, the current one last; of older ones too little is left (R32). */
export function paymentsOf({ current, earlier }: CallDocument): readonly Payment[] {
  const inFull = earlier.flatMap((payment) => (payment.kind === 'full' ? [payment] : []));
  return current ? [...inFull, current] : inFull;
}

function priceOf(purpose: Purpose): Price {
  return purpose.kind === 'charge' ? purpose.charge : { tokenType: purpose.tokenType };
}

function detailsOf(payment: Payment): EarlierInFull['details'] {
  if (payment.kind === 'full') return payment.details;
  const { agent, paymentSid, order } = payment;
  return { agent, paymentSid, ...order };
}

function accountOf(payment: Payment): Account {
  return payment.kind === 'current' ? maskedAccount(payment) : payment.account;
}

/**
 * The report of a payment's outcome. `tokens` come from the callback that carries the outcome;
 * undefined when it is reported at another moment.
 */
export function outcomeEvent(
  callSid: string,
  payment: Payment,
  outcome: Outcome,
  since: number,
  tokens: ProcessorTokens | undefined,
): OutcomeEvent {
  const details = detailsOf(payment);
  const purpose = payment.kind === 'current' ? payment.order.purpose : payment.purpose;
  return {
    type: 'payment.outcome',
    id: outcomeEventId(payment.key, outcome),
    time: new Date(since).toISOString(),
    callSid,
    taskSid: details.agent.taskSid,
    workerSid: details.agent.workerSid,
    paymentSid: details.paymentSid,
    session: payment.key,
    ...priceOf(purpose),
    outcome,
    account: accountOf(payment),
    processor: details.processor,
    method: details.method,
    description: details.description,
    tokens: tokens ?? null,
    tokenMissing: outcome.kind === 'succeeded' && tokens === undefined,
  };
}
