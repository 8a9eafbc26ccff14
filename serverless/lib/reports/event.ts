import type { FailureCode, Operation } from '../../../src/payment/protocol';
import type {
  CallDocument,
  EarlierInFull,
  Outcome,
  Purpose,
  SessionRecord,
} from '../../../src/payment/document/session';
import type { ProcessorTokens } from './tokens';

/*
 * What is reported to the merchant's endpoint: docs/reports.md. A report contains no more than the document
 * does, except for the processor's tokens, which are in reports and nowhere else.
 */

/** Masked, as in the document. */
export type Account = EarlierInFull['account'];

export type Price =
  | { readonly amount: string; readonly currency: string }
  | { readonly tokenType: Extract<Purpose, { kind: 'tokenize' }>['tokenType'] };

/** What became of a payment. */
export type OutcomeEvent = Price & {
  readonly type: 'payment.outcome';
  readonly id: string;
  readonly accountSid: string;
  /** ISO 8601, UTC: when the functions first knew. */
  readonly time: string;
  readonly callSid: string;
  readonly taskSid: string;
  readonly workerSid: string;
  readonly paymentSid: string | null;
  /** Key of the payment session. */
  readonly session: string;
  readonly outcome: Outcome;
  readonly account: Account;
  readonly processor: string;
  readonly method: string;
  readonly description: string;
  readonly tokens: ProcessorTokens | null;
  /** The payment succeeded, but a token that it may have brought is not in this event. */
  readonly tokenMissing: boolean;
};

export type ActionResult =
  | { readonly result: 'accepted' }
  | {
      readonly result: 'refused';
      readonly code: FailureCode;
      /** The task attribute that locks what was refused; null for any other refusal. */
      readonly attribute: string | null;
    };

/** What somebody asked of the functions. SIDs of a refused request are what it claimed. */
export interface Action {
  readonly type: 'agent.action';
  /** Null where the functions are not configured whole. */
  readonly accountSid: string | null;
  readonly operation: Operation;
  /** Known once the token was found to be good. */
  readonly workerSid: string | null;
  readonly callSid: string | null;
  readonly taskSid: string | null;
  readonly session: string | null;
  /** Number of the question that an accepted request put to Twilio; null for any other. */
  readonly question: number | null;
  readonly field: string | null;
}

export type ActionEvent = Action & ActionResult & { readonly id: string; readonly time: string };

/** Events about a worker that could neither be delivered nor kept, so that there is a gap in their chain. */
export interface DroppedEvent {
  readonly type: 'reports.dropped';
  readonly id: string;
  readonly time: string;
  readonly accountSid: string;
  readonly workerSid: string;
  /** When the first of them was dropped. */
  readonly since: string;
  readonly actions: number;
  readonly views: number;
  readonly refusals: number;
}

export type ReportEvent = OutcomeEvent | ActionEvent | DroppedEvent;

export type Payment = SessionRecord | EarlierInFull;

/** What an event is about. */
export interface Subject {
  readonly accountSid: string;
  readonly callSid: string;
}

/** The payments of a call that are kept in full, the current one last; of older ones too little is left (R32). */
export function paymentsOf({ current, earlier }: CallDocument): readonly Payment[] {
  const inFull = earlier.flatMap((payment) => (payment.kind === 'full' ? [payment] : []));
  return current ? [...inFull, current] : inFull;
}

/** Where and by whom a payment was taken. */
export function detailsOf(payment: Payment): EarlierInFull['details'] {
  if (payment.kind === 'full') return payment.details;
  const { agent, order } = payment;
  return { agent, ...order };
}
