import * as v from 'valibot';
import { hiddenName } from '../document/hiddenName';
import { appendItem, firstItems, type ListItem, removeItem } from '../document/syncLists';
import type { Told } from './chain';
import { allDone } from '../runtime/allDone';
import type { ReportTarget } from '../runtime/settings';
import { deliver } from './delivery';
import { tellDropped } from './dropped';
import type { ReportEvent } from './event';
import type { TwilioAccess } from '../twilio/http';

/*
 * What could not be delivered, kept in a Sync List for whoever next opens a call: masked data only. Its
 * name cannot be guessed, and an item that the functions did not put there is not read.
 */

const WEEK_SECONDS = 7 * 86_400;
const AT_A_TIME = 5;
const PAGE = 100;

const nameOf = (secret: string) => hiddenName(secret, 'outbox');

const eventSchema = v.looseObject({ id: v.string(), result: v.optional(v.string()) });
const keptSchema = v.variant('kind', [
  v.object({ kind: v.literal('event'), event: eventSchema }),
  v.object({ kind: v.literal('dropped'), workerSid: v.string() }),
]);

/** An event as it is to be told, or a note that of a worker's events some were dropped. */
export type Kept =
  | { readonly kind: 'event'; readonly event: Told<ReportEvent> }
  | { readonly kind: 'dropped'; readonly workerSid: string };

/** Keeps something until it can be delivered, for a week; false where that failed too. */
export async function keepForLater(
  access: TwilioAccess,
  { secrets }: ReportTarget,
  kept: Kept,
): Promise<boolean> {
  try {
    await appendItem(access, nameOf(secrets[0]), kept, WEEK_SECONDS);
    return true;
  } catch {
    return false;
  }
}

/** What an item holds; undefined when the functions did not put it there. */
function readKept({ data, created_by }: ListItem) {
  const parsed = v.safeParse(keptSchema, data);
  return parsed.success && created_by === 'system' ? parsed.output : undefined;
}

/** True when there is no more reason to keep it: reported, or not ours. */
async function tellKept(
  access: TwilioAccess,
  target: ReportTarget,
  item: ListItem,
): Promise<boolean> {
  const kept = readKept(item);
  switch (kept?.kind) {
    case undefined:
      return true;
    case 'event':
      return deliver(target, kept.event, { attempts: 1, signal: access.signal });
    case 'dropped':
      return tellDropped(access, target, kept.workerSid);
  }
}

function isRefusal(item: ListItem): boolean {
  const kept = readKept(item);
  return kept?.kind === 'event' && kept.event.result === 'refused';
}

/** Of what stands in a list the oldest first, but refusals after everything else. */
async function readList(access: TwilioAccess, list: string): Promise<readonly ListItem[]> {
  const items = await firstItems(access, list, PAGE);
  return [...items.filter((item) => !isRefusal(item)), ...items.filter(isRefusal)];
}

/** Reports what is in a list until nothing is left, a report fails, or the time is up. */
async function sweepList(access: TwilioAccess, target: ReportTarget, list: string): Promise<void> {
  for (;;) {
    const items = await readList(access, list);
    for (let first = 0; first < items.length; first += AT_A_TIME) {
      const done = await allDone(
        items.slice(first, first + AT_A_TIME).map(async (item) => {
          const told = await tellKept(access, target, item);
          if (told) await removeItem(access, list, item.index);
          return told;
        }),
      );
      if (done.includes(false)) return;
    }
    if (items.length < PAGE) return;
  }
}

/** Delivers what was kept. What fails stays for the next time. */
export async function sweepOutbox(access: TwilioAccess, target: ReportTarget): Promise<void> {
  // While the secret is being changed some is kept under the name that was made with the one before.
  await allDone(target.secrets.map((secret) => sweepList(access, target, nameOf(secret))));
}
