import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { askTwilio, documents, fetchJson } from './harness';

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

const documentsSchema = v.object({
  documents: v.array(v.object({ unique_name: v.nullable(v.string()), data: object })),
});

/** The documents of the outbox, by name. */
export async function outbox(local: LocalTwilio): Promise<Readonly<Record<string, unknown>>> {
  const all = v.parse(documentsSchema, await askTwilio(local, `${documents}?PageSize=100`));
  return Object.fromEntries(
    all.documents.flatMap(({ unique_name: name, data }) =>
      name?.startsWith('outbox') ? [[name, data]] : [],
    ),
  );
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
