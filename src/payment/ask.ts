import type { Field } from './field';
import {
  type Agent,
  type Asks,
  type CallDocument,
  type EarlierPayment,
  emptyDocument,
  type Order,
  type Question,
  type SessionRecord,
} from './session';
import { type PaymentSession, sessionAt } from './status';

/** Why a request of the agent makes no sense at this moment; stable codes, told to the agent in words. */
export type AskRefusal =
  | { readonly code: 'payment-open' }
  /** The last payment's outcome is unknown: charging again must be confirmed (R24). */
  | { readonly code: 'outcome-unknown' }
  | { readonly code: 'no-such-payment' }
  | { readonly code: 'payment-over' }
  | { readonly code: 'payment-starting' }
  | { readonly code: 'payment-busy' }
  | { readonly code: 'capture-in-progress'; readonly field: Field }
  | { readonly code: 'field-not-required'; readonly field: Field }
  | { readonly code: 'fields-missing'; readonly fields: readonly Field[] }
  | { readonly code: 'unknown-field-required'; readonly tokens: readonly string[] };

export type AskResult =
  /** Write `document`, then send `question` to Twilio. */
  | {
      readonly kind: 'ask';
      readonly document: CallDocument;
      readonly record: SessionRecord;
      readonly question: Question;
    }
  /** The same press again (R27): nothing new is asked. */
  | { readonly kind: 'repeated'; readonly record: SessionRecord; readonly question: Question }
  | { readonly kind: 'refused'; readonly refusal: AskRefusal };

export interface StartRequest {
  readonly intent: string;
  readonly callSid: string;
  readonly agent: Agent;
  readonly order: Order;
  readonly fields: readonly Field[];
  /** The agent has checked with the processor and charges again after an unknown outcome. */
  readonly chargeAgain: boolean;
}

function refused(refusal: AskRefusal): AskResult {
  return { kind: 'refused', refusal };
}

function repeated(record: SessionRecord | null, intent: string): AskResult | undefined {
  const question = record?.questions.find((asked) => asked.intent === intent);
  return record && question ? { kind: 'repeated', record, question } : undefined;
}

function folded(record: SessionRecord): EarlierPayment {
  const { answers, order, agent, paymentSid } = record;
  const { processor, method, description } = order;
  const account = answers['payment-card-number'] ?? answers['bank-account-number'];
  return {
    key: record.key,
    purpose: order.purpose,
    account: account?.state === 'captured' ? { value: account.value, brand: account.brand } : null,
    completeAsked: record.questions.some(({ asks }) => asks === 'complete'),
    outcome: record.outcome,
    report: record.report,
    details: { agent, paymentSid, processor, method, description },
  };
}

function notStartable(session: PaymentSession, chargeAgain: boolean): AskRefusal | undefined {
  switch (session.status) {
    case 'starting':
    case 'collecting':
    case 'completing':
    case 'cancelling':
      return { code: 'payment-open' };
    case 'unknown':
      return chargeAgain ? undefined : { code: 'outcome-unknown' };
    case 'succeeded':
    case 'failed':
    case 'cancelled':
      return undefined;
  }
}

/** Opens a payment session on the call; `document` undefined when the call has none yet. */
export function askStart(
  document: CallDocument | undefined,
  request: StartRequest,
  now: number,
): AskResult {
  const { intent, agent, order, fields } = request;
  const before = document ?? emptyDocument(request.callSid);
  const again = repeated(before.current, intent);
  if (again) return again;
  if (before.earlier.some(({ key }) => key === intent)) return refused({ code: 'payment-over' });
  const refusal =
    before.current && notStartable(sessionAt(before.current, now), request.chargeAgain);
  if (refusal) return refused(refusal);

  const question: Question = {
    number: 0,
    intent,
    asks: 'start',
    askedAt: now,
    reply: { state: 'pending' },
  };
  const record: SessionRecord = {
    key: intent,
    agent,
    order,
    fields,
    paymentSid: null,
    questions: [question],
    answers: {},
    required: null,
    outcome: null,
    discardedClearValue: false,
  };
  const earlier = before.current ? [...before.earlier, folded(before.current)] : before.earlier;
  return { kind: 'ask', document: { ...before, current: record, earlier }, record, question };
}

function notAskable(session: PaymentSession, asks: Exclude<Asks, 'start'>): AskRefusal | undefined {
  switch (session.status) {
    case 'starting':
      return { code: 'payment-starting' };
    case 'completing':
    case 'cancelling':
      return { code: 'payment-busy' };
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return { code: 'payment-over' };
    case 'collecting':
      break;
  }
  const { capturing, missing, unknownRequired } = session;
  switch (asks) {
    case 'cancel':
      return undefined;
    case 'complete':
      if (missing.length > 0) return { code: 'fields-missing', fields: missing };
      if (unknownRequired.length === 0) return undefined;
      return { code: 'unknown-field-required', tokens: unknownRequired };
    default:
      if (!session.fields.some(({ field }) => field === asks)) {
        return { code: 'field-not-required', field: asks };
      }
      // The same field may always be asked again; another waits until the caller is done (R25).
      return capturing === null || capturing === asks
        ? undefined
        : { code: 'capture-in-progress', field: capturing };
  }
}

export interface UpdateRequest {
  readonly intent: string;
  /** Key of the session the agent sees. */
  readonly session: string;
  readonly agent: Agent;
  readonly asks: Exclude<Asks, 'start'>;
}

/** Asks for a field, completes or cancels: the next question of the session the agent sees. */
export function askUpdate(
  document: CallDocument | undefined,
  request: UpdateRequest,
  now: number,
): AskResult {
  const record = document?.current;
  if (!document || record?.key !== request.session) return refused({ code: 'no-such-payment' });
  const again = repeated(record, request.intent);
  if (again) return again;
  const refusal = notAskable(sessionAt(record, now), request.asks);
  if (refusal) return refused(refusal);

  const question: Question = {
    number: record.questions.length,
    intent: request.intent,
    asks: request.asks,
    askedAt: now,
    reply: { state: 'pending' },
  };
  const asked: SessionRecord = {
    ...record,
    agent: request.agent,
    questions: [...record.questions, question],
  };
  return { kind: 'ask', document: { ...document, current: asked }, record: asked, question };
}
