import type { CallDocument } from '../../payment/document/session';
import { cardOrder, documentOf, record } from '../../payment/testing/examples';
import {
  type Connection,
  createOpenLiveDocument,
  type DocumentAccess,
  type LiveDocument,
  READ_LIMIT_MS,
  RETRY_PAUSES_MS,
} from './liveDocument';
import { DUE_LIMITS, TICK_MS } from './watchdog';
import { createLink, type Link } from '../testing/link';
import { type LocalTwilio, startLocalTwilio } from '../testing/localTwilio';

const IDENTITY = 'WK1.CA1';
let twilio: LocalTwilio;
let link: Link;
let live: LiveDocument | undefined;
let names = 0;

beforeAll(async () => {
  twilio = await startLocalTwilio();
  link = await createLink(twilio.port);
});
/*
 * The clock runs as it does, and a test may put it forward. Its timers end with the test: twilio-sync keeps
 * one for 30 s for each request that was never answered, also after its client was shut down.
 */
beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 5, doNotFake: ['nextTick', 'setImmediate', 'performance'] });
});
afterEach(async () => {
  link.restore();
  live?.close();
  live = undefined;
  await twilio.setFaults(undefined);
  jest.useRealTimers();
});
afterAll(() => {
  link.close();
  return twilio.stop();
});

async function newDocument(data: unknown = documentOf(null)): Promise<string> {
  const name = `call-${(names += 1)}`;
  await twilio.createDocument(name, data);
  await twilio.letRead(name, IDENTITY);
  return name;
}

function access(document: string, ttlSeconds = 900): DocumentAccess {
  const token = twilio.accessToken(IDENTITY, ttlSeconds);
  return { document, token, lastsMs: ttlSeconds * 1000 };
}

/** Follows a document and records what it reports. */
function follow(
  first: DocumentAccess,
  renew: () => DocumentAccess | undefined = () => access(first.document),
) {
  const documents: CallDocument[] = [];
  const connections: Connection['kind'][] = [];
  const seen = {
    documents,
    connections,
    since: 0,
    unreadable: 0,
    renewed: 0,
  };
  live = createOpenLiveDocument((token) => twilio.syncClient(token, link.port))(
    first,
    () => {
      seen.renewed += 1;
      return Promise.resolve(renew());
    },
    {
      onDocument: (document) => seen.documents.push(document),
      onUnreadable: () => (seen.unreadable += 1),
      onConnection: (connection) => {
        seen.connections.push(connection.kind);
        if (connection.kind === 'reconnecting') seen.since = connection.since;
      },
    },
  );
  return seen;
}

