import type { ReportTarget } from '../runtime/settings';
import { deliver } from './delivery';
import type { DroppedEvent } from './event';
import { droppedEventId } from './eventId';
import {
  type Budgeted,
  changeLedger,
  type Dropped,
  readDropped,
  totalOf,
  withDropped,
  withKept,
  withoutDropped,
} from './ledger';
import { link } from './link';
import type { TwilioAccess } from '../twilio/http';

/** The merchant is told of the first dropped event, and again after this many more. */
const NOTE_EVERY = 50;
const notesFor = (dropped: Dropped | null) => Math.ceil(totalOf(dropped) / NOTE_EVERY);

/** What to keep of an event that could not be delivered. */
export type Room = 'event' | 'note-that-it-was-dropped' | 'nothing';

/** Events that this process could not count, to be counted with the next. */
const uncounted = new Map<string, number>();

/** Takes an event off its worker's budget, or counts it as dropped if the budget is used up. */
export async function reserveRoom(
  access: TwilioAccess,
  { secrets }: ReportTarget,
  workerSid: string,
  kind: Budgeted,
): Promise<Room> {
  const now = Date.now();
  const key = `${workerSid} ${kind}`;
  const missed = uncounted.get(key) ?? 0;
  uncounted.delete(key);
  try {
    return await changeLedger(access, secrets, workerSid, now, (before) => {
      const ledger = missed > 0 ? withDropped(before, kind, missed, now) : before;
      const kept = withKept(ledger, kind, now);
      if (kept) return { ledger: kept, result: 'event' };
      const counted = withDropped(ledger, kind, 1, now);
      const isNoteDue = notesFor(counted.dropped) > notesFor(before.dropped);
      return { ledger: counted, result: isNoteDue ? 'note-that-it-was-dropped' : 'nothing' };
    });
  } catch (error) {
    uncounted.set(key, (uncounted.get(key) ?? 0) + missed + 1);
    throw error;
  }
}

function droppedEvent(accountSid: string, workerSid: string, dropped: Dropped): DroppedEvent {
  const id = droppedEventId(accountSid, workerSid, dropped);
  const time = new Date().toISOString();
  return { type: 'reports.dropped', id, time, accountSid, workerSid, ...dropped };
}

/** Reports how many of a worker's events were dropped; true if nothing is left to report. */
export async function reportDropped(
  access: TwilioAccess,
  target: ReportTarget,
  workerSid: string,
): Promise<boolean> {
  const { secrets } = target;
  const dropped = await readDropped(access, secrets, workerSid);
  if (!dropped) return true;
  const event = droppedEvent(access.settings.ACCOUNT_SID, workerSid, dropped);
  const chained = await link(access, target, workerSid, event);
  if (!(await deliver(target, chained, { attempts: 1, signal: access.signal }))) return false;
  const now = Date.now();
  return changeLedger(access, secrets, workerSid, now, (before) => {
    const ledger = withoutDropped(before, dropped, now);
    return { ledger, result: ledger.dropped === null };
  });
}
