import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { hiddenName } from '../lib/document/hiddenName';
import { askTwilio, authorization, fetchJson } from './harness';

/* What the local merchant's endpoint has received, and what it is to do. */

const object = v.record(v.string(), v.unknown());
const listSchema = v.array(
  v.object({ id: v.string(), attempts: v.number(), deliveries: v.number(), event: object }),
);
export type Received = v.InferOutput<typeof listSchema>[number];

/** Everything that was sent, refused on purpose or not, oldest first. */
export async function received(local: LocalTwilio): Promise<readonly Received[]> {
  return v.parse(listSchema, await fetchJson(`${local.origin}/merchant/reports`));
}

/** Asks until what was received fits. */
export async function untilReceived(
  local: LocalTwilio,
  fits: (all: readonly Received[]) => boolean,
): Promise<readonly Received[]> {
  for (;;) {
    const all = await received(local);
    if (fits(all)) return all;
  }
}

/** The only report of an outcome of a call or session, once it was delivered. */
export async function outcomeOf(local: LocalTwilio, about: string): Promise<Received> {
  const find = (all: readonly Received[]) =>
    all.find(
      ({ event, deliveries }) =>
        event.type === 'payment.outcome' &&
        deliveries > 0 &&
        [event.callSid, event.session].includes(about),
    );
  const found = find(await untilReceived(local, (all) => find(all) !== undefined));
  if (!found) throw new Error('it has gone');
  return found;
}

export async function failReports(
  local: LocalTwilio,
  fault: { readonly status: number; readonly times: number; readonly delayMs?: number },
): Promise<void> {
  await fetchJson(`${local.origin}/merchant/fault`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
}

const itemsSchema = v.object({ items: v.array(v.object({ index: v.number(), data: object })) });
const lists = `sync.twilio.com/v1/Services/${account.syncServiceSid}/Lists`;

/** The list of what is kept for later. */
export const outbox = hiddenName(account.reportSecret, 'outbox');

/** What is kept for later. */
export async function kept(
  local: LocalTwilio,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const url = `${local.origin}/twilio/${lists}/${outbox}/Items?PageSize=100`;
  const response = await fetch(url, { headers: { authorization } });
  if (response.status === 404) return [];
  return v.parse(itemsSchema, await response.json()).items.map(({ data }) => data);
}

const chainsSchema = v.object({
  chains: v.array(
    v.object({
      workerSid: v.string(),
      begun: v.string(),
      first: v.number(),
      last: v.number(),
      missing: v.array(v.number()),
      edited: v.array(v.number()),
    }),
  ),
  unlinked: v.array(v.string()),
});

/** What the merchant makes of the numbers and hashes of the events. */
export async function chains(local: LocalTwilio): Promise<v.InferOutput<typeof chainsSchema>> {
  return v.parse(chainsSchema, await fetchJson(`${local.origin}/merchant/chains`));
}

const taskSchema = v.object({ attributes: v.pipe(v.string(), v.parseJson(), object) });
const taskPath = (taskSid: string) =>
  `taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}/Tasks/${taskSid}`;

export async function attributesOf(
  local: LocalTwilio,
  taskSid: string,
): Promise<v.InferOutput<typeof object>> {
  return v.parse(taskSchema, await askTwilio(local, taskPath(taskSid))).attributes;
}
