import { createHash, createHmac } from 'node:crypto';
import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';

let local: LocalTwilio;
beforeAll(async () => {
  local = await startLocalTwilio({ port: 0 });
});
afterAll(() => local.close());
beforeEach(() => fetch(`${local.origin}/reset`, { method: 'POST' }));

const reports = () => `${local.origin}/merchant/reports`;
const listed = async (): Promise<unknown> => (await fetch(reports())).json();
const now = () => Math.floor(Date.now() / 1000);

const sign = (body: string, seconds = now(), secret: string = account.reportSecret) => {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
};

async function send(body: string, signature: string | undefined = sign(body)): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    ...(signature !== '' && { 'x-payments-signature': signature }),
  };
  return (await fetch(reports(), { method: 'POST', headers, body })).status;
}

const event = (id: string) => ({ id, type: 'payment.outcome', description: 'é' });
const text = (id: string) => JSON.stringify(event(id));

test('accepts and lists a signed report, and counts a repeated one without listing it twice', async () => {
  expect([await send(text('1')), await send(text('2')), await send(text('1'))]).toEqual([
    204, 204, 204,
  ]);
  expect(await listed()).toEqual([
    { id: '1', attempts: 2, deliveries: 2, event: event('1') },
    { id: '2', attempts: 1, deliveries: 1, event: event('2') },
  ]);
});

test.each([
  ['unsigned', () => ''],
  ['malformed', () => 'v1=abc'],
  ['of another body', () => sign(text('2'))],
  ['with another secret', () => sign(text('1'), now(), 'another secret')],
  ['of long ago', () => sign(text('1'), now() - 301)],
  ['of a time to come', () => sign(text('1'), now() + 302)],
  ['with the time replaced', () => sign(text('1'), now() - 400).replace(/t=\d+/, `t=${now()}`)],
])('a report whose signature is %s is refused', async (_what, signature) => {
  expect(await send(text('1'), signature())).toBe(401);
  expect(await listed()).toEqual([]);
});

test('accepts a report with one valid signature while the secret is being rotated', async () => {
  const body = text('1');
  const [, other] = sign(body, now(), 'another secret').split(',');
  const [, third] = sign(body, now(), 'a third secret').split(',');
  expect(await send(body, `${sign(body)},${other}`)).toBe(204);
  expect(await send(body, sign(body).replace(',', `,${other},`))).toBe(204);
  expect(await send(body, `t=${now()},${other},${third}`)).toBe(401);
});

test('refuses a signed body that is not an event', async () => {
  expect(await send('{"type":"payment.outcome"}')).toBe(400);
  expect(await send('[]')).toBe(400);
});

test('keeps the last four characters of the processor’s tokens', async () => {
  const tokens = { paymentToken: 'tok_abcdefgh', profileId: null };
  await send(JSON.stringify({ ...event('1'), tokens }));
  expect(await listed()).toMatchObject([
    { event: { tokens: { paymentToken: 'xxxxxxxxefgh', profileId: null } } },
  ]);
});

test('takes a token missing from the first report from a later one', async () => {
  const report = { ...event('1'), tokens: null, tokenMissing: true };
  const tokens = { paymentToken: 'tok_abcdefgh', profileId: null };
  await send(JSON.stringify(report));
  await send(JSON.stringify({ ...report, tokens, tokenMissing: false }));
  await send(JSON.stringify(report));
  expect(await listed()).toMatchObject([
    { deliveries: 3, event: { tokens: { paymentToken: 'xxxxxxxxefgh' }, tokenMissing: false } },
  ]);
});

test('fails on purpose as often as asked, until a reset', async () => {
  const fail = (times: number) =>
    fetch(`${local.origin}/merchant/fault`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status: 503, times }),
    });
  await fail(2);
  expect([await send(text('1')), await send(text('1'))]).toEqual([503, 503]);
  expect(await listed()).toMatchObject([{ attempts: 2, deliveries: 0 }]);
  expect(await send(text('1'))).toBe(204);
  expect(await listed()).toMatchObject([{ attempts: 3, deliveries: 1 }]);
  await fail(1);
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  expect(await listed()).toEqual([]);
  expect(await send(text('1'))).toBe(204);
});

