import { orphanedSessions, type OrphanedSession } from '../../../src/payment/document/earlier';
import type { OpenPayment } from '../../../src/payment/document/openPayment';
import { lostStart, ORPHAN_CANCEL } from '../../../src/payment/document/questions';
import type { CallDocument, Question, SessionRecord } from '../../../src/payment/document/session';
import { log } from '../runtime/log';
import { asRefusal } from '../twilio/failure';
import { askTwilio, TwilioError } from '../twilio/http';
import { retrying, twilioUnavailable } from '../twilio/retry';
import { callbackUrl } from './callbackUrl';
import { type Caller, isOffered, paymentSchema, paymentsPath, sendQuestion } from './send';

/** Asks Twilio to cancel a payment into whose document no question is written. Throws Twilio's refusal. */
export async function sendCancel(
  { access, callSid }: Pick<Caller, 'access' | 'callSid'>,
  { key, paymentSid }: OpenPayment,
  intent: string,
): Promise<void> {
  const address = { callSid, session: key, question: ORPHAN_CANCEL };
  const form = {
    IdempotencyKey: intent,
    StatusCallback: callbackUrl(access.settings.DOMAIN_NAME, address),
    Status: 'cancel',
  };
  const path = `${paymentsPath(access, callSid)}/${paymentSid}.json`;
  const request = { method: 'POST', host: 'api.twilio.com', path, form } as const;
  await retrying(access.signal, () => askTwilio(access, request, paymentSchema));
}

function noteNotCancelled({ callSid }: Caller, session: string, error: unknown): void {
  log('info', { callSid, session, ...asRefusal(error).log, code: 'not-cancelled' });
}

/**
 * Asks Twilio to cancel the session of a start that it never answered: it may have opened one all the same, whose
 * SID nobody knows (R36). The start is sent again for that, since it brings the SID by its IdempotencyKey. Throws
 * `twilio-unavailable` if Twilio still does not answer. If it refuses, the next start shows whether it opens another.
 */
export async function cancelLostStart(
  caller: Caller,
  record: SessionRecord,
  intent: string,
): Promise<void> {
  const { key } = record;
  const start = lostStart(record);
  if (!start || !isOffered(caller.configuration, record.order)) return;
  const reply = await sendQuestion(caller, record, start);
  switch (reply.kind) {
    case 'unavailable':
      throw twilioUnavailable(reply.status);
    case 'refused':
      return;
    case 'accepted':
      try {
        await sendCancel(caller, { key, paymentSid: reply.paymentSid }, `cancel-${intent}`);
      } catch (error) {
        if (!(error instanceof TwilioError)) throw error;
        noteNotCancelled(caller, key, error);
      }
  }
}

async function cancel(caller: Caller, session: OrphanedSession, intent: string): Promise<void> {
  try {
    await sendCancel(caller, session, `cancel-${intent}`);
  } catch (error) {
    // Already over, being completed, or not reached: the start will show whether another can be opened.
    noteNotCancelled(caller, session.key, error);
  }
}

/**
 * Asks Twilio to cancel earlier sessions of the call that it may still have open, before the start
 * `question` is sent: it opens no other beside one (R36). What it replies changes nothing that is known of
 * them; a callback may.
 */
export async function cancelOrphans(
  caller: Caller,
  document: CallDocument,
  { intent }: Question,
): Promise<void> {
  await Promise.all(orphanedSessions(document).map((session) => cancel(caller, session, intent)));
}
