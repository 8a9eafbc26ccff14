import type { Kit } from '../../testing/payments';
import { CALLS, type Steps } from '../../testing/paymentSteps';
import { shareKit } from '../../testing/sharedKit';
import { account } from '../../account';

/* What a request may say, and what it is answered, under each answer to a guess. */

let kit: Kit;
let steps: Steps;
shareKit((shared) => {
  ({ kit, steps } = shared);
});

/** As the answer to a request that is taken. */
const accepted = { account_sid: account.sid };
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
])('the amount %s as any number', async (ChargeAmount, reported) => {
  await set({ amountSpelling: 'any-number' });
  await steps.post(`${kit.call()}/Payments.json`, { ...base(), ChargeAmount });
  await kit.listener.until((fields) => fields.ChargeAmount === reported);
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

test.each([
  ['same-request', 64021],
  ['same-key', undefined],
])('another request with that IdempotencyKey, scope %s: %s', async (idempotencyScope, code) => {
  await set({ idempotencyScope });
  const path = `${kit.call()}/Payments.json`;
  const first = await steps.post(path, { ...base(), ChargeAmount: '5' });
  const second = await steps.post(path, { ...base(), ChargeAmount: '6' });
  expect(second).toMatchObject(code === undefined ? { sid: first.sid } : { code });
});

test.each([
  ['new-effect', 2, 1],
  ['same-answer', 1, 1],
  ['always-new-effect', 2, 2],
  ['conflict', 1, 1],
])('a repeated request: %s', async (repeatedKey, asked, askedMeanwhile) => {
  await set({ repeatedKey });
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  const ask = { ...steps.request('again'), capture: 'expiration-date' as const };
  const askAgain = () => {
    const answer = payment.update(ask);
    return repeatedKey === 'conflict'
      ? expect(answer).rejects.toMatchObject({ status: 409, code: 20409 })
      : answer;
  };
  const times = () =>
    kit.listener.received.filter(
      ({ fields }) => fields.PartialResult === 'true' && fields.ExpirationDate === undefined,
    ).length;
  await payment.update(ask);
  await askAgain();
  kit.press(callSid, '1320');
  await steps.errorOf('invalid-date');
  expect(times()).toBe(askedMeanwhile);
  await askAgain();
  await payment.update({ ...steps.request('end'), status: 'cancel' });
  await steps.outcome();
  expect(times() - askedMeanwhile).toBe(asked - 1);
});

test.each([
  ['not-found', { status: 404, code: 20404 }],
  ['conflict', { status: 409, code: 20409 }],
])('an update of a session that is over: %s', async (updateAfterEnd, refusal) => {
  await set({ updateAfterEnd });
  const payment = await steps.start(kit.call());
  await payment.update({ ...steps.request('end'), status: 'cancel' });
  await expect(steps.ask(payment, 'security-code')).rejects.toMatchObject(refusal);
});

test.each([
  [{}, { TokenType: 'reusable' }, { code: 64020 }],
  [{ chargeWithTokenType: 'charge' }, { TokenType: 'reusable' }, accepted],
  [{}, { StatusCallback: 'callback' }, { code: 21609 }],
  [{ badStatusCallback: '64016' }, { StatusCallback: 'callback' }, { code: 64016 }],
  [{}, { Input: 'speech' }, { status: 400, code: 64020 }],
  [{ invalidParameter: '20422' }, { Input: 'speech' }, { status: 400, code: 20422 }],
  [{ invalidParameter: '20422' }, { Timeout: '601' }, { status: 400, code: 20422 }],
  [{}, { IdempotencyKey: '' }, { status: 400, code: 20422 }],
  [{ missingParameter: '64020' }, { IdempotencyKey: '' }, { status: 400, code: 64020 }],
  [{}, { SecurityCode: 'false', RequireMatchingInputs: 'security-code' }, { code: 64020 }],
  [
    { unaskedMatching: 'ignored' },
    { SecurityCode: 'false', RequireMatchingInputs: 'security-code' },
    accepted,
  ],
  [{ unaskedMatching: 'ignored' }, { RequireMatchingInputs: 'iris' }, { code: 64020 }],
])('switched %j, a session started with %j is %j', async (switches, change, answer) => {
  await set(switches);
  const form = { ...base(), ChargeAmount: '5', ...change };
  expect(await steps.post(`${kit.call()}/Payments.json`, form)).toMatchObject(answer);
});

test.each([
  [{}, { PostalCode: 'true' }, accepted],
  [{ cardOptionsOfAch: 'refuse' }, { PostalCode: 'true' }, { code: 64020 }],
  [{}, { RequireMatchingInputs: 'postal-code' }, { code: 64020 }],
  [{ unaskedMatching: 'ignored' }, { RequireMatchingInputs: 'x' }, accepted],
])('switched %j, a payment from an account with %j is %j', async (switches, change, answer) => {
  await set(switches);
  const ofAccount = { PaymentMethod: 'ach-debit', Parameter: '{"AVSName":"Ann"}' };
  const form = { ...base(), ...ofAccount, ...change };
  expect(await steps.post(`${kit.call()}/Payments.json`, form)).toMatchObject(answer);
});

test('says what a connector cannot do at the start, or as switched in the callback at the end', async () => {
  const eur = { paymentConnector: 'Usd_Only', currency: 'EUR' };
  await expect(steps.start(kit.call(), eur)).rejects.toMatchObject({ code: 64011 });
  await set({ connectorRefusal: 'at-end' });
  const callSid = kit.call();
  const payment = await steps.start(callSid, eur);
  await steps.fill(payment, callSid);
  await steps.complete(payment);
  expect((await steps.outcome()).fields).toMatchObject({
    Result: 'payment-connector-error',
    PayErrorCode: '64011',
  });
  expect(await steps.transactions()).toEqual([]);
});
