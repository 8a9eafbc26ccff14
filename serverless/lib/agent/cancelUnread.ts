import { openPaymentOf } from '../../../src/payment/document/openPayment';
import { ORPHAN_CANCEL } from '../../../src/payment/document/questions';
import type { AskedReply } from '../../../src/payment/protocol';
import { findDocument } from '../document/documents';
import { documentName } from '../document/stored';
import { sendCancel } from '../payments/orphans';
import { twilioRefused } from '../payments/question';
import type { Refusal } from '../runtime/refusal';
import { TwilioError } from '../twilio/http';
import { authorize } from './authorize';
import { holdsCall } from './callOwnership';
import type { AgentRequest } from './request';

/**
 * Cancels the payment of a document that this version cannot read (R52), for the agent who has the call.
 * Nothing is written: Twilio's callback reports the cancel to the version that can read the document. Throws
 * `unreadable` if the document shows no such payment.
 */
export async function cancelUnread(
  request: AgentRequest<'cancel'>,
  unreadable: Refusal,
): Promise<AskedReply> {
  const { access, fields, reports } = request;
  const checks = { requires: holdsCall, startsPayment: false };
  const { callSid, now } = await authorize(request, checks);
  const found = await findDocument(access, documentName(callSid));
  const payment = openPaymentOf(found?.data);
  if (payment?.key !== fields.session) throw unreadable;
  reports.accepted(ORPHAN_CANCEL);
  try {
    await sendCancel({ access, callSid }, payment, fields.intent);
  } catch (error) {
    if (!(error instanceof TwilioError) || error.failure.kind !== 'refused') throw error;
    if (error.failure.code === undefined) throw error;
    throw twilioRefused(error.failure.code);
  }
  return { now, session: payment.key, question: ORPHAN_CANCEL };
}