async function until(holds: () => boolean, limitMs = 15_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come to that in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Time passes, and timers fire; requests in flight still take real time. */
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** What a sleeping laptop does: time passes, and no timer runs. */
function sleep(ms: number): void {
  jest.setSystemTime(Date.now() + ms);
}

const paying = (description: string) =>
  documentOf(record([], { order: { ...cardOrder, description } }));
const latest = (seen: ReturnType<typeof follow>) =>
  seen.documents.at(-1)?.current?.order.description;

it('shows the document and each later write', async () => {
  const name = await newDocument();
  const seen = follow(access(name));
  await until(() => seen.documents.length === 1);
  expect(seen.documents[0]).toEqual(documentOf(null));
  await twilio.writeDocument(name, paying('first'));
  await until(() => latest(seen) === 'first');
  expect(seen.connections).toEqual(['live']);
});

it('catches up with what was written while the socket was down', async () => {
  const name = await newDocument();
  const seen = follow(access(name));
  await until(() => seen.documents.length === 1);
  await twilio.setFaults({ seed: 1, sockets: { dropEveryMs: 200 } });
  await until(() => seen.connections.includes('reconnecting'));
  for (const description of ['one', 'two', 'three']) {
    await twilio.writeDocument(name, paying(description));
  }
  await twilio.setFaults(undefined);
  await until(() => latest(seen) === 'three' && seen.connections.at(-1) === 'live');
});

it('continues with a new token when the old one expires', async () => {
  const name = await newDocument();
  const seen = follow(access(name, 2));
  await until(() => seen.documents.length === 1);
  await until(() => seen.renewed > 0);
  await until(() => seen.connections.at(-1) === 'live');
  await twilio.writeDocument(name, paying('renewed'));
  await until(() => latest(seen) === 'renewed');
});

it('is not live from the expiry of its token until it gets another one', async () => {
  const name = await newDocument();
  let given = false;
  const seen = follow(access(name, 2), () => (given ? access(name) : undefined));
  await until(() => seen.connections.at(-1) === 'reconnecting');
  await twilio.writeDocument(name, paying('unseen'));
  given = true;
  await until(() => seen.connections.at(-1) === 'live');
  expect(latest(seen)).toBe('unseen');
});

it('asks for access again when it is refused, and then continues', async () => {
  const name = await newDocument();
  const seen = follow({ ...access(name), token: twilio.accessToken('WK2.CA1', 900) });
  await until(() => seen.renewed > 0);
  await pass(RETRY_PAUSES_MS[0]);
  await until(() => latest(seen) === undefined && seen.documents.length === 1);
});

it('reads over a fresh connection when asked to', async () => {
  const name = await newDocument();
  const seen = follow(access(name));
  await until(() => seen.documents.length === 1);
  live?.refresh();
  await until(() => seen.documents.length === 2);
  await twilio.writeDocument(name, paying('after'));
  await until(() => latest(seen) === 'after');
  expect(seen.documents).toHaveLength(3);
  expect(seen.connections).toEqual(['live']);
});

it('replaces a half-open socket after some silence, before anything is out of date', async () => {
  const name = await newDocument();
  const seen = follow(access(name));
  await until(() => seen.documents.length === 1);
  live?.expect(true);
  link.silenceConnected();
  await twilio.writeDocument(name, paying('unheard'));
  sleep(DUE_LIMITS.askAfterMs);
  await pass(TICK_MS);
  await until(() => latest(seen) === 'unheard');
  expect(seen.connections).toEqual(['live']);
});

it('says since when it has heard nothing, and catches up when it can', async () => {
  const name = await newDocument();
  const seen = follow(access(name));
  await until(() => seen.documents.length === 1);
  live?.expect(true);
  link.silence();
  const heardAt = Date.now();
  await twilio.writeDocument(name, paying('unheard'));
  sleep(DUE_LIMITS.staleAfterMs);
  await pass(TICK_MS);
  expect(seen.connections.at(-1)).toBe('reconnecting');
  expect(Math.abs(seen.since - heardAt)).toBeLessThan(2_000);
  expect(latest(seen)).toBeUndefined();
  await until(() => link.shakenHands() > 0);
  link.restore();
  await pass(READ_LIMIT_MS);
  await until(() => seen.connections.at(-1) === 'live');
  expect(latest(seen)).toBe('unheard');
});

it('is asked at once when the laptop wakes', async () => {
  const name = await newDocument();
  const seen = follow(access(name));
  await until(() => seen.documents.length === 1);
  link.silenceConnected();
  await twilio.writeDocument(name, paying('slept through'));
  sleep(600_000);
  live?.refresh();
  await until(() => latest(seen) === 'slept through', 3_000);
  expect(seen.connections.at(-1)).toBe('live');
});

it('does not accept other data as a document of ours', async () => {
  const seen = follow(access(await newDocument({ version: 99 })));
  await until(() => seen.unreadable === 1);
  expect(seen.documents).toEqual([]);
});

it('says nothing after it was closed', async () => {
  const name = await newDocument();
  const seen = follow(access(name));
  await until(() => seen.documents.length === 1);
  live?.close();
  const other = follow(access(name));
  await twilio.writeDocument(name, paying('later'));
  await until(() => latest(other) === 'later');
  expect(seen.documents).toHaveLength(1);
});
