import { createHmac } from 'node:crypto';
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

test('a signed report is taken and listed; sent again it is counted, not listed twice', async () => {
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

test('while the secret is being changed, one signature that fits is enough', async () => {
  const body = text('1');
  const [, other] = sign(body, now(), 'another secret').split(',');
  const [, third] = sign(body, now(), 'a third secret').split(',');
  expect(await send(body, `${sign(body)},${other}`)).toBe(204);
  expect(await send(body, sign(body).replace(',', `,${other},`))).toBe(204);
  expect(await send(body, `t=${now()},${other},${third}`)).toBe(401);
});

test('a signed body that is no event is refused', async () => {
  expect(await send('{"type":"payment.outcome"}')).toBe(400);
  expect(await send('[]')).toBe(400);
});

test('of the processor’s tokens the last four characters are kept', async () => {
  const tokens = { paymentToken: 'tok_abcdefgh', profileId: null };
  await send(JSON.stringify({ ...event('1'), tokens }));
  expect(await listed()).toMatchObject([
    { event: { tokens: { paymentToken: 'xxxxxxxxefgh', profileId: null } } },
  ]);
});

test('a token that the first report lacked is taken from a later one', async () => {
  const report = { ...event('1'), tokens: null, tokenMissing: true };
  const tokens = { paymentToken: 'tok_abcdefgh', profileId: null };
  await send(JSON.stringify(report));
  await send(JSON.stringify({ ...report, tokens, tokenMissing: false }));
  await send(JSON.stringify(report));
  expect(await listed()).toMatchObject([
    { deliveries: 3, event: { tokens: { paymentToken: 'xxxxxxxxefgh' }, tokenMissing: false } },
  ]);
});

test('it fails on purpose as often as asked, and a reset ends that', async () => {
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

test('it remembers the last thousand', async () => {
  for (let id = 0; id <= 1000; id += 1) await send(text(String(id)));
  const all = await listed();
  expect(all).toHaveLength(1000);
  expect(all).toMatchObject({ 0: { id: '1' }, 999: { id: '1000' } });
});
