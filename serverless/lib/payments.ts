import type { Money } from '../../src/payment/money';
import type { Question, SessionRecord } from '../../src/payment/session';
import { callbackUrl, documentName } from './callbackUrl';
import { paymentOptions } from './payment-options';
import { readTwilioFailure, type TwilioAccess } from './twilioAccess';

/** What Twilio replied to a question. The reply only says that it was taken, never what came of it. */
export type QuestionReply =
  | { readonly kind: 'accepted'; readonly paymentSid: string }
  | { readonly kind: 'refused'; readonly code: number }
  /** No reply, or one that leaves open whether Twilio took the question. */
  | { readonly kind: 'unavailable'; readonly status: number | undefined };

/**
 * The amount for the client, whose type is a number. Below a million and with at most four decimals a
 * double prints as the same decimal again (R30), less trailing zeros.
 */
export function chargeAmount({ amount }: Money): number {
  return Number(amount);
}

function send(
  { client, settings }: TwilioAccess,
  callSid: string,
  record: SessionRecord,
  question: Question,
): Promise<{ readonly sid: string }> {
  const address = {
    document: documentName(callSid),
    session: record.key,
    question: question.number,
  };
  const common = {
    idempotencyKey: question.intent,
    statusCallback: callbackUrl(settings.DOMAIN_NAME, address),
  };
  const { payments } = client.calls(callSid);
  switch (question.asks) {
    case 'start':
      return payments.create({
        ...common,
        chargeAmount: chargeAmount(record.charge),
        currency: record.charge.currency,
        ...(record.description === '' ? {} : { description: record.description }),
        paymentConnector: settings.PAYMENT_CONNECTOR,
        paymentMethod: 'credit-card',
        postalCode: record.fields.includes('postal-code'),
        securityCode: record.fields.includes('security-code'),
        validCardTypes: paymentOptions.cardTypes.join(' '),
      });
    case 'complete':
    case 'cancel':
      return payments(paymentSidOf(record)).update({ ...common, status: question.asks });
    default:
      return payments(paymentSidOf(record)).update({ ...common, capture: question.asks });
  }
}

function paymentSidOf({ paymentSid }: SessionRecord): string {
  if (paymentSid === null) throw new Error('a session without its payment SID was asked something');
  return paymentSid;
}

/**
 * Sends one question of a payment session to Twilio, once: it is never repeated here, since a complete
 * sent twice might charge twice. Everything sent is read from the record as it was written.
 */
export async function sendQuestion(
  access: TwilioAccess,
  callSid: string,
  record: SessionRecord,
  question: Question,
): Promise<QuestionReply> {
  access.signal.throwIfAborted();
  try {
    const { sid } = await send(access, callSid, record, question);
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
