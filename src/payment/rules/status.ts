import { type Field, readField } from '../card/field';
import { lastAsked } from '../document/questions';
import type { Order, Outcome, Reply, SessionRecord } from '../document/session';
import type { Reason } from '../protocol';
import { type FieldStatus, fieldStatuses, isHeld } from './fieldStatus';

/** How long each request may stay without its callback, in milliseconds. */
export const timeLimits = {
  /** Opening and cancelling a session involve only Twilio. */
  start: 30_000,
  cancel: 20_000,
  /** A processor has 10 s and up to 5 retries (Generic Pay Connector). */
  complete: 65_000,
  /**
   * Added if the caller has to confirm before the processor is asked (Confirmation). Twilio documents no limit
   * for their key, and may send nothing while it waits for it; the agent can cancel.
   */
  confirmation: 15 * 60_000,
} as const;

interface Common {
  readonly key: string;
  readonly order: Order;
  readonly fields: readonly FieldStatus[];
  readonly discardedClearValue: boolean;
}

/** A payment session at one moment. `unknown` is never success (R50): money may have moved. */
export type PaymentSession = Common &
  (
    | { readonly status: 'starting'; readonly since: number }
    | {
        readonly status: 'collecting';
        /** The field that the caller is keying in. */
        readonly capturing: Field | null;
        readonly missing: readonly Field[];
        /** What Twilio requires and this version has no name for; it cannot be asked for here. */
        readonly unknownRequired: readonly string[];
        /** A cancel was asked for and never confirmed. */
        readonly cancelUnanswered: boolean;
      }
    | { readonly status: 'completing'; readonly since: number }
    | { readonly status: 'cancelling'; readonly since: number }
    | { readonly status: 'succeeded'; readonly confirmationCode: string | null }
    | {
        readonly status: 'failed';
        readonly reason: string;
        readonly payErrorCode: string | null;
        readonly messages: readonly string[];
      }
    | { readonly status: 'cancelled' }
    | { readonly status: 'unknown'; readonly result: string | null }
  );

export type Collecting = Extract<PaymentSession, { readonly status: 'collecting' }>;

/** Why a payment cannot be completed yet; undefined when it can (R26). */
export function whyIncomplete({
  missing,
  unknownRequired,
}: Collecting): Reason<'fields-missing' | 'unknown-field-required'> | undefined {
  if (missing.length > 0) return { code: 'fields-missing', detail: { fields: missing } };
  if (unknownRequired.length === 0) return undefined;
  return { code: 'unknown-field-required', detail: { tokens: unknownRequired } };
}

/** A session that has ended: only a late callback can still change it. */
export type EndedSession = Extract<
  PaymentSession,
  { readonly status: 'succeeded' | 'failed' | 'cancelled' | 'unknown' }
>;

export function isOver(session: PaymentSession): session is EndedSession {
  switch (session.status) {
    case 'starting':
    case 'collecting':
    case 'completing':
    case 'cancelling':
      return false;
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return true;
  }
}

/** Replies to a cancel that say there is nothing left to cancel: not found, call not in progress. */
const nothingToCancel: ReadonlySet<number> = new Set([20404, 21220]);

export function isGone(reply: Reply): boolean {
  return reply.state === 'refused' && nothingToCancel.has(reply.code);
}

/** Whether Twilio may have sent the payment to its processor. */
export function wasCompleted(record: SessionRecord): boolean {
  return lastAsked(record, 'complete') !== undefined;
}

/** Whether Twilio may still wait for the caller's key that confirms the payment: it can be cancelled. */
export function callerConfirms(session: PaymentSession): boolean {
  return session.status === 'completing' && session.order.confirmation;
}

function completeLimit({ order }: SessionRecord): number {
  return order.confirmation ? timeLimits.complete + timeLimits.confirmation : timeLimits.complete;
}

function outcomeStatus(common: Common, outcome: Outcome): PaymentSession {
  switch (outcome.kind) {
    case 'succeeded':
      return { ...common, status: 'succeeded', confirmationCode: outcome.confirmationCode };
    case 'failed': {
      const { reason, payErrorCode, messages } = outcome;
      return { ...common, status: 'failed', reason, payErrorCode, messages };
    }
    case 'cancelled':
      return { ...common, status: 'cancelled' };
    case 'unknown':
      return { ...common, status: 'unknown', result: outcome.result };
  }
}

/** A session that Twilio never opened: nothing can have been charged (R20). */
function notOpened(record: SessionRecord, common: Common, now: number): PaymentSession {
  const start = record.questions[0];
  const failed = (reason: string, code: number | null): PaymentSession => ({
    ...common,
    status: 'failed',
    reason,
    payErrorCode: code === null ? null : String(code),
    messages: [],
  });
  if (start?.reply.state === 'refused') return failed('start-refused', start.reply.code);
  if (!start || now - start.askedAt > timeLimits.start) return failed('start-unanswered', null);
  return { ...common, status: 'starting', since: start.askedAt };
}

/**
 * What a record means at the moment `now` (milliseconds since 1970, by the server's clock): the only
 * place where time turns silence into a status (R21, R22).
 */
export function sessionAt(record: SessionRecord, now: number): PaymentSession {
  const statuses = fieldStatuses(record);
  const { key, order, discardedClearValue } = record;
  const common: Common = { key, order, discardedClearValue, fields: statuses };

  if (record.outcome) return outcomeStatus(common, record.outcome);
  if (record.paymentSid === null) return notOpened(record, common, now);

  const complete = lastAsked(record, 'complete');
  const cancel = lastAsked(record, 'cancel');
  const cancelling = cancel && now - cancel.askedAt <= timeLimits.cancel;
  if (complete) {
    const since = complete.askedAt;
    const later = record.questions.filter(
      ({ kind, number }) => kind === 'cancel' && number > complete.number,
    );
    if (cancelling && later.includes(cancel)) {
      return { ...common, status: 'cancelling', since: cancel.askedAt };
    }
    // A cancel that came too late, or has no callback: it may have been charged by then.
    if (later.some((each) => each === cancel || isGone(each.reply))) {
      return { ...common, status: 'unknown', result: null };
    }
    return now - since > completeLimit(record)
      ? { ...common, status: 'unknown', result: null }
      : { ...common, status: 'completing', since };
  }
  if (cancelling) {
    return { ...common, status: 'cancelling', since: cancel.askedAt };
  }
  return {
    ...common,
    status: 'collecting',
    capturing: statuses.find((status) => status.now.state === 'entering')?.field ?? null,
    missing: statuses.filter((status) => !isHeld(status)).map((status) => status.field),
    unknownRequired: (record.required?.tokens ?? []).filter((token) => !readField(token)),
    cancelUnanswered: cancel !== undefined,
  };
}

/** When `sessionAt` will next give another answer with no new evidence; null when it never will. */
export function nextChange(record: SessionRecord, now: number): number | null {
  const session = sessionAt(record, now);
  switch (session.status) {
    case 'starting':
      return session.since + timeLimits.start + 1;
    case 'completing':
      return session.since + completeLimit(record) + 1;
    case 'cancelling':
      return session.since + timeLimits.cancel + 1;
    case 'collecting':
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return null;
  }
}
