import type { Field } from '../card/field';
import { CLOSING_QUESTIONS, nextNumber, QUESTION_LIMIT, withQuestion } from '../document/questions';
import { emptyDocument } from '../document/emptyDocument';
import type {
  Agent,
  QuestionKind,
  CallDocument,
  Order,
  Question,
  SessionRecord,
} from '../document/session';
import { withPayment } from '../document/size';
import type { Tally } from '../document/tally';
import type { Limits } from '../offer/configuration';
import type { Reason } from '../protocol';
import { startedAt } from './doubt';
import { secondsToWait, withAttempt } from './limits';
import { askedAgain } from './withdraw';
import {
  callerConfirms,
  type Collecting,
  isOver,
  type PaymentSession,
  sessionAt,
  whyIncomplete,
} from './status';

/** Why an agent's request makes no sense right now; the panel puts it into words. */
export type AskRefusal = Reason<
  | 'payment-open'
  // The last payment's outcome is unknown: charging again must be confirmed (R24).
  | 'outcome-unknown'
  // The call's document has no room for one more (R31).
  | 'too-many-payments'
  // The texts of the order are too long for the document (R31).
  | 'order-too-long'
  | 'no-such-payment'
  | 'payment-over'
  | 'payment-starting'
  | 'payment-busy'
  // No more fields are asked for; the payment can still be completed or cancelled (R33).
  | 'too-many-questions'
  | 'field-not-required'
  | 'fields-missing'
  | 'unknown-field-required'
  | 'too-many-requests'
  // The same press asked for something else before (R27).
  | 'intent-reused'
>;

export type AskResult =
  /** Write `document`, then send `question` to Twilio. */
  | {
      readonly kind: 'ask';
      readonly document: CallDocument;
      readonly record: SessionRecord;
      readonly question: Question;
    }
  /** The same press again, whose reply from Twilio is unknown: write `document`, then send it again. */
  | {
      readonly kind: 'again';
      readonly document: CallDocument;
      readonly record: SessionRecord;
      readonly question: Question;
    }
  /** The same press again (R27): nothing is asked. */
  | { readonly kind: 'repeated'; readonly record: SessionRecord; readonly question: Question }
  | { readonly kind: 'refused'; readonly refusal: AskRefusal };

export interface StartRequest {
  readonly intent: string;
  /** Names this very request, however often its press is repeated. */
  readonly writer: string;
  readonly callSid: string;
  readonly agent: Agent;
  /** How often the agent has started payments, on whatever calls (R76). */
  readonly agentStarts: Tally | undefined;
  readonly limits: Limits;
  readonly order: Order;
  readonly fields: readonly Field[];
  /** When the last payment of the same task on another leg was started, if it may have been charged (R24). */
  readonly doubtElsewhere: number | undefined;
  /** The agent has checked with the processor and charges again after an unknown outcome. */
  readonly chargeAgain: boolean;
}

type Refused = Extract<AskResult, { kind: 'refused' }>;

function refused(refusal: AskRefusal): Refused {
  return { kind: 'refused', refusal };
}

interface Press {
  readonly intent: string;
  readonly writer: string;
  readonly kind: QuestionKind;
  readonly limits: Limits;
  /** Of a start. */
  readonly agentStarts?: Tally | undefined;
}

/** What the same press asked before (R27); undefined when it is a new one. */
function repeated(
  document: CallDocument,
  { intent, writer, kind, limits, agentStarts }: Press,
  now: number,
): AskResult | undefined {
  const record = document.current;
  const question = record?.questions.find((asked) => asked.intent === intent);
  if (!record || !question) return undefined;
  if (question.kind !== kind) return refused({ code: 'intent-reused', detail: {} });
  if (question.reply.state !== 'pending') return { kind: 'repeated', record, question };
  // This request wrote it, and the reply to the write was lost: nobody else sends it.
  if (question.writer === writer) return { kind: 'ask', document, record, question };
  // The reply to a repeated IdempotencyKey is not documented, so a complete is never sent twice.
  if (kind === 'complete') return { kind: 'repeated', record, question };
  const counted = countedIn(document, kind, now, limits, agentStarts);
  if (counted.kind === 'refused') return counted;
  const marked = askedAgain(counted.document, question.number, now);
  return { kind: 'again', document: marked, record, question };
}

/** The document with one more question counted; refused if that exceeds a limit (R76). */
function countedIn(
  document: CallDocument,
  kind: QuestionKind,
  now: number,
  limits: Limits,
  agentStarts?: Tally,
): Refused | { readonly kind: 'counted'; readonly document: CallDocument } {
  const seconds = secondsToWait(document.attempts, kind, limits, now, agentStarts);
  if (seconds > 0) return refused({ code: 'too-many-requests', detail: { seconds } });
  const attempts = withAttempt(document.attempts, kind, limits, now);
  return { kind: 'counted', document: attempts ? { ...document, attempts } : document };
}

