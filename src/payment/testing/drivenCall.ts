import { noLimits } from './configuration';
import { askStart, askUpdate } from '../rules/ask';
import { parseCallback } from '../card/callback';
import { callbackParameter, type Field } from '../card/field';
import { mergeCallback, mergeReplyOf } from '../rules/merge';
import { nextNumber } from '../document/questions';
import { emptyDocument } from '../document/emptyDocument';
import type { Agent, CallDocument, Order, Reply } from '../document/session';
import { agent as someAgent, allFields, CALL_SID, cardOrder, PAYMENT_SID, T0 } from './examples';

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const accepted: Reply = { state: 'accepted' };

/** Ids that the functions and Twilio make. */
export interface Ids {
  readonly callSid: string;
  readonly paymentSid: string;
  readonly agent: Agent;
  /** Of a press, by its number. */
  readonly intent: (press: number) => string;
  readonly writer: (press: number) => string;
}

const plainIds: Ids = {
  callSid: CALL_SID,
  paymentSid: PAYMENT_SID,
  agent: someAgent,
  intent: uuid,
  writer: () => 'eleven-char',
};

/** A call as the functions drive it; whatever the core refuses does not happen, and is recorded. */
export function driveCall({
  callSid,
  paymentSid,
  agent,
  intent: intentOf,
  writer,
}: Ids = plainIds) {
  let document: CallDocument = emptyDocument(callSid);
  let now = T0;
  let intents = 0;
  const started: string[] = [];
  const refused = new Set<string>();

  function start(over: Partial<Order> = {}): void {
    const intent = intentOf((intents += 1));
    const order = { ...cardOrder, ...over };
    const elsewhere = { agentStarts: undefined, doubtElsewhere: undefined };
    const counted = { ...elsewhere, writer: writer(intents), limits: noLimits };
    const request = { intent, callSid, agent, order, fields: allFields, ...counted };
    const result = askStart(document, { ...request, chargeAgain: true }, now);
    if (result.kind === 'refused') refused.add(result.refusal.code);
    if (result.kind !== 'ask') return;
    started.push(intent);
    document = mergeReplyOf(result.document, intent, 0, accepted, paymentSid);
  }

  function ask(kind: Field | 'complete' | 'cancel', reply: Reply = accepted): void {
    const session = document.current?.key ?? '';
    const intent = intentOf((intents += 1));
    const request = { intent, session, agent, kind, writer: writer(intents), limits: noLimits };
    const result = askUpdate(document, request, now);
    if (result.kind === 'refused') refused.add(result.refusal.code);
    if (result.kind !== 'ask') return;
    document = mergeReplyOf(result.document, session, result.question.number, reply, null);
  }

  /** A callback to the question asked `back` questions ago, of the payment started `payments` ago. */
  function callback(parameters: Record<string, string>, back = 0, payments = 0): void {
    const last = document.current ? nextNumber(document.current) - 1 : 0;
    const parsed = parseCallback({ Sid: paymentSid, ...parameters }, Math.max(0, last - back));
    if (parsed) document = mergeCallback(document, started.at(-1 - payments) ?? '', parsed);
  }

  /** Every field asked twice and captured, then completed; `text` is the processor's. */
  function wholePayment(over: Partial<Order>, text: string, result: string): void {
    start(over);
    for (const field of allFields) {
      ask(field);
      ask(field);
      const value = field === 'expiration-date' ? '1229' : 'xxx';
      const parameters = { Capture: field, [callbackParameter[field]]: value };
      callback({ ...parameters, PartialResult: 'false', Required: '' });
    }
    ask('complete');
    const texts = { PaymentConfirmationCode: text, PaymentError: text, ConnectorError: text };
    callback({ Result: result, ...texts });
  }

  return {
    start,
    ask,
    callback,
    wholePayment,
    wait: (milliseconds: number) => void (now += milliseconds),
    document: () => document,
    now: () => now,
    started,
    refused,
  };
}

export type DrivenCall = ReturnType<typeof driveCall>;
