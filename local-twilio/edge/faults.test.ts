import { type Kit, startKit } from '../testing/payments';
import { stepsOf } from '../testing/paymentSteps';

let kit: Kit;
beforeEach(async () => {
  kit = await startKit();
});
afterEach(() => kit.close());

const put = (faults: unknown) => kit.fetchJson('PUT', '/faults', faults);
const ask = (host: string) => fetch(`${kit.local.origin}/twilio/${host}/nothing/here`);

test('answers with the full setting, and clears it', async () => {
  const faults = {
    seed: 1,
    callbacks: { drop: 0.1, duplicate: 0.2, reorder: true, delayMs: [0, 800] },
    rest: { delayMs: 50, errors: [{ host: 'sync.twilio.com', status: 429, rate: 0.1 }] },
    taskEvents: { drop: 0.5, duplicate: 0, reorder: false, delayMs: [0, 10] },
    sockets: {
      dropEveryMs: 5000,
      freeze: true,
      errors: [{ host: 'cds.us1.twilio.com', status: 500, rate: 1 }],
    },
  };
  expect(await put(faults)).toEqual(faults);
  const none = {
    seed: 1,
    callbacks: { drop: 0, duplicate: 0, reorder: false, delayMs: [0, 0] },
    rest: { delayMs: 0, errors: [] },
    sockets: {},
  };
  expect(await put({})).toEqual(none);
  await put(faults);
  expect(await kit.fetchJson('DELETE', '/faults')).toEqual(none);
});

test.each([
  { seed: '1' },
  { callbacks: { drop: 2 } },
  { callbacks: { lose: 1 } },
  { callbacks: { delayMs: [1] } },
  { callbacks: { delayMs: [2, 1] } },
  { rest: { errors: [{ host: 'sync.twilio.com', status: 200, rate: 1 }] } },
  { sockets: { freeze: 'yes' } },
  { sockets: { errors: [{ host: 'cds.us1.twilio.com', rate: 1 }] } },
  { taskEvents: { drop: -1 } },
  { network: {} },
  [],
])('%j is refused', async (faults) => {
  expect(await put(faults)).toMatchObject({ status: 400, code: 20422 });
});

test('injects REST errors into their host alone, with Twilio’s error body', async () => {
  await put({ rest: { errors: [{ host: 'sync.twilio.com', status: 429, rate: 1 }] } });
  const hit = await ask('sync.twilio.com');
  expect([hit.status, await hit.json()]).toMatchObject([429, { code: 54009, status: 429 }]);
  expect((await ask('taskrouter.twilio.com')).status).toBe(501);
});

test('answers 412 to conditional requests alone', async () => {
  await put({ rest: { errors: [{ host: 'sync.twilio.com', status: 412, rate: 1 }] } });
  expect((await ask('sync.twilio.com')).status).toBe(501);
  const url = `${kit.local.origin}/twilio/sync.twilio.com/nothing/here`;
  expect((await fetch(url, { headers: { 'if-match': '1' } })).status).toBe(412);
});

test('carries out a request before losing its reply, and counts the fault', async () => {
  const callSid = kit.call();
  await put({ rest: { lostReplies: [{ host: 'api.twilio.com', rate: 1 }] } });
  await expect(stepsOf(kit).start(callSid, { description: 'Order 7' })).rejects.toThrow();
  await kit.listener.until(({ PaymentMethod }) => PaymentMethod === 'credit-card');
  expect(await kit.fetchJson('GET', `/calls/${callSid}/payment-sessions`)).toMatchObject([
    { description: 'Order 7', status: 'open', capturing: null, captured: {} },
  ]);
  expect(await kit.fetchJson('GET', '/faults')).toMatchObject({
    set: { rest: { lostReplies: [{ host: 'api.twilio.com', rate: 1 }] } },
    struck: { 'rest api.twilio.com reply lost': 1 },
  });
});

test('delays every Twilio host', async () => {
  await put({ rest: { delayMs: 200 } });
  const started = performance.now();
  await ask('api.twilio.com');
  // Timers may fire a millisecond early.
  expect(performance.now() - started).toBeGreaterThanOrEqual(195);
});

test('does not delay the caller’s phone', async () => {
  await put({ rest: { delayMs: 60_000 } });
  const gaveUp = new AbortController();
  const url = `${kit.local.origin}/twilio/api.twilio.com/nothing/here`;
  let answered = false;
  const delayed = fetch(url, { signal: gaveUp.signal }).then(() => (answered = true));
  await fetch(`${kit.local.origin}/caller/calls`);
  expect(answered).toBe(false);
  gaveUp.abort();
  await expect(delayed).rejects.toThrow('aborted');
});

test('counts requests by host and method since the last reset', async () => {
  await ask('sync.twilio.com');
  await ask('sync.twilio.com');
  await fetch(`${kit.local.origin}/twilio/api.twilio.com/x`, { method: 'POST' });
  expect(await kit.fetchJson('GET', '/metrics')).toEqual({
    'sync.twilio.com': { GET: 2 },
    'api.twilio.com': { POST: 1 },
  });
  await fetch(`${kit.local.origin}/metrics/reset`, { method: 'POST' });
  expect(await kit.fetchJson('GET', '/metrics')).toEqual({});
});
