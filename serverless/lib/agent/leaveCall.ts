import { randomUUID } from 'node:crypto';
import { askUpdate } from '../../../src/payment/rules/ask';
import type { Configuration } from '../../../src/payment/offer/configuration';
import { WRITER_LIMIT } from '../../../src/payment/document/names';
import type { CallDocument, SessionRecord } from '../../../src/payment/document/session';
import { sessionAt } from '../../../src/payment/rules/status';
import { hiddenName } from '../document/hiddenName';
import { readReaders, removeReader } from '../document/readers';
import { readDocument } from '../document/store';
import { documentName, type Stored } from '../document/stored';
import { cancelLostStart } from '../payments/orphans';
import { putQuestion } from '../payments/question';
import { hashedUuid } from '../reports/hashedUuid';
import { updateTask } from '../reports/taskAttributes';
import { allDone } from '../runtime/allDone';
import { Refusal } from '../runtime/refusal';
import type { TwilioAccess } from '../twilio/http';
import { persist, twilioUnavailable } from '../twilio/retry';
import { readReservations, type Reservation } from '../twilio/tasks';
import { forgetRights } from './rememberedChecks';

/*
 * What happens on the server when a call has left an agent, even if their browser is gone: readers who may no
 * longer read the document are removed, and a payment that nobody can finish is cancelled.
 */

/** A task that may have left an agent, and a call that it may be about, which the call's document confirms. */
export interface Leaving {
  readonly taskSid: string;
  readonly callSid: string;
  readonly eventType: string;
  readonly resourceSid: string;
}

/** The result of an event; also the code in the log. */
export type Left =
  /** The call has no document, or its payment is of another task. */
  'no-payment' | 'released' | 'payment-cancelled';

const has = ({ status }: Reservation): boolean => status === 'accepted';

/**
 * Whether a worker may continue to read, by the current reservations: those who have the call, and those who
 * wrap it up while nobody else has it. Somebody without a reservation watches, as long as somebody has the
 * call (R75).
 */
function mayGoOn(reservations: readonly Reservation[], workerSid: string): boolean {
  const own = reservations.filter((each) => each.workerSid === workerSid);
  const someoneHas = reservations.some(has);
  if (own.length === 0) return someoneHas;
  return own.some(has) || (!someoneHas && own.some(({ status }) => status === 'wrapping'));
}

/** Nobody has the call or is offered it. Without any reservation TaskRouter says nothing about it. */
const isAbandoned = (reservations: readonly Reservation[]): boolean =>
  reservations.length > 0 && !reservations.some((each) => has(each) || each.status === 'pending');

/**
 * Whether a request that was sent before the agent left decides what becomes of the payment: it is still
 * being opened, or Twilio may yet refuse to complete it.
 */
function isUnderWay({ current }: CallDocument, now: number): boolean {
  const status = current && sessionAt(current, now).status;
  return status === 'starting' || status === 'completing';
}

const underWay = new Error('a request about the payment is still under way');
/** More than fit into the time of a function: it is the time that ends them. */
const MOST_ATTEMPTS = 20;
/** Milliseconds that leave enough of a function's time to cancel. */
const WAIT_WITHIN_MS = 5_500;

/**
 * The call's document once nothing is under way, or when time runs out. A payment whose complete was not
 * answered by then will settle; if one is still being opened, Twilio has to send the event again.
 */
async function onceAnswered(
  access: TwilioAccess,
  { document }: Stored,
): Promise<Stored | undefined> {
  const until = Date.now() + WAIT_WITHIN_MS;
  const look = async () => {
    const found = await readDocument(access, documentName(document.callSid));
    const now = Date.now();
    if (!found || !isUnderWay(found.document, now)) return found;
    if (now < until) throw underWay;
    if (found.document.current?.paymentSid === null) throw twilioUnavailable();
    return found;
  };
  return persist(access.signal, look, MOST_ATTEMPTS, (error) => error === underWay);
}

/** A cancel to ask: a new one, or an earlier one again if it is not known whether Twilio has it. */
interface Cancel {
  readonly record: SessionRecord;
  readonly intent: string | undefined;
}

