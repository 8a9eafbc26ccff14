import { type Field, firstEntryOf, isField, readField } from '../card/field';
import type {
  Answer,
  QuestionKind,
  Order,
  Outcome,
  Question,
  SessionRecord,
  Reply,
} from '../document/session';
import type { Reason } from '../protocol';

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

/** What is known of one field. */
export type FieldState =
  /** Never asked for, or left for another field before its entry had ended (R25). */
  | { readonly state: 'not-asked' }
  | { readonly state: 'asked' }
  /** Captured, then asked for again, and nothing heard of it since. */
  | { readonly state: 'asked-again'; readonly value: string; readonly brand: string | null }
  | { readonly state: 'entering'; readonly value: string; readonly brand: string | null }
  | { readonly state: 'captured'; readonly value: string; readonly brand: string | null }
  | { readonly state: 'refused'; readonly error: string; readonly cause: string | null };

export interface FieldStatus {
  readonly field: Field;
  readonly now: FieldState;
}

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

/** A session of which nothing can come any more but a late callback. */
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

/** The last question of a kind that Twilio did not refuse. */
export function lastAsked(record: SessionRecord, kind: QuestionKind): Question | undefined {
  return record.questions.findLast(
    (question) => question.kind === kind && question.reply.state !== 'refused',
  );
}

/** Twilio's answer to a complete while something is missing. */
const SOMETHING_MISSING = 64019;

/** Twilio refused a complete that came after that question, since something was missing. */
function foundMissing({ questions }: SessionRecord, asked: number): boolean {
  return questions.some(
    ({ kind, number, reply }) =>
      kind === 'complete' &&
      number > asked &&
      reply.state === 'refused' &&
      reply.code === SOMETHING_MISSING,
  );
}

/** What a captured field shows when Twilio requires it again, e.g. after a second entry that differs. */
const REQUIRED_AGAIN = 'required-again';

function requiredAgain(record: SessionRecord, field: Field, answer: Answer): boolean {
  const { required } = record;
  if (!required || required.question < answer.question) return false;
  return required.tokens.some((token) => readField(token) === field);
}

/** The field that the caller was asked for last; any other one's entry is over (R25). */
function lastField({ questions }: SessionRecord): Field | null {
  const last = questions.findLast(({ kind, reply }) => isField(kind) && reply.state !== 'refused');
  return last && isField(last.kind) ? last.kind : null;
}

/**
 * A captured field stays captured until Twilio requires it again (R19), or a new entry begins. One that was
 * asked for again may have been given up by Twilio unheard; a complete that is refused for it tells.
 */
function capturedState(
  record: SessionRecord,
  field: Field,
  answer: Extract<Answer, { state: 'captured' }>,
): FieldState {
  const { value, brand } = answer;
  const asked = lastAsked(record, field)?.number ?? 0;
  const askedAgain = asked > answer.question;
  if (askedAgain && foundMissing(record, asked)) {
    return { state: 'refused', error: REQUIRED_AGAIN, cause: null };
  }
  if (!requiredAgain(record, field, answer)) {
    return { state: askedAgain ? 'asked-again' : 'captured', value, brand };
  }
  return askedAgain && lastField(record) === field
    ? { state: 'asked' }
    : { state: 'refused', error: REQUIRED_AGAIN, cause: null };
}

/** What is known of a field; a newer question takes the place of an older answer (R11). */
function fieldState(record: SessionRecord, field: Field): FieldState {
  const answer = record.answers[field];
  const asked = lastAsked(record, field)?.number ?? 0;
  const firstAsked = lastAsked(record, firstEntryOf(field))?.number ?? 0;
  const answered = answer?.question ?? 0;
  // A second entry belongs to the first one it was compared with.
  if (firstAsked > Math.max(answered, asked)) return { state: 'not-asked' };
  const isOpen = asked > 0 && lastField(record) === field;
  const unanswered: FieldState = { state: isOpen ? 'asked' : 'not-asked' };
  const isSecond = firstEntryOf(field) !== field;
  const keepsValue = answer?.state === 'captured' && !(isSecond && firstAsked > answered);
  if (!answer || (answered < asked && !keepsValue)) return unanswered;
  switch (answer.state) {
    case 'captured':
      return capturedState(record, field, answer);
    case 'entering':
      return isOpen
        ? { state: 'entering', value: answer.value, brand: answer.brand }
        : { state: 'not-asked' };
    case 'refused':
      return { state: 'refused', error: answer.error, cause: answer.cause };
  }
}

/** Whether Twilio has the field, as far as is known. */
function isHeld({ now }: FieldStatus): boolean {
  return now.state === 'captured' || now.state === 'asked-again';
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
  const statuses = record.fields.map((field) => ({ field, now: fieldState(record, field) }));
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
