import type { Configuration, Method, Processor } from '../../src/payment/configuration';
import type { Order, Question, SessionRecord } from '../../src/payment/session';
import { callbackUrl, documentName } from './callbackUrl';
import { createParameters } from './createParameters';
import type { AgentCall } from './endpoint';
import { orderInvalid } from './orderRefusal';
import { readTwilioFailure } from './twilioAccess';

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

/** The request for a question, ready to be sent. Throws `order-invalid` for one that cannot be made. */
function prepare(
  { access, claim, configuration }: AgentCall,
  record: SessionRecord,
  question: Question,
): () => Promise<{ readonly sid: string }> {
  const { client, settings } = access;
  const address = {
    document: documentName(claim.callSid),
    session: record.key,
    question: question.number,
  };
  const common = {
    idempotencyKey: question.intent,
    statusCallback: callbackUrl(settings.DOMAIN_NAME, address),
  };
  const { payments } = client.calls(claim.callSid);
  const { asks } = question;
  if (asks === 'start') {
    const { order, fields } = record;
    const { processor, method } = offerOf(configuration, order);
    const parameters = createParameters(order, fields, processor, method);
    return () => payments.create({ ...common, ...parameters });
  }
  const payment = payments(paymentSidOf(record));
  const update = asks === 'complete' || asks === 'cancel' ? { status: asks } : { capture: asks };
  return () => payment.update({ ...common, ...update });
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
  const send = prepare(call, record, question);
  try {
    const { sid } = await send();
    return { kind: 'accepted', paymentSid: sid };
  } catch (error) {
    const failure = readTwilioFailure(error);
    if (failure.kind === 'refused' && failure.code !== undefined) {
      return { kind: 'refused', code: failure.code };
    }
    const status = failure.kind === 'not-twilio' ? undefined : failure.status;
    return { kind: 'unavailable', status };
  }
}
