import { createAuthority } from '../../edge/proxy/ca';
import { type Kit, isSigned, startKit, startListener } from '../../testing/payments';

let kit: Kit;
beforeEach(async () => {
  kit = await startKit();
});
afterEach(() => kit.close());

const setFaults = (faults: unknown) => kit.fetchJson('PUT', '/faults', faults);

/** A whole card number keyed in: seventeen callbacks, the last of them the only one captured. */
async function cardKeyedIn(fragment = '') {
  const callSid = kit.call();
  const statusCallback = kit.listener.url + fragment;
  const { sid } = await kit.client
    .calls(callSid)
    .payments.create({ idempotencyKey: 'a', statusCallback });
  const payment = kit.client.calls(callSid).payments(sid);
  await payment.update({ idempotencyKey: 'b', statusCallback, capture: 'payment-card-number' });
  kit.press(callSid, '4242424242424242');
  return payment;
}

/** Digits each callback of the card number says have been keyed in, in the order received. */
const digitCounts = () =>
  kit.listener.received
    .filter(({ fields }) => fields.Capture)
    .map(({ fields }) => fields.PaymentCardNumber?.length ?? 0);
const captured = () => kit.listener.until(({ PartialResult }) => PartialResult === 'false');
const inOrder = Array.from({ length: 17 }, (_, digits) => digits);

test('delivers callbacks once and in order without faults', async () => {
  await cardKeyedIn();
  await captured();
  expect(digitCounts()).toEqual(inOrder);
});

test.each(['127.0.0.1', 'localhost'])(
  'delivers by https to %s, whose certificate nobody vouches for',
  async (host) => {
    const authority = await createAuthority(undefined);
    const secure = await startListener(await authority.issue(host));
    const statusCallback = secure.url.replace('127.0.0.1', host);
    await kit.client.calls(kit.call()).payments.create({ idempotencyKey: 'a', statusCallback });
    const received = await secure.until(({ PaymentMethod }) => PaymentMethod === 'credit-card');
    expect(isSigned({ ...received, url: statusCallback })).toBe(true);
    await secure.close();
  },
);

test('counts what faults did to callbacks', async () => {
  await setFaults({ callbacks: { drop: 0.2, duplicate: 0.3, delayMs: [1, 20], reorder: true } });
  await cardKeyedIn();
  const counts = async () => JSON.stringify(await kit.fetchJson('GET', '/faults'));
  await captured();
  const said = await counts();
  for (const kind of ['dropped', 'doubled', 'delayed', 'overtaken'])
    expect(said).toContain(`callbacks ${kind}`);
});

test('drops the same callbacks with the same seed', async () => {
  const runs = [];
  for (const run of [1, 2]) {
    const before = kit.listener.received.length;
    await setFaults({ seed: 7, callbacks: { drop: 0.5 } });
    const payment = await cardKeyedIn(`?run=${run}`);
    await kit.fetchJson('DELETE', '/faults');
    await payment.update({
      idempotencyKey: 'c',
      statusCallback: `${kit.listener.url}?end=${run}`,
      status: 'cancel',
    });
    await kit.listener.until(
      () => kit.listener.received.at(-1)?.url.endsWith(`end=${run}`) ?? false,
    );
    runs.push(kit.listener.received.slice(before, -1).map((one) => one.fields.PaymentCardNumber));
  }
  expect(runs[0]?.length).toBeLessThan(18);
  expect(runs[0]?.length).toBeGreaterThan(0);
  expect(runs[1]).toEqual(runs[0]);
});

test('delays callbacks in order', async () => {
  await setFaults({ callbacks: { delayMs: [100, 200] } });
  const started = performance.now();
  await cardKeyedIn();
  await captured();
  expect(performance.now() - started).toBeGreaterThanOrEqual(100);
  expect(digitCounts()).toEqual(inOrder);
});

test('duplicates every callback, with nothing to tell the two apart', async () => {
  await setFaults({ callbacks: { duplicate: 1 } });
  await cardKeyedIn();
  await kit.listener.until(() => kit.listener.received.length === 36);
  const tokens = kit.listener.received.map(({ headers }) => headers['i-twilio-idempotency-token']);
  expect(new Set(tokens).size).toBe(18);
});

test('delivers all callbacks in another order', async () => {
  await setFaults({ callbacks: { reorder: true } });
  await cardKeyedIn();
  await kit.listener.until(() => digitCounts().length === 17);
  expect(digitCounts()).not.toEqual(inOrder);
  expect([...digitCounts()].sort((a, b) => a - b)).toEqual(inOrder);
});

test('takes the retries from the fragment, which is not signed', async () => {
  kit.listener.answerNext(503, 503, 200);
  await cardKeyedIn('?a=b#rc=2&rp=5xx');
  await captured();
  const [first, second, third, fourth] = kit.listener.received;
  expect([first, second, third].map((one) => one?.fields)).toEqual(
    Array.from({ length: 3 }, () => first?.fields),
  );
  expect(fourth?.fields).not.toEqual(first?.fields);
  const token = first?.headers['i-twilio-idempotency-token'];
  expect(third?.headers['i-twilio-idempotency-token']).toBe(token);
  expect(first?.url).toBe(`${kit.listener.url}?a=b`);
  expect(kit.listener.received.every(isSigned)).toBe(true);
});

test('does not retry a refusal by default', async () => {
  kit.listener.answerNext(503);
  await cardKeyedIn();
  await captured();
  expect(kit.listener.received).toHaveLength(18);
});
