import { orphanedSessions, type OrphanedSession } from '../../../src/payment/document/earlier';
import type { OpenPayment } from '../../../src/payment/document/openPayment';
import { ORPHAN_CANCEL } from '../../../src/payment/document/questions';
import type { CallDocument, Question } from '../../../src/payment/document/session';
import { log } from '../runtime/log';
import { asRefusal } from '../twilio/failure';
import { askTwilio } from '../twilio/http';
import { retrying } from '../twilio/retry';
import { callbackUrl } from './callbackUrl';
import { type Caller, paymentSchema, paymentsPath } from './send';

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

async function cancel(caller: Caller, session: OrphanedSession, intent: string): Promise<void> {
  try {
    await sendCancel(caller, session, `cancel-${intent}`);
  } catch (error) {
    // Already over, being completed, or not reached: the start will show whether another can be opened.
    const { log: details } = asRefusal(error);
    const { callSid } = caller;
    const line = { function: 'start', callSid, session: session.key };
    log('info', { ...line, ...details, code: 'not-cancelled' });
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
