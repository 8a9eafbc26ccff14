import * as v from 'valibot';
import { hiddenName } from '../document/hiddenName';
import { appendItem, firstItems, type ListItem, removeItem } from '../document/syncLists';
import type { Chained } from './chain';
import { allDone } from '../runtime/allDone';
import type { ReportTarget } from '../runtime/settings';
import { deliver } from './delivery';
import { reportDropped } from './dropped';
import type { ReportEvent } from './event';
import type { TwilioAccess } from '../twilio/http';

/*
 * Events that could not be delivered, kept in a Sync List until somebody next opens a call: masked data
 * only. The list's name cannot be guessed, and items that the functions did not put there are not read.
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

/** An event as it is to be reported, or a note that some of a worker's events were dropped. */
export type Kept =
  | { readonly kind: 'event'; readonly event: Chained<ReportEvent> }
  | { readonly kind: 'dropped'; readonly workerSid: string };

/** Keeps something for a week until it can be delivered; false if that failed too. */
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

/** The content of an item; undefined if the functions did not put it there. */
function readKept({ data, created_by }: ListItem) {
  const parsed = v.safeParse(keptSchema, data);
  return parsed.success && created_by === 'system' ? parsed.output : undefined;
}

/** Delivers an item. True if there is no more reason to keep it: it is reported, or not ours. */
async function deliverKept(
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
      return reportDropped(access, target, kept.workerSid);
  }
}

function isRefusal(item: ListItem): boolean {
  const kept = readKept(item);
  return kept?.kind === 'event' && kept.event.result === 'refused';
}

/** The items of a list, oldest first, but refusals last. */
async function readList(access: TwilioAccess, list: string): Promise<readonly ListItem[]> {
  const items = await firstItems(access, list, PAGE);
  return [...items.filter((item) => !isRefusal(item)), ...items.filter(isRefusal)];
}

/** Delivers the items of a list until none is left, a delivery fails, or the time is up. */
async function sweepList(access: TwilioAccess, target: ReportTarget, list: string): Promise<void> {
  for (;;) {
    const items = await readList(access, list);
    for (let first = 0; first < items.length; first += AT_A_TIME) {
      const delivered = await allDone(
        items.slice(first, first + AT_A_TIME).map(async (item) => {
          const done = await deliverKept(access, target, item);
          if (done) await removeItem(access, list, item.index);
          return done;
        }),
      );
      if (delivered.includes(false)) return;
    }
    if (items.length < PAGE) return;
  }
}

/** Delivers what was kept. Whatever fails stays for the next time. */
export async function sweepOutbox(access: TwilioAccess, target: ReportTarget): Promise<void> {
  // While the secret is being changed, some items are still under the name made with the previous one.
  await allDone(target.secrets.map((secret) => sweepList(access, target, nameOf(secret))));
}
