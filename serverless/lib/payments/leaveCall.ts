import pRetry from 'p-retry';
import * as v from 'valibot';
import { askUpdate } from '../../../src/payment/rules/ask';
import type { Configuration } from '../../../src/payment/offer/configuration';
import type { CallDocument } from '../../../src/payment/document/session';
import { sessionAt } from '../../../src/payment/rules/status';
import { documentName } from './callbackUrl';
import { readReservations, type Reservation } from '../agent/callOwnership';
import { putQuestion } from '../agent/question';
import { hashedUuid } from '../reports/hashedUuid';
import { Refusal } from '../runtime/refusal';
import { forgetRights } from '../agent/rememberedChecks';
import { readDocument, type Stored } from '../document/store';
import { documentPath } from '../document/syncDocuments';
import type { Leaving } from '../webhooks/taskEvents';
import { findOnTwilio } from '../twilio/access';
import { askTwilio, type TwilioAccess } from '../twilio/http';

/*
 * What happens on the server when a call has left an agent, even if their browser is gone: nobody reads
 * the document any more who may not, and a payment that nobody can finish is cancelled.
 */

/** What became of an event; also the code in the log. */
export type Left =
  /** The call has no document, or its payment is of another task. */
  'no-payment' | 'released' | 'payment-cancelled';

const permissionsSchema = v.object({ permissions: v.array(v.object({ identity: v.string() })) });

/** Identities that may read a document; few, since each is a worker's on one call. */
async function readIdentities(access: TwilioAccess, name: string): Promise<readonly string[]> {
  const path = `${documentPath(access, name)}/Permissions?PageSize=100`;
  const request = { method: 'GET', host: 'sync.twilio.com', path } as const;
  const found = await findOnTwilio(access.signal, () =>
    askTwilio(access, request, permissionsSchema),
  );
  return (found?.permissions ?? []).map(({ identity }) => identity);
}

async function removePermission(
  access: TwilioAccess,
  name: string,
  identity: string,
): Promise<void> {
  const path = `${documentPath(access, name)}/Permissions/${identity}`;
  const request = { method: 'DELETE', host: 'sync.twilio.com', path } as const;
  await findOnTwilio(access.signal, () => askTwilio(access, request, v.unknown()));
}

const has = ({ status }: Reservation): boolean => status === 'accepted';

/**
 * Whether a worker may go on reading, by the reservations as they are now: who has the call, and who
 * wraps it up while nobody else has it. Somebody without a reservation watches, as long as it is a call
 * that somebody has (R75).
 */
function mayGoOn(reservations: readonly Reservation[], workerSid: string): boolean {
  const own = reservations.filter((each) => each.workerSid === workerSid);
  const someoneHas = reservations.some(has);
  if (own.length === 0) return someoneHas;
  return own.some(has) || (!someoneHas && own.some(({ status }) => status === 'wrapping'));
}

/**
 * The payment that is open though nobody has the call or is offered it; what is being completed settles.
 * Somebody had the call when it was opened: without any reservation TaskRouter says nothing about it.
 */
function abandoned(
  { current }: CallDocument,
  reservations: readonly Reservation[],
  now: number,
): CallDocument['current'] {
  if (reservations.length === 0) return null;
  if (reservations.some((each) => has(each) || each.status === 'pending')) return null;
  return current && sessionAt(current, now).status === 'collecting' ? current : null;
}

/** Reasons why there is nothing left to cancel by the time it is asked. */
const settled: ReadonlySet<string> = new Set(['no-such-payment', 'payment-over', 'payment-busy']);

const isUnavailable = (error: unknown): boolean =>
  error instanceof Refusal && error.code === 'twilio-unavailable';

async function cancelAbandoned(
  access: TwilioAccess,
  configuration: Configuration,
  leaving: Leaving,
  stored: Stored,
  reservations: readonly Reservation[],
): Promise<boolean> {
  const now = Date.now();
  const record = abandoned(stored.document, reservations, now);
  if (!record) return false;
  const { key: session, agent } = record;
  // The same event, told again, asks the same question.
  const intent = hashedUuid(session, leaving.eventType, leaving.resourceSid);
  const request = { intent, session, agent, kind: 'cancel' } as const;
  // No agent did this; that the payment was cancelled is reported as its outcome.
  const reports = { accepted: () => undefined };
  const call = { access, claim: leaving, configuration, now, stored, starts: undefined, reports };
  const cancel = () => putQuestion(call, (document) => askUpdate(document, request, now));
  try {
    // Nobody presses again, and nobody is told: the same cancel is sent until Twilio has it.
    await pRetry(cancel, {
      retries: 4,
      minTimeout: 200,
      randomize: true,
      shouldRetry: isUnavailable,
      signal: access.signal,
    });
    return true;
  } catch (error) {
    if (error instanceof Refusal && settled.has(error.code)) return false;
    throw error;
  }
}

/**
 * Brings a call's document in line with who has the task now. An agent can write another call's SID into
 * their own task's attributes, so a payment of another task is left alone.
 */
export async function leaveCall(
  access: TwilioAccess,
  configuration: Configuration,
  leaving: Leaving,
): Promise<Left> {
  const name = documentName(leaving.callSid);
  forgetRights(leaving.callSid);
  const [reservations, stored, identities] = await Promise.all([
    readReservations(access, leaving.taskSid),
    readDocument(access, name),
    readIdentities(access, name),
  ]);
  const taskSid = stored?.document.current?.agent.taskSid ?? leaving.taskSid;
  if (!stored || taskSid !== leaving.taskSid) return 'no-payment';
  const gone = identities.filter((identity) => {
    const [workerSid = ''] = identity.split('.', 1);
    return !mayGoOn(reservations, workerSid);
  });
  const [cancelled] = await Promise.all([
    cancelAbandoned(access, configuration, leaving, stored, reservations),
    ...gone.map((identity) => removePermission(access, name, identity)),
  ]);
  return cancelled ? 'payment-cancelled' : 'released';
}
