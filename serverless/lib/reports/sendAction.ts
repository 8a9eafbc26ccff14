import { log } from '../runtime/log';
import type { ReportTarget } from '../runtime/settings';
import type { TwilioAccess } from '../twilio/http';
import type { Chained } from './chain';
import { deliver } from './delivery';
import { reserveRoom } from './dropped';
import type { Action, ActionEvent, ActionResult } from './event';
import { actionEventId } from './eventId';
import type { Budgeted } from './ledger';
import { link } from './link';
import { keepForLater } from './outbox';

const DELIVER_WITHIN_MS = 800;
const KEEP_WITHIN_MS = 800;

/** Whose token a request came with, once it was found valid. */
export interface Identified {
  readonly workerSid: string;
  readonly access: TwilioAccess;
}

function kindOf({ operation, result }: ActionEvent): Budgeted {
  if (result === 'refused') return 'refusals';
  return operation === 'open' ? 'views' : 'actions';
}

/** Numbers only events that change something: nothing is written for an `open` or a refusal. */
function place(
  target: ReportTarget,
  identified: Identified | undefined,
  event: ActionEvent,
): Promise<Chained<ActionEvent>> | Chained<ActionEvent> {
  if (!identified || kindOf(event) !== 'actions') return { ...event, chain: null };
  return link(identified.access, target, identified.workerSid, event);
}

/** Keeps an event that could not be delivered, or a note that it was dropped; false where that failed. */
async function keep(
  { workerSid, access }: Identified,
  target: ReportTarget,
  event: Chained<ActionEvent>,
  end: AbortSignal,
): Promise<boolean> {
  const own = { ...access, signal: AbortSignal.any([end, AbortSignal.timeout(KEEP_WITHIN_MS)]) };
  try {
    const room = await reserveRoom(own, target, workerSid, kindOf(event));
    switch (room) {
      case 'event':
        return await keepForLater(own, target, { kind: 'event', event });
      case 'note-that-it-was-dropped':
        return await keepForLater(own, target, { kind: 'dropped', workerSid });
      case 'nothing':
        return true;
    }
  } catch {
    return false;
  }
}

/** What an agent did, and what came of it. */
export interface Done {
  readonly action: Action;
  readonly result: ActionResult;
  /** A press is one event, however often it is sent. */
  readonly press: string;
  readonly time: string;
}

/** Sends the event of an action, and keeps it if it cannot be delivered and somebody is known to have sent it. */
export async function sendAction(
  target: ReportTarget,
  identified: Identified | undefined,
  { action, result, press, time }: Done,
  end: AbortSignal,
): Promise<void> {
  const event: ActionEvent = {
    ...action,
    id: actionEventId(action, result, press),
    time,
    ...result,
  };
  const chained = await place(target, identified, event);
  const signal = AbortSignal.any([end, AbortSignal.timeout(DELIVER_WITHIN_MS)]);
  // Anybody can cause any number of events without a valid token: they are sent once, and never kept.
  const attempts = identified ? 2 : 1;
  if (await deliver(target, chained, { attempts, signal })) return;
  if (identified && (await keep(identified, target, chained, end))) return;
  const { operation, callSid } = event;
  log('error', { function: operation, code: 'action-not-reported', callSid: callSid ?? undefined });
}
