import * as v from 'valibot';
import { hiddenName } from '../document/hiddenName';
import { helpers } from '../document/memory';
import { findClearing, type Found, writeData } from '../document/documents';
import { keepNewest } from '../runtime/keepNewest';
import type { Secrets } from '../runtime/settings';
import type { TwilioAccess } from '../twilio/http';
import { changeOnCondition } from '../twilio/retry';
import { chainSchema, newChain } from './chain';

/*
 * What is remembered of the reports about one worker, in a separate Sync document: the end of the chain, how
 * many undeliverable events may still be kept in this hour, and how many were dropped.
 */

const YEAR_SECONDS = 365 * 86_400;
const HOUR_MS = 3_600_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const countsSchema = v.object({ actions: count, views: count, refusals: count });
const budgetSchema = v.object({ since: v.number(), ...countsSchema.entries });
const droppedSchema = v.object({ since: v.string(), ...countsSchema.entries });
const ledgerSchema = v.object({
  chain: chainSchema,
  /** What was kept for the worker in this hour. */
  budget: budgetSchema,
  /** Events that were neither delivered nor kept, and not reported as dropped yet. */
  dropped: v.nullable(droppedSchema),
});
export type Ledger = v.InferOutput<typeof ledgerSchema>;
export type Dropped = v.InferOutput<typeof droppedSchema>;

/** Kinds of events of which an agent can cause any number; each has its own budget. */
export type Budgeted = 'actions' | 'views' | 'refusals';

/** How many of each are kept in an hour. Views and refusals cannot use up the room of actions. */
const mostAnHour: Record<Budgeted, number> = { actions: 200, views: 60, refusals: 20 };

const none = { actions: 0, views: 0, refusals: 0 } as const;

export function newLedger(now: number): Ledger {
  return { chain: newChain(now), budget: { since: now, ...none }, dropped: null };
}

/** Takes one off this hour's budget; undefined if it is used up. */
export function withKept(ledger: Ledger, kind: Budgeted, now: number): Ledger | undefined {
  const { since } = ledger.budget;
  const budget = now - since < HOUR_MS ? ledger.budget : { since: now, ...none };
  if (budget[kind] >= mostAnHour[kind]) return undefined;
  return { ...ledger, budget: { ...budget, [kind]: budget[kind] + 1 } };
}

/** Counts `more` events that were dropped. */
export function withDropped(ledger: Ledger, kind: Budgeted, more: number, now: number): Ledger {
  const before = ledger.dropped ?? { since: new Date(now).toISOString(), ...none };
  return { ...ledger, dropped: { ...before, [kind]: before[kind] + more } };
}

/** How many were dropped in all. */
export const totalOf = (dropped: Dropped | null): number =>
  dropped ? dropped.actions + dropped.views + dropped.refusals : 0;

/** Minus what was reported: events dropped in the meantime are still due. */
export function withoutDropped(ledger: Ledger, reported: Dropped, now: number): Ledger {
  if (ledger.dropped?.since !== reported.since) return ledger;
  const left = {
    since: new Date(now).toISOString(),
    actions: ledger.dropped.actions - reported.actions,
    views: ledger.dropped.views - reported.views,
    refusals: ledger.dropped.refusals - reported.refusals,
  };
  return { ...ledger, dropped: totalOf(left) > 0 ? left : null };
}

const nameOf = (secret: string, workerSid: string) => hiddenName(secret, 'ledger', workerSid);

interface Known {
  readonly revision: string | undefined;
  readonly ledger: Ledger | undefined;
}

function knownFrom(found: Pick<Found, 'revision' | 'data'> | undefined): Known {
  const parsed = v.safeParse(ledgerSchema, found?.data);
  return { revision: found?.revision, ledger: parsed.success ? parsed.output : undefined };
}

/** Reads it from Sync under the name made with the newest secret, or else with the previous one. */
async function readLedger(
  access: TwilioAccess,
  [secret, previous]: Secrets,
  workerSid: string,
): Promise<Known> {
  const name = nameOf(secret, workerSid);
  const found = await findClearing(access, name);
  if (found) keepNewest(helpers(), name, found);
  if (found || previous === undefined) return knownFrom(found);
  const before = knownFrom(await findClearing(access, nameOf(previous, workerSid)));
  return { ...before, revision: undefined };
}

/** How many of a worker's events were dropped, as Sync has it now. */
export async function readDropped(
  access: TwilioAccess,
  secrets: Secrets,
  workerSid: string,
): Promise<Dropped | null> {
  const { ledger } = await readLedger(access, secrets, workerSid);
  return ledger?.dropped ?? null;
}

/**
 * Changes a worker's ledger on condition that nobody else has changed it meanwhile, and repeats that until it
 * succeeds or the time is up. `change` must recognize its own work (`changeOnCondition`).
 */
export async function changeLedger<T>(
  access: TwilioAccess,
  secrets: Secrets,
  workerSid: string,
  now: number,
  change: (ledger: Ledger) => { readonly ledger: Ledger; readonly result: T },
): Promise<T> {
  const name = nameOf(secrets[0], workerSid);
  const remembered = helpers().get(name);
  const read = () => readLedger(access, secrets, workerSid);
  const first = remembered ? knownFrom(remembered) : await read();
  const done = await changeOnCondition(access.signal, first, read, async (known) => {
    const before = known.ledger ?? newLedger(now);
    const { ledger, result } = change(before);
    if (ledger === before) return { result };
    const write = { name, revision: known.revision, data: ledger, ttl: YEAR_SECONDS };
    const revision = await writeData(access, write);
    if (revision === undefined) {
      helpers().delete(name);
      return undefined;
    }
    keepNewest(helpers(), name, { revision, data: ledger });
    return { result };
  });
  return done.result;
}
