import * as v from 'valibot';
import type { Configuration, Method, Processor } from '../../../src/payment/offer/configuration';
import type { Order, Question, SessionRecord } from '../../../src/payment/document/session';
import { askTwilio, type TwilioAccess, TwilioError } from '../twilio/http';
import { persist } from '../twilio/retry';
import { callbackUrl } from './callbackUrl';
import { createParameters, type PaymentForm } from './createParameters';
import { orderInvalid } from './orderRefusal';

/** The Payments resource: all that is read of it. */
export const paymentSchema = v.object({ sid: v.pipe(v.string(), v.regex(/^PK[0-9a-f]{32}$/i)) });

/** Twilio's code of too many requests, where its reply names none. */
const TOO_MANY_REQUESTS = 20429;
/** Pauses of a second and a half in total: most of the time is left for what comes after. */
const SEND_AGAIN = 4;

/** Who is asked: the call, by the account's own configuration. */
export interface Caller {
  readonly access: TwilioAccess;
  readonly callSid: string;
  readonly configuration: Configuration;
}

/** Twilio's reply to a question, which only says whether it was accepted, never its result. */
export type QuestionReply =
  | { readonly kind: 'accepted'; readonly paymentSid: string }
  | { readonly kind: 'refused'; readonly code: number }
  /** No reply, or one that leaves open whether Twilio took the question. */
  | { readonly kind: 'unavailable'; readonly status: number | undefined };

/** Processor and method of an order, as far as they are still offered. */
function offeredFor({ processors }: Configuration, order: Order) {
  const processor = processors.find(({ name }) => name === order.processor);
  const method = processor?.methods.find((each) => each.method === order.method);
  return { processor, method };
}

/**
 * Processor and method of an order. A new deployment may have removed them since: an open session continues
 * without them, but its start cannot be sent again.
 */
function offerOf(
  configuration: Configuration,
  order: Order,
): { readonly processor: Processor; readonly method: Method } {
  const { processor, method } = offeredFor(configuration, order);
  if (!processor) throw orderInvalid({ part: 'processor', problem: 'not-offered' });
  if (!method) throw orderInvalid({ part: 'method', problem: 'not-offered' });
  return { processor, method };
}

/** Whether an order could still be sent to Twilio. */
export const isOffered = (configuration: Configuration, order: Order): boolean =>
  offeredFor(configuration, order).method !== undefined;

/** Path of the Payments of a call, without `.json`. */
export function paymentsPath({ settings }: TwilioAccess, callSid: string): string {
  return `/2010-04-01/Accounts/${settings.ACCOUNT_SID}/Calls/${callSid}/Payments`;
}

/** Path and form of a question. Throws `order-invalid` for one that cannot be made. */
function prepare(
  { access, callSid, configuration }: Caller,
  record: SessionRecord,
  question: Question,
): { readonly path: string; readonly form: PaymentForm } {
  const { DOMAIN_NAME } = access.settings;
  const address = { callSid, session: record.key, question: question.number };
  const common = {
    IdempotencyKey: question.intent,
    StatusCallback: callbackUrl(DOMAIN_NAME, address),
  };
  const payments = paymentsPath(access, callSid);
  const { kind } = question;
  if (kind === 'start') {
    const { order, fields } = record;
    const { processor, method } = offerOf(configuration, order);
    const form = { ...common, ...createParameters(order, fields, processor, method) };
    return { path: `${payments}.json`, form };
  }
  const path = `${payments}/${paymentSidOf(record)}.json`;
  const isStatus = kind === 'complete' || kind === 'cancel';
  return { path, form: { ...common, [isStatus ? 'Status' : 'Capture']: kind } };
}

function paymentSidOf({ paymentSid }: SessionRecord): string {
  if (paymentSid === null) throw new Error('a session without its payment SID was asked something');
  return paymentSid;
}

const isTurnedAway = (error: unknown): boolean =>
  error instanceof TwilioError && error.failure.status === 429;

/** Sends again what Twilio turned away with 429, and nothing else. */
async function post(access: TwilioAccess, path: string, form: PaymentForm): Promise<QuestionReply> {
  const request = { method: 'POST', host: 'api.twilio.com', path, form } as const;
  const send = () => askTwilio(access, request, paymentSchema);
  try {
    const { sid } = await persist(access.signal, send, SEND_AGAIN, isTurnedAway);
    return { kind: 'accepted', paymentSid: sid };
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error;
    const { failure } = error;
    return failure.kind === 'refused' && failure.code !== undefined
      ? { kind: 'refused', code: failure.code }
      : { kind: 'unavailable', status: failure.status };
  }
}

/**
 * Sends one question of a payment session to Twilio. It is repeated only if Twilio rejected it with 429 (R35),
 * since a complete sent twice might charge twice. A complete that is rejected each time is refused, and may be
 * pressed again. The order is read from the record as it was written.
 */
export async function sendQuestion(
  caller: Caller,
  record: SessionRecord,
  question: Question,
): Promise<QuestionReply> {
  const { path, form } = prepare(caller, record, question);
  const reply = await post(caller.access, path, form);
  const turnedAway = reply.kind === 'unavailable' && reply.status === 429;
  return turnedAway && question.kind === 'complete'
    ? { kind: 'refused', code: TOO_MANY_REQUESTS }
    : reply;
}
