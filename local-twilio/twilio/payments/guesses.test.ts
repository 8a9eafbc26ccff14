import { type Kit, startKit } from '../../testing/payments';
import { CALLS, stepsOf, visa } from '../../testing/paymentSteps';
import { account } from '../../account';

/** What clients in other languages and other processors do, under each answer to a guess. */

let kit: Kit;
let steps: ReturnType<typeof stepsOf>;
beforeEach(async () => {
  kit = await startKit({ connectorTimes: { slowMs: 40, timeoutMs: 10_000 } });
  steps = stepsOf(kit);
});
afterEach(() => kit.close());

const set = (switches: object) => kit.fetchJson('PUT', '/switches', switches);
const base = () => ({ IdempotencyKey: 'a', StatusCallback: kit.listener.url });

test('takes booleans as Python sends them, or refuses them as switched', async () => {
  const callSid = kit.call();
  const form = { ...base(), PostalCode: 'False', SecurityCode: 'True', Confirmation: 'False' };
  const { sid } = await steps.post(`${callSid}/Payments.json`, form);
  expect(sid).toMatch(/^PK/);
  await steps.ask(kit.client.calls(callSid).payments(String(sid)), 'payment-card-number');
  const asked = await kit.listener.until(({ Capture }) => Capture === 'payment-card-number');
  expect(asked.fields.Required).toBe('payment-card-number,expiration-date,security-code');
  await set({ booleans: 'lower-case' });
  const refused = await steps.post(`${kit.call()}/Payments.json`, form);
  expect(refused).toMatchObject({ code: 64020, message: 'Invalid parameter PostalCode' });
});

test('resolves a relative StatusCallback to the account’s Functions, or refuses it as switched', async () => {
  const form = { ...base(), StatusCallback: '/payments/callback?a=b' };
  expect((await steps.post(`${kit.call()}/Payments.json`, form)).sid).toMatch(/^PK/);
  await set({ relativeStatusCallback: 'refuse' });
  expect(await steps.post(`${kit.call()}/Payments.json`, form)).toMatchObject({ code: 21609 });
});

test('reports a missing parameter for a body that is not a form, and a form without its callback', async () => {
  const message = 'Missing required parameter';
  const { StatusCallback, ...without } = base();
  expect(StatusCallback).toBeDefined();
  expect(await steps.post(`${kit.call()}/Payments.json`, without)).toMatchObject({
    code: 20422,
    message: `${message} StatusCallback`,
  });
});

test.each([
  ['.5', 64003],
  ['12.', 64003],
  ['+5', 64003],
  ['10.123', undefined],
  ['1,50', 64003],
])('the amount %s, by default', async (ChargeAmount, code) => {
  const answer = await steps.post(`${kit.call()}/Payments.json`, { ...base(), ChargeAmount });
  if (code === undefined) expect(answer.sid).toMatch(/^PK/);
  else expect(answer).toMatchObject({ code });
});

test.each([
  ['.5', '0.5'],
  ['12.', '12'],
  ['+5', '5'],
])('the amount %s as any number', async (ChargeAmount, told) => {
  await set({ amountSpelling: 'any-number' });
  await steps.post(`${kit.call()}/Payments.json`, { ...base(), ChargeAmount });
  await kit.listener.until((fields) => fields.ChargeAmount === told);
});

test.each([
  ['10.123', 'USD'],
  ['10.5', 'JPY'],
])('refuses more decimals than the currency has, as switched: %s %s', async (amount, currency) => {
  await set({ amountDecimals: 'of-currency' });
  const form = { ...base(), ChargeAmount: amount, Currency: currency };
  expect(await steps.post(`${kit.call()}/Payments.json`, form)).toMatchObject({ code: 64003 });
});

test('accepts one IdempotencyKey for all: asks for a field again, starts a payment again', async () => {
  const callSid = kit.call();
  const key = { idempotencyKey: 'constant', statusCallback: kit.listener.url };
  const { payments } = kit.client.calls(callSid);
  const first = await payments.create(key);
  expect((await payments.create(key)).sid).toBe(first.sid);
  const ask = () => payments(first.sid).update({ ...key, capture: 'expiration-date' });
  await ask();
  kit.press(callSid, '1320');
  await steps.errorOf('invalid-date');
  await ask();
  kit.press(callSid, '1239');
  await kit.listener.until(({ ExpirationDate }) => ExpirationDate === '1239');
  await payments(first.sid).update({ ...key, status: 'cancel' });
  expect((await payments(first.sid).update({ ...key, status: 'cancel' })).sid).toBe(first.sid);
  expect((await payments.create(key)).sid).not.toBe(first.sid);
});

test.each([
  ['JSON', 'application/json', '{"IdempotencyKey":"a","StatusCallback":"http://127.0.0.1/"}'],
  ['what claims to be JSON', 'application/json', '{'],
  ['XML', 'application/xml', '<IdempotencyKey>a</IdempotencyKey>'],
  ['plain text', 'text/plain', 'IdempotencyKey=a'],
])('finds no parameters in %s, or refuses it as switched', async (_what, type, body) => {
  const url = `${kit.local.origin}/twilio/api.twilio.com${CALLS}/${kit.call()}/Payments.json`;
  const authorization = `Basic ${btoa(`${account.sid}:${account.authToken}`)}`;
  const headers = { authorization, 'content-type': type };
  const post = async (): Promise<unknown> =>
    (await fetch(url, { method: 'POST', headers, body })).json();
  expect(await post()).toMatchObject({
    code: 20422,
    message: 'Missing required parameter IdempotencyKey',
  });
  await set({ bodyWithoutForm: 'refuse' });
  expect(await post()).toMatchObject({ status: 400, code: 31400 });
});

test('percent-encodes PaymentError, as switched', async () => {
  await set({ paymentErrorEncoding: 'percent' });
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.fill(payment, callSid, '4000000000000002');
  await steps.complete(payment);
  expect((await steps.outcome()).fields.PaymentError).toBe('card%20is%20declined');
});

test('F14 posts with a bare header to a processor that answers more than it must', async () => {
  await set({ connectorHeaders: 'bare', tokenFields: 'profile-id' });
  const callSid = kit.call();
  const charged = await steps.start(callSid, { paymentConnector: 'Talkative' });
  await steps.fill(charged, callSid);
  await steps.complete(charged);
  const { fields } = await steps.outcome();
  expect(fields).toMatchObject({ Result: 'success', PaymentConfirmationCode: '1000001' });
  expect(await steps.transactions()).toHaveLength(1);
});

test('sends the token in ProfileId only, as switched', async () => {
  await set({ tokenFields: 'profile-id' });
  const callSid = kit.call();
  const payment = await steps.start(callSid, { chargeAmount: 0 });
  await steps.fill(payment, callSid, visa);
  await steps.complete(payment);
  const { fields } = await steps.outcome();
  expect(fields.ProfileId).toMatch(/^tok_/);
  expect(fields.PaymentToken).toBe('');
});