/** The task's last payment decides, on whichever leg it was (R24). */
function notStartable(
  { current }: CallDocument,
  { chargeAgain, doubtElsewhere = -Infinity }: StartRequest,
  now: number,
): AskRefusal | undefined {
  const session = current && sessionAt(current, now);
  if (session && !isOver(session)) return { code: 'payment-open', detail: {} };
  const doubtHere = session?.status === 'unknown';
  const inDoubt = doubtHere || doubtElsewhere > (current ? startedAt(current) : -Infinity);
  return inDoubt && !chargeAgain ? { code: 'outcome-unknown', detail: {} } : undefined;
}

/** Opens a payment session on the call; `document` is undefined if the call has none yet. */
export function askStart(
  document: CallDocument | undefined,
  request: StartRequest,
  now: number,
): AskResult {
  const { intent, agent, order, fields } = request;
  const before = document ?? emptyDocument(request.callSid);
  const again = repeated(before, { ...request, kind: 'start' }, now);
  if (again) return again;
  if (before.earlier.some(({ key }) => key === intent))
    return refused({ code: 'payment-over', detail: {} });
  const refusal = notStartable(before, request, now);
  if (refusal) return refused(refusal);

  const question: Question = {
    number: 0,
    intent,
    kind: 'start',
    askedAt: now,
    writer: request.writer,
    reply: { state: 'pending' },
  };
  const record: SessionRecord = {
    kind: 'current',
    key: intent,
    agent,
    order,
    fields,
    paymentSid: null,
    sidSource: null,
    questions: [question],
    answers: {},
    required: null,
    outcome: null,
    discardedClearValue: false,
  };
  const written = withPayment({ ...before, holder: agent }, record);
  if (typeof written === 'string') return refused({ code: written, detail: {} });
  const counted = countedIn(written, 'start', now, request.limits, request.agentStarts);
  if (counted.kind === 'refused') return counted;
  return { kind: 'ask', document: counted.document, record, question };
}

type Updating = Exclude<QuestionKind, 'start'>;

function notAskable(session: PaymentSession, kind: Updating): AskRefusal | undefined {
  switch (session.status) {
    case 'starting':
      return { code: 'payment-starting', detail: {} };
    case 'completing':
    case 'cancelling':
      if (kind === 'cancel' && callerConfirms(session)) return undefined;
      return { code: 'payment-busy', detail: {} };
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return { code: 'payment-over', detail: {} };
    case 'collecting':
      return notAskableNow(session, kind);
  }
}

function notAskableNow(session: Collecting, kind: Updating): AskRefusal | undefined {
  switch (kind) {
    case 'cancel':
      return undefined;
    case 'complete':
      return whyIncomplete(session);
    default:
      // Even while the caller keys in another field: the agent decides (R25).
      return session.fields.some(({ field }) => field === kind)
        ? undefined
        : { code: 'field-not-required', detail: { field: kind } };
  }
}

export interface UpdateRequest {
  readonly intent: string;
  /** Names this very request, however often its press is repeated. */
  readonly writer: string;
  /** Key of the session the agent sees. */
  readonly session: string;
  readonly agent: Agent;
  readonly kind: Updating;
  readonly limits: Limits;
}

/** Asks for a field, completes or cancels: the next question of the session the agent sees. */
export function askUpdate(
  document: CallDocument | undefined,
  request: UpdateRequest,
  now: number,
): AskResult {
  const record = document?.current;
  if (!document || record?.key !== request.session)
    return refused({ code: 'no-such-payment', detail: {} });
  const again = repeated(document, request, now);
  if (again) return again;
  const refusal = notAskable(sessionAt(record, now), request.kind);
  if (refusal) return refused(refusal);
  const number = nextNumber(record);
  const closing = request.kind === 'complete' || request.kind === 'cancel';
  if (number >= QUESTION_LIMIT + (closing ? CLOSING_QUESTIONS : 0)) {
    return refused({ code: 'too-many-questions', detail: {} });
  }

  const question: Question = {
    number,
    intent: request.intent,
    kind: request.kind,
    askedAt: now,
    writer: request.writer,
    reply: { state: 'pending' },
  };
  const current = withQuestion({ ...record, agent: request.agent }, question);
  const counted = countedIn(
    { ...document, holder: request.agent, current },
    request.kind,
    now,
    request.limits,
  );
  if (counted.kind === 'refused') return counted;
  return { kind: 'ask', document: counted.document, record: current, question };
}
