import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { KEY, PAYMENT_SID, record } from '../../src/payment/testing/examples';
import { type Fields, metrics, resetMetrics, start } from './harness';
import { handleInProcess, keyed, newCallSid, query, type Signed, signed } from './signed';
import { answering, underFaults } from '../../local-twilio/testing/faults';

let local: LocalTwilio;
let openPayment: Signed['openPayment'];
let stored: Signed['stored'];
let callBack: Signed['callBack'];
beforeAll(async () => {
  local = await start();
  ({ openPayment, stored, callBack } = signed(local));
});
afterAll(() => local.close());

test('shows a signed callback in the document', async () => {
  const callSid = await openPayment();
  expect((await callBack(query(callSid), keyed)).status).toBe(204);
  const { document } = await stored(callSid);
  expect(document.current?.answers['payment-card-number']).toMatchObject({
    state: 'entering',
    value: 'xxx',
  });
});

test('accepts a callback for a session, question or call that never existed, and writes nothing', async () => {
  const callSid = await openPayment();
  const before = await stored(callSid);
  const unknown = '00000000-0000-4000-8000-00000000dead';
  expect((await callBack(query(callSid, unknown), keyed)).status).toBe(200);
  expect((await callBack(query(callSid, KEY, '7'), keyed)).status).toBe(200);
  expect((await callBack(query(newCallSid()), keyed)).status).toBe(200);
  expect(await stored(callSid)).toEqual(before);
});

test('accepts a signed request that is not a payment callback, and writes nothing', async () => {
  const callSid = await openPayment();
  const before = await stored(callSid);
  const { Sid: _sid, ...fields } = keyed;
  expect((await callBack(query(callSid), fields)).status).toBe(200);
  expect(await stored(callSid)).toEqual(before);
});

test('keeps unknown values as unknown, and never treats an unknown result as success', async () => {
  const callSid = await openPayment();
  await callBack(query(callSid), { ...keyed, ErrorType: 'moon-phase', Surprise: 'yes' });
  expect((await stored(callSid)).document.current?.answers['payment-card-number']).toMatchObject({
    state: 'refused',
    error: 'moon-phase',
  });
  await callBack(query(callSid), { AccountSid: account.sid, Sid: PAYMENT_SID, Result: 'splendid' });
  expect((await stored(callSid)).document.current?.outcome).toEqual({
    kind: 'unknown',
    result: 'splendid',
  });
});

test('R41 keeps a success whose code could be a card’s, though no card is known, and can be read', async () => {
  const callSid = await openPayment(record(['complete']));
  const success = { AccountSid: account.sid, Sid: PAYMENT_SID, Result: 'success' };
  await callBack(query(callSid), {
    ...success,
    PaymentCardNumber: 'xxxxxxxxxxxx1111',
    Required: 'payment-card-number',
    PaymentConfirmationCode: '4242424242424242',
  });
  const outcome = { kind: 'succeeded', confirmationCode: '[removed]' };
  const kept = await stored(callSid);
  expect(kept.document.current?.outcome).toEqual(outcome);
  expect(JSON.stringify(kept.data)).not.toContain('4242424242424242');
  // It can be changed as well.
  expect((await callBack(query(callSid), { ...success, ErrorType: 'late' })).status).toBe(204);
  expect((await stored(callSid)).document.current?.outcome).toEqual(outcome);
});

test('does not keep a card number in clear', async () => {
  const callSid = await openPayment();
  await callBack(query(callSid), { ...keyed, PaymentCardNumber: '4242424242424242' });
  const { document } = await stored(callSid);
  expect(JSON.stringify(document)).not.toContain('4242424242424242');
  expect(document.current?.discardedClearValue).toBe(true);
});

test('reaches the same state from callbacks in any order, duplicated and concurrent', async () => {
  const callSid = await openPayment();
  const digits = Array.from({ length: 12 }, (_, count) => 'x'.repeat(count + 1));
  const all = digits.flatMap((value) => [value, value]).reverse();
  const answers = await Promise.all(
    all.map((value) => callBack(query(callSid), { ...keyed, PaymentCardNumber: value })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  expect((await stored(callSid)).document.current?.answers['payment-card-number']).toMatchObject({
    value: 'x'.repeat(12),
  });
});

test('makes one Sync request for each callback after the first, and none for one that changes nothing', async () => {
  const callSid = await openPayment();
  await callBack(query(callSid), { ...keyed, PaymentCardNumber: 'x' });
  await resetMetrics(local);
  for (const value of ['xx', 'xxx', 'xxxx', 'xxxx']) {
    await callBack(query(callSid), { ...keyed, PaymentCardNumber: value });
  }
  expect((await metrics(local))['sync.twilio.com']).toEqual({ POST: 3 });
});

test('asks Twilio to send the callback again while Sync does not accept it', async () => {
  const callSid = await openPayment();
  const refused = await underFaults(local.origin, answering('sync.twilio.com', 503), () =>
    callBack(query(callSid), keyed),
  );
  expect(refused.status).toBe(503);
  expect((await callBack(query(callSid), keyed)).status).toBe(204);
});

test.each([
  ['in both places', { PaymentToken: 'tok_once', ProfileId: 'cus_forever' }],
  ['in ProfileId alone', { ProfileId: 'cus_forever' }],
  ['in ProfileId, with an empty PaymentToken', { PaymentToken: '', ProfileId: 'cus_forever' }],
  ['in PaymentToken alone', { PaymentToken: 'tok_once' }],
])('F15 neither keeps nor logs a token of the processor %s', async (_where, tokens) => {
  const callSid = await openPayment();
  const fields: Fields = {
    AccountSid: account.sid,
    Sid: PAYMENT_SID,
    Result: 'success',
    PaymentConfirmationCode: '',
    ...tokens,
  };
  const lines = await handleInProcess(local, query(callSid), fields);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"code":"written"');
  const { document } = await stored(callSid);
  expect(document.current?.outcome).toMatchObject({ kind: 'succeeded' });
  expect(JSON.stringify([lines, document])).not.toMatch(/tok_once|cus_forever/);
});

const CALLS = 60;
const DIGITS = 5;

test('loses none of 300 callbacks of 60 calls that come at once', async () => {
  const calls = await Promise.all(Array.from({ length: CALLS }, () => openPayment()));
  // Twilio sends the callbacks of one call one after another.
  const answers = await Promise.all(
    calls.map(async (callSid) => {
      const statuses: number[] = [];
      for (let digits = 1; digits <= DIGITS; digits += 1) {
        const fields = { ...keyed, PaymentCardNumber: 'x'.repeat(digits) };
        statuses.push((await callBack(query(callSid), fields)).status);
      }
      return statuses;
    }),
  );

  expect(answers.flat()).toEqual(Array.from({ length: CALLS * DIGITS }, () => 204));
  for (const callSid of calls) {
    const { document } = await stored(callSid);
    expect(document.current?.answers['payment-card-number']).toMatchObject({
      state: 'entering',
      value: 'x'.repeat(DIGITS),
    });
  }
});