const T0 = '2026-01-31T09:00:00.000Z';
/** The events of a worker as the functions number them, each with the hash of the one before. */
function chained(workerSid: string, ids: readonly string[], begun = T0) {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  let previous: string | null = null;
  return ids.map((id, index) => {
    const place = `{"begun":"${begun}","kind":"linked","previous":${JSON.stringify(previous)},"sequence":${index + 1}}`;
    const hash = sha(`{"chain":${place},"id":"${id}","text":"é","workerSid":"${workerSid}"}`);
    const chain = { kind: 'linked', begun, sequence: index + 1, previous, hash };
    previous = hash;
    return {
      workerSid,
      id,
      text: 'é',
      chain,
      tokens: { paymentToken: 'tok_1' },
      tokenMissing: false,
    };
  });
}
const chains = async (): Promise<unknown> =>
  (await fetch(`${local.origin}/merchant/chains`)).json();
const sendAll = async (events: readonly object[]) => {
  for (const each of events) expect(await send(JSON.stringify(each))).toBe(204);
};
const whole = { workerSid: 'WK1', begun: T0, first: 1, last: 4, missing: [], edited: [] };
const four = () => chained('WK1', ['a', 'b', 'c', 'd']);

test('finds neither gap nor edit in a complete chain, in any order, with duplicates', async () => {
  const [a, b, c, d] = four();
  if (!a || !b || !c || !d) throw new Error('there are four');
  await sendAll([c, a, { ...b, tokens: null, tokenMissing: true }, d, a]);
  expect(await chains()).toEqual({ chains: [whole], unlinked: [] });
});

test.each([
  ['missing', (events: Chained) => events.toSpliced(1, 2), { missing: [2, 3] }],
  ['changed', (events: Chained) => change(events, 1, { text: 'e' }), { edited: [2] }],
  [
    'of another place',
    (events: Chained) => change(events, 1, events[0]),
    { missing: [2], edited: [] },
  ],
])('detects an event that is %s', async (_what, tamper, shown) => {
  await sendAll(tamper(four()));
  expect(await chains()).toEqual({ chains: [{ ...whole, ...shown }], unlinked: [] });
});
type Chained = ReturnType<typeof chained>;
const change = (events: Chained, index: number, other: object | undefined) =>
  events.map((each, place) => (place === index ? { ...each, ...other } : each));

test('detects an event replaced by another with a valid hash', async () => {
  const [a, , c] = four();
  const [, other] = chained('WK1', ['x', 'y']);
  await sendAll([a ?? {}, other ?? {}, c ?? {}]);
  expect(await chains()).toMatchObject({ chains: [{ missing: [], edited: [2, 3] }] });
});

test('distinguishes restarted chains, other workers, and events without a number', async () => {
  const later = '2026-02-01T09:00:00.000Z';
  await sendAll([...four(), ...chained('WK1', ['e'], later), ...chained('WK2', ['f'])]);
  await sendAll([{ id: 'g', workerSid: 'WK1', chain: { kind: 'unlinked' } }]);
  await sendAll([{ id: 'h', workerSid: null, chain: null }]);
  const one = { ...whole, last: 1 };
  expect(await chains()).toEqual({
    chains: [whole, { ...one, begun: later }, { ...one, workerSid: 'WK2' }],
    unlinked: ['g'],
  });
});

test('remembers the last thousand', async () => {
  for (let id = 0; id <= 1000; id += 1) await send(text(String(id)));
  const all = await listed();
  expect(all).toHaveLength(1000);
  expect(all).toMatchObject({ 0: { id: '1' }, 999: { id: '1000' } });
});
