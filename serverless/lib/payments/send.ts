import * as v from 'valibot';
import type { Configuration, Method, Processor } from '../../../src/payment/offer/configuration';
import type { Order, Question, SessionRecord } from '../../../src/payment/document/session';
import { callbackUrl, documentName } from './callbackUrl';
import { createParameters, type PaymentForm } from './createParameters';
import type { QuestionCall } from '../agent/authorize';
import { orderInvalid } from '../agent/orderRefusal';
import { backOff } from '../twilio/access';
import { askTwilio, type TwilioAccess, TwilioError } from '../twilio/http';

/** The Payments resource: all that is read of it. */
export const paymentSchema = v.object({ sid: v.pipe(v.string(), v.regex(/^PK[0-9a-f]{32}$/i)) });

/** Twilio's code of too many requests, where its reply names none. */
const TOO_MANY_REQUESTS = 20429;
/** Pauses of a second and a half altogether: most of the time is left for what comes after. */
const SEND_AGAIN = 4;

/** What Twilio replied to a question. The reply only says that it was taken, never what came of it. */
export type QuestionReply =
  | { readonly kind: 'accepted'; readonly paymentSid: string }
  | { readonly kind: 'refused'; readonly code: number }
  /** No reply, or one that leaves open whether Twilio took the question. */
  | { readonly kind: 'unavailable'; readonly status: number | undefined };

/**
 * Processor and method of an order. They may have left the configuration since it was agreed, by a new
 * deployment: an open session goes on without them, only opening one again does not.
 */
function offerOf(
  { processors }: Configuration,
  order: Order,
): { readonly processor: Processor; readonly method: Method } {
  const processor = processors.find(({ name }) => name === order.processor);
  if (!processor) throw orderInvalid({ part: 'processor', problem: 'not-offered' });
  const method = processor.methods.find((each) => each.method === order.method);
  if (!method) throw orderInvalid({ part: 'method', problem: 'not-offered' });
  return { processor, method };
}

/** Path of the Payments of a call, without `.json`. */
export function paymentsPath({ settings }: TwilioAccess, callSid: string): string {
  return `/2010-04-01/Accounts/${settings.ACCOUNT_SID}/Calls/${callSid}/Payments`;
}

/** Path and form of a question. Throws `order-invalid` for one that cannot be made. */
function prepare(
  { access, claim, configuration }: QuestionCall,
  record: SessionRecord,
  question: Question,
): { readonly path: string; readonly form: PaymentForm } {
  const { DOMAIN_NAME } = access.settings;
  const address = {
    document: documentName(claim.callSid),
    session: record.key,
    question: question.number,
  };
  const common = {
    IdempotencyKey: question.intent,
    StatusCallback: callbackUrl(DOMAIN_NAME, address),
  };
  const payments = paymentsPath(access, claim.callSid);
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

async function post(access: TwilioAccess, path: string, form: PaymentForm): Promise<QuestionReply> {
  access.signal.throwIfAborted();
  try {
    const request = { method: 'POST', host: 'api.twilio.com', path, form } as const;
    const { sid } = await askTwilio(access, request, paymentSchema);
    return { kind: 'accepted', paymentSid: sid };
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error;
    const { failure } = error;
    return failure.kind === 'refused' && failure.code !== undefined
      ? { kind: 'refused', code: failure.code }
      : { kind: 'unavailable', status: failure.status };
  }
}

/** Sends again what Twilio turned away with 429, and nothing else. */
async function postBackingOff(
  access: TwilioAccess,
  path: string,
  form: PaymentForm,
): Promise<QuestionReply> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await post(access, path, form);
    const turnedAway = reply.kind === 'unavailable' && reply.status === 429;
    if (!turnedAway || attempt > SEND_AGAIN) return reply;
    await backOff(attempt, access.signal);
  }
}

/**
 * Sends one question of a payment session to Twilio. It is repeated only where Twilio turned it away (R35),
 * since a complete sent twice might charge twice: a complete turned away to the end is refused, and may be
 * pressed again. What was agreed is read from the record as it was written.
 */
export async function sendQuestion(
  call: QuestionCall,
  record: SessionRecord,
  question: Question,
): Promise<QuestionReply> {
  const { path, form } = prepare(call, record, question);
  const reply = await postBackingOff(call.access, path, form);
  const turnedAway = reply.kind === 'unavailable' && reply.status === 429;
  return turnedAway && question.kind === 'complete'
    ? { kind: 'refused', code: TOO_MANY_REQUESTS }
    : reply;
}
