import * as v from 'valibot';
import type { Configuration, Method, Processor } from '../../src/payment/configuration';
import type { Order, Question, SessionRecord } from '../../src/payment/session';
import { callbackUrl, documentName } from './callbackUrl';
import { createParameters, type PaymentForm } from './createParameters';
import type { AgentCall } from './authorize';
import { orderInvalid } from './orderRefusal';
import { askTwilio, TwilioError } from './twilioHttp';

const replySchema = v.object({ sid: v.pipe(v.string(), v.regex(/^PK[0-9a-f]{32}$/i)) });

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

/** Path and form of a question. Throws `order-invalid` for one that cannot be made. */
function prepare(
  { access, claim, configuration }: AgentCall,
  record: SessionRecord,
  question: Question,
): { readonly path: string; readonly form: PaymentForm } {
  const { ACCOUNT_SID, DOMAIN_NAME } = access.settings;
  const address = {
    document: documentName(claim.callSid),
    session: record.key,
    question: question.number,
  };
  const common = {
    IdempotencyKey: question.intent,
    StatusCallback: callbackUrl(DOMAIN_NAME, address),
  };
  const payments = `/2010-04-01/Accounts/${ACCOUNT_SID}/Calls/${claim.callSid}/Payments`;
  const { asks } = question;
  if (asks === 'start') {
    const { order, fields } = record;
    const { processor, method } = offerOf(configuration, order);
    const form = { ...common, ...createParameters(order, fields, processor, method) };
    return { path: `${payments}.json`, form };
  }
  const path = `${payments}/${paymentSidOf(record)}.json`;
  const isStatus = asks === 'complete' || asks === 'cancel';
  return { path, form: { ...common, [isStatus ? 'Status' : 'Capture']: asks } };
}

function paymentSidOf({ paymentSid }: SessionRecord): string {
  if (paymentSid === null) throw new Error('a session without its payment SID was asked something');
  return paymentSid;
}

/**
 * Sends one question of a payment session to Twilio, once: it is never repeated here, since a complete
 * sent twice might charge twice. What was agreed is read from the record as it was written.
 */
export async function sendQuestion(
  call: AgentCall,
  record: SessionRecord,
  question: Question,
): Promise<QuestionReply> {
  call.access.signal.throwIfAborted();
  const { path, form } = prepare(call, record, question);
  try {
    const request = { method: 'POST', host: 'api.twilio.com', path, form } as const;
    const { sid } = await askTwilio(call.access, request, replySchema);
    return { kind: 'accepted', paymentSid: sid };
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error;
    const { failure } = error;
    return failure.kind === 'refused' && failure.code !== undefined
      ? { kind: 'refused', code: failure.code }
      : { kind: 'unavailable', status: failure.status };
  }
}
