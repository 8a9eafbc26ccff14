import { SyncClient } from 'twilio-sync';
import { SyncClient as FlexSyncClient } from '../../../node_modules/@twilio/flex-ui/node_modules/twilio-sync';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import { clearFaults, injectFaults } from '../../testing/faults';
import { acceptCall, logIn, type RingingCall, ringingCall } from '../../testing/taskrouter';

/* What Flex's Teams view asks for, by Flex UI's own client, and by the newest. */

let local: LocalTwilio;
let agent: string;
let supervisor: string;
const clients: { shutdown(): Promise<void> }[] = [];
beforeAll(async () => void (local = await startLocalTwilio({ port: 0 })));
beforeEach(async () => {
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  agent = await logIn(local);
  supervisor = await logIn(local, 'supervisor-1');
});
afterEach(async () => {
  await clearFaults(local.origin);
  await Promise.all(clients.splice(0).map((client) => client.shutdown()));
});
afterAll(() => local.close());

const options = () => ({
  productId: 'flex_insights',
  Twilsock: {
    uri: `${local.origin.replace('http', 'ws')}/twilio/tsock.us1.twilio.com/v3/wsconnect`,
  },
});

function connect(): FlexSyncClient {
  const client = new FlexSyncClient(supervisor, options());
  clients.push(client);
  return client;
}

function connectNewest(): SyncClient {
  const client = new SyncClient(supervisor, {
    ...options(),
    Sync: { enableSessionStorage: false },
  });
  clients.push(client);
  return client;
}

async function liveCall(): Promise<RingingCall> {
  const call = await ringingCall(local, agent);
  await acceptCall(local, agent, call);
  return call;
}

/** The part of a live query that both clients have. */
interface Query {
  getItems(): object;
  on(event: 'itemUpdated' | 'itemRemoved', listener: () => void): unknown;
}

/** Waits until the items of the query are as expected. */
function settles(query: Query, isSo: (items: unknown) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (isSo(query.getItems())) resolve();
    };
    query.on('itemUpdated', look);
    query.on('itemRemoved', look);
    look();
  });
}

const hasStatus = (sid: string, status: string) => (items: unknown) =>
  JSON.stringify(items).includes(sid) && JSON.stringify(items).includes(`"status":"${status}"`);
const isEmpty = (items: unknown) => JSON.stringify(items) === '{}';

const OPEN = 'data.status not_in ["completed", "canceled", "rescinded", "rejected", "timeout"]';
const ofFirstWorker = `data.worker_sid == "WK10ca1000000000000000000000000001" && (${OPEN})`;

test.each([
  ['twilio-sync 2', connect],
  ['twilio-sync 4', connectNewest],
])('%s follows a worker’s reservations as they come, change and go', async (_name, open) => {
  const query: Query = await open().liveQuery('tr-reservation', ofFirstWorker);
  expect(query.getItems()).toEqual({});
  const call = await ringingCall(local, agent);
  await settles(query, hasStatus(call.reservationSid, 'pending'));
  await acceptCall(local, agent, call);
  await settles(query, hasStatus(call.reservationSid, 'accepted'));
  expect(query.getItems()).toMatchObject({
    [call.reservationSid]: { task_sid: call.taskSid, task_channel_unique_name: 'voice' },
  });
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  await settles(query, isEmpty);
});

test('catches up after a lost connection', async () => {
  const client = connect();
  const query: Query = await client.liveQuery('tr-reservation', ofFirstWorker);
  const lost = new Promise<void>((resolve) => {
    client.on('connectionStateChanged', (state) => {
      if (state !== 'connected') resolve();
    });
  });
  await injectFaults(local.origin, { sockets: { dropEveryMs: 50 } });
  await lost;
  const call = await liveCall();
  await clearFaults(local.origin);
  await settles(query, hasStatus(call.reservationSid, 'accepted'));
});

test('closes: another query of the same client goes on', async () => {
  const client = connect();
  const closed = await client.liveQuery('tr-reservation', 'data.status == "accepted"');
  const query: Query = await client.liveQuery('tr-reservation', ofFirstWorker);
  closed.close();
  const call = await liveCall();
  await settles(query, hasStatus(call.reservationSid, 'accepted'));
});

async function search(index: string, expression: string): Promise<unknown> {
  const query = await connect().instantQuery(index);
  const found = new Promise((resolve) => query.on('searchResult', resolve));
  await query.search(expression);
  return found;
}

test('finds workers, tasks and queues at once', async () => {
  const call = await liveCall();
  const name = 'data.attributes.full_name CONTAINS "supervisor"';
  expect(await search('tr-worker', name)).toMatchObject({
    WK10ca1000000000000000000000000011: { friendly_name: 'supervisor-1', activity_name: 'Offline' },
  });
  expect(await search('tr-task', 'data.status == "assigned"')).toMatchObject({
    [call.taskSid]: { attributes: { from: '+14155550100' } },
  });
  expect(await search('tr-queue', '')).toMatchObject({
    WQ10ca1000000000000000000000000001: { queue_name: 'Everyone' },
  });
});

test('refuses what is no query, and an index that does not exist', async () => {
  await expect(connect().liveQuery('tr-worker', 'data.a')).rejects.toMatchObject({ code: 54507 });
  await expect(connect().liveQuery('tr-absent', '')).rejects.toMatchObject({ status: 501 });
});
