import * as v from 'valibot';
import { deliver, type ReportTarget } from './delivery';
import type { ReportEvent } from './event';
import { findClearing, findDocument, removeDocument, writeData } from '../document/syncDocuments';
import { backOff } from '../twilio/access';
import type { TwilioAccess } from '../twilio/http';

/*
 * Events that could not be delivered, kept in Sync for whoever next opens a call: a document each, and
 * one that lists them, since Sync cannot find documents by a part of their name. Masked data only. No
 * agent's token has a permission on these documents, and one that an agent made is not read.
 */

const WEEK_SECONDS = 7 * 86_400;
/** As many ids as fit into one document of 16 KiB. */
const MOST_EVENTS = 300;
const AT_A_TIME = 5;
const MOST_ATTEMPTS = 5;
const INDEX = 'outbox';
const nameOf = (id: string) => `${INDEX}.${id}`;

const indexSchema = v.object({ events: v.array(v.pipe(v.string(), v.regex(/^[\da-f-]{36}$/))) });

interface Index {
  readonly revision: string | undefined;
  readonly ids: readonly string[];
}

async function readIndex(access: TwilioAccess): Promise<Index> {
  const found = await findClearing(access, INDEX);
  const parsed = v.safeParse(indexSchema, found?.data);
  return { revision: found?.revision, ids: parsed.success ? parsed.output.events : [] };
}

/** Changes the list on condition that nobody else has meanwhile; false where they always had. */
async function changeIndex(
  access: TwilioAccess,
  change: (ids: readonly string[]) => readonly string[],
): Promise<boolean> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const { revision, ids } = await readIndex(access);
    const data = { events: change(ids) };
    if (await writeData(access, { name: INDEX, revision, data, ttl: WEEK_SECONDS })) return true;
    await backOff(attempt, access.signal);
  }
  return false;
}

/** Keeps an event that could not be delivered; false where that failed too, or the outbox is full. */
export async function keepForLater(access: TwilioAccess, event: ReportEvent): Promise<boolean> {
  const document = { name: nameOf(event.id), revision: undefined, data: event, ttl: WEEK_SECONDS };
  try {
    // Undefined: it is there already, from an earlier attempt.
    await writeData(access, document);
    let kept = false;
    const changed = await changeIndex(access, (ids) => {
      kept = ids.includes(event.id) || ids.length < MOST_EVENTS;
      return kept && !ids.includes(event.id) ? [...ids, event.id] : ids;
    });
    return changed && kept;
  } catch {
    return false;
  }
}

/** True when there is no more reason to keep the event: delivered, gone, or not ours. */
async function deliverKept(
  access: TwilioAccess,
  target: ReportTarget,
  id: string,
): Promise<boolean> {
  const found = await findDocument(access, nameOf(id));
  if (!found) return true;
  const { signal } = access;
  const data = v.safeParse(v.looseObject({ id: v.literal(id) }), found.data);
  if (data.success && !(await deliver(target, data.output, { attempts: 1, signal }))) return false;
  await removeDocument(access, found.sid);
  return true;
}

/** Delivers some of what was kept, oldest first. What fails stays for the next time. */
export async function sweepOutbox(access: TwilioAccess, target: ReportTarget): Promise<void> {
  const { ids } = await readIndex(access);
  const first = ids.slice(0, AT_A_TIME);
  if (first.length === 0) return;
  const done = await Promise.all(first.map((id) => deliverKept(access, target, id)));
  const gone = new Set(first.filter((_id, place) => done[place]));
  if (gone.size > 0) await changeIndex(access, (now) => now.filter((id) => !gone.has(id)));
}
