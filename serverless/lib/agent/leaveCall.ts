import { randomUUID } from 'node:crypto';
import { askUpdate } from '../../../src/payment/rules/ask';
import type { Configuration } from '../../../src/payment/offer/configuration';
import { type CallDocument, WRITER_LIMIT } from '../../../src/payment/document/session';
import { sessionAt } from '../../../src/payment/rules/status';
import { hiddenName } from '../document/hiddenName';
import { readReaders, removeReader } from '../document/readers';
import { readDocument } from '../document/store';
import { documentName, type Stored } from '../document/stored';
import { putQuestion } from '../payments/question';
import { hashedUuid } from '../reports/hashedUuid';
import { allDone } from '../runtime/allDone';
import { Refusal } from '../runtime/refusal';
import type { TwilioAccess } from '../twilio/http';
import { persist } from '../twilio/retry';
import { readReservations, type Reservation } from '../twilio/tasks';
import { forgetRights } from './rememberedChecks';

/*
 * What happens on the server when a call has left an agent, even if their browser is gone: nobody reads
 * the document any more who may not, and a payment that nobody can finish is cancelled.
 */

/** A task that may have left an agent, and a call that it may be about: its document tells. */
export interface Leaving {
  readonly taskSid: string;
  readonly callSid: string;
  readonly eventType: string;
  readonly resourceSid: string;
}

/** What became of an event; also the code in the log. */
export type Left =
  /** The call has no document, or its payment is of another task. */
  'no-payment' | 'released' | 'payment-cancelled';

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
  // The same event, told again, asks the same question. An agent who knew its intent could use it up first.
  const { TWILIO_API_SECRET } = access.settings;
  const { eventType, resourceSid } = leaving;
  const intent = hashedUuid(
    hiddenName(TWILIO_API_SECRET, 'leave', session, eventType, resourceSid),
  );
  const { limits } = configuration;
  const writer = randomUUID().slice(-WRITER_LIMIT);
  const request = { intent, writer, session, agent, kind: 'cancel', limits } as const;
  // No agent did this; that the payment was cancelled is reported as its outcome.
  const beside = () => Promise.resolve();
  const asking = { access, callSid: leaving.callSid, configuration, now, beside };
  const cancel = () => putQuestion(asking, stored, (document) => askUpdate(document, request, now));
  try {
    // Nobody presses again, and nobody is told: the same cancel is sent until Twilio has it.
    await persist(access.signal, cancel, 4, isUnavailable);
    return true;
  } catch (error) {
    if (error instanceof Refusal && settled.has(error.code)) return false;
    throw error;
  }
}

/**
 * Brings a call's document in line with who has the task now. By its attributes a task may be about any call,
 * so whatever is not this task's by the call's own document is left alone: its payment and its readers.
 */
export async function leaveCall(
  access: TwilioAccess,
  configuration: Configuration,
  leaving: Leaving,
): Promise<Left> {
  const name = documentName(leaving.callSid);
  forgetRights(leaving.callSid);
  const [reservations, stored, readers] = await allDone([
    readReservations(access, leaving.taskSid),
    readDocument(access, name),
    readReaders(access, name),
  ]);
  if (stored?.document.holder?.taskSid !== leaving.taskSid) return 'no-payment';
  const gone = readers.filter((workerSid) => !mayGoOn(reservations, workerSid));
  const [cancelled] = await allDone([
    cancelAbandoned(access, configuration, leaving, stored, reservations),
    ...gone.map((workerSid) => removeReader(access, name, workerSid, leaving.callSid)),
  ]);
  return cancelled ? 'payment-cancelled' : 'released';
}