/** What is left to cancel of a call's payment; one that is being completed will settle. */
function cancelOf({ current }: CallDocument, now: number): Cancel | undefined {
  if (!current) return undefined;
  const last = current.questions.at(-1);
  switch (sessionAt(current, now).status) {
    case 'collecting':
      return { record: current, intent: undefined };
    case 'cancelling':
      return last?.kind === 'cancel' && last.reply.state === 'pending'
        ? { record: current, intent: last.intent }
        : undefined;
    case 'starting':
    case 'completing':
    case 'succeeded':
    case 'failed':
    case 'cancelled':
    case 'unknown':
      return undefined;
  }
}

/** Reasons why there is nothing left to cancel by the time it is asked. */
const settled: ReadonlySet<string> = new Set(['no-such-payment', 'payment-over', 'payment-busy']);

const isUnavailable = (error: unknown): boolean =>
  error instanceof Refusal && error.code === 'twilio-unavailable';

/** The same event, sent again, asks the same question. An agent who knew its intent could use it up first. */
function intentOf(
  { settings: { TWILIO_API_SECRET } }: TwilioAccess,
  { eventType, resourceSid }: Leaving,
  { key }: SessionRecord,
): string {
  return hashedUuid(hiddenName(TWILIO_API_SECRET, 'leave', key, eventType, resourceSid));
}

/** Cancels what is left of an abandoned payment; false if nothing is. */
async function cancelRest(
  access: TwilioAccess,
  configuration: Configuration,
  leaving: Leaving,
  stored: Stored,
): Promise<boolean> {
  const now = Date.now();
  const { current } = stored.document;
  const { callSid } = leaving;
  if (current) {
    const intent = intentOf(access, leaving, current);
    await cancelLostStart({ access, callSid, configuration }, current, intent);
  }
  const cancel = cancelOf(stored.document, now);
  if (!cancel) return false;
  const { key: session, agent } = cancel.record;
  const intent = cancel.intent ?? intentOf(access, leaving, cancel.record);
  const { limits } = configuration;
  const writer = randomUUID().slice(-WRITER_LIMIT);
  const request = { intent, writer, session, agent, kind: 'cancel', limits } as const;
  // No agent did this; that the payment was cancelled is reported as its outcome.
  const nothing = () => Promise.resolve();
  const asking = {
    access,
    callSid,
    configuration,
    now,
    beside: nothing,
    before: nothing,
  };
  const send = () => putQuestion(asking, stored, (document) => askUpdate(document, request, now));
  try {
    // Nobody presses again, and nobody is told: the same cancel is sent until Twilio has it.
    await persist(access.signal, send, MOST_ATTEMPTS, isUnavailable);
    return true;
  } catch (error) {
    if (error instanceof Refusal && settled.has(error.code)) return false;
    throw error;
  }
}

/** Cancels the payment of a call that nobody has any more; false if there is none to cancel. */
async function cancelAbandoned(
  access: TwilioAccess,
  configuration: Configuration,
  leaving: Leaving,
  stored: Stored,
  reservations: readonly Reservation[],
): Promise<boolean> {
  if (!isAbandoned(reservations)) return false;
  if (!isUnderWay(stored.document, Date.now())) {
    return cancelRest(access, configuration, leaving, stored);
  }
  const latest = await onceAnswered(access, stored);
  // Somebody may have taken the call meanwhile.
  if (!latest || !isAbandoned(await readReservations(access, leaving.taskSid))) return false;
  return cancelRest(access, configuration, leaving, latest);
}

/**
 * Updates a call's document to who has the task now, and the task to what the document says. A task's attributes
 * may name any call, so if the call's own document belongs to another task, its payment and readers are left
 * alone.
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
    // The agents who had the task could write into it until now.
    updateTask(access, leaving.callSid, leaving.taskSid),
    ...gone.map((workerSid) => removeReader(access, name, workerSid, leaving.callSid)),
  ]);
  return cancelled ? 'payment-cancelled' : 'released';
}
