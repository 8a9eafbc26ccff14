import { type Kit, startKit, startListener } from '../../testing/payments';
import { ach, CALLS, routingNumber, stepsOf, visa } from '../../testing/paymentSteps';
import { account } from '../../account';

/** What clients in other languages and other processors do, under each answer to a guess. */

let shared: Kit;
/** The same server for all, with callbacks of its own for each test. */
let kit: Kit;
let steps: ReturnType<typeof stepsOf>;
beforeAll(async () => {
  shared = await startKit({ connectorTimes: { slowMs: 40, timeoutMs: 10_000 } });
});
beforeEach(async () => {
  kit = { ...shared, listener: await startListener() };
  steps = stepsOf(kit);
});
afterEach(async () => {
  await kit.fetchJson('DELETE', '/switches');
  await fetch(`${kit.local.origin}/reset`, { method: 'POST' });
  await kit.listener.close();
});
afterAll(() => shared.close());

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

/** The first callback that fits. */
const told = async (fits: (fields: Record<string, string | undefined>) => boolean) =>
  (await kit.listener.until(fits)).fields;

test.each([
  ['clear', '12'],
  ['masked', 'xx'],
])('shows an expiry while it is keyed in: %s', async (partialExpiryAndPostalCode, shown) => {
  await set({ partialExpiryAndPostalCode });
  const callSid = kit.call();
  await steps.enter(await steps.start(callSid), callSid, 'expiration-date', '12');
  await told(({ ExpirationDate }) => ExpirationDate === shown);
});

test.each([
  ['masked', 'xx'],
  ['absent', undefined],
])('shows a security code while it is keyed in: %s', async (partialSecurityCode, shown) => {
  await set({ partialSecurityCode });
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.enter(payment, callSid, 'payment-card-number', visa);
  await steps.enter(payment, callSid, 'security-code', '123');
  await told(({ SecurityCode }) => SecurityCode === 'xxx');
  const partial = kit.listener.received.filter(
    ({ fields }) => fields.Capture === 'security-code' && fields.PartialResult === 'true',
  );
  expect(partial.map(({ fields }) => fields.SecurityCode).at(-1)).toBe(shown);
});

test.each([
  ['partial', undefined],
  ['none', 'x'],
])('reports that a field is asked for: %s', async (askCallback, first) => {
  await set({ askCallback });
  const callSid = kit.call();
  await steps.enter(await steps.start(callSid), callSid, 'payment-card-number', '4');
  const asked = await told(({ Capture }) => Capture !== undefined);
  expect(asked.PaymentCardNumber).toBe(first);
});

test.each([
  [{ outcomeCommonFields: 'absent' }, 'DateCreated', undefined],
  [{ outcomeCommonFields: 'present' }, 'DateCreated', expect.any(String)],
  [{ cancelFields: 'absent' }, 'PaymentCardNumber', undefined],
  [{ cancelFields: 'present' }, 'PaymentCardNumber', 'xxxxxxxxxxxx4242'],
])('the callback of a cancel, switched %j, has %s %s', async (switches, name, value: unknown) => {
  await set(switches);
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.enter(payment, callSid, 'payment-card-number', visa);
  await payment.update({ ...steps.request('end'), status: 'cancel' });
  expect((await steps.outcome()).fields[name]).toEqual(value);
});

test.each([
  ['heard', 'SW1'],
  ['ignored', '1'],
])('letters in a postal code are %s', async (lettersInPostalCode, postalCode) => {
  await set({ lettersInPostalCode });
  const callSid = kit.call();
  await steps.ask(await steps.start(callSid, { postalCode: true }), 'postal-code');
  await kit.fetchJson('POST', `/caller/calls/${callSid}/keys`, { digits: 'sw1#' });
  const ended = await told(({ PartialResult }) => PartialResult === 'false');
  expect(ended.PaymentCardPostalCode).toBe(postalCode);
});

test.each([
  ['ignored', { ExpirationDate: '1240' }],
  ['ends-field', { ErrorType: 'invalid-date' }],
])('the pound key before any digit: %s', async (poundWithoutDigits, fields) => {
  await set({ poundWithoutDigits });
  const callSid = kit.call();
  await steps.enter(await steps.start(callSid), callSid, 'expiration-date', '#1240');
  expect(await told(({ PartialResult }) => PartialResult === 'false')).toMatchObject(fields);
});

test.each([
  [{}, { ErrorType: 'input-timeout', PaymentError: 'invalid-card-number' }],
  [{ timeoutCause: 'absent' }, { ErrorType: 'input-timeout' }],
  [{ timeoutWithBadDigits: 'validation' }, { ErrorType: 'invalid-card-number' }],
])('a caller who stops in the middle, switched %j, is %j', async (switches, fault) => {
  await set(switches);
  const callSid = kit.call();
  const payment = await steps.start(callSid, { timeout: 1 });
  await steps.enter(payment, callSid, 'payment-card-number', '4242');
  const { ErrorType, PaymentError } = await told((fields) => fields.ErrorType !== undefined);
  expect({ ErrorType, ...(PaymentError && { PaymentError }) }).toEqual(fault);
});

test('does not limit the wait for the first digit, or does as switched', async () => {
  const [silent, begun] = [kit.call(), kit.call()];
  const timedOut = (callSid: string) =>
    told((fields) => fields.CallSid === callSid && fields.ErrorType === 'input-timeout');
  const waiting = await steps.start(silent, { timeout: 1 });
  await steps.ask(waiting, 'expiration-date');
  await steps.enter(await steps.start(begun, { timeout: 1 }), begun, 'expiration-date', '1');
  // Who was asked first would have timed out first.
  await timedOut(begun);
  const errors = kit.listener.received.filter(({ fields }) => fields.ErrorType !== undefined);
  expect(errors).toHaveLength(1);
  await set({ timeoutBeforeFirstDigit: 'same' });
  await steps.ask(waiting, 'expiration-date');
  await timedOut(silent);
});

test.each([
  ['restart', undefined],
  ['session-in-progress', 'session-in-progress'],
])('a field asked for during its own capture: %s', async (askSameFieldWhileCapturing, error) => {
  await set({ askSameFieldWhileCapturing });
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.enter(payment, callSid, 'expiration-date', '12');
  await steps.ask(payment, 'expiration-date');
  kit.press(callSid, error ? '40' : '1240');
  await told(({ ExpirationDate }) => ExpirationDate === '1240');
  const [refused] = kit.listener.received.filter(({ fields }) => fields.ErrorType);
  expect(refused?.fields.ErrorType).toBe(error);
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

test.each([
  ['64012', '64012'],
  ['64008', '64008'],
])('a card that the processor never accepts is %s', async (refusedCard, PayErrorCode) => {
  await set({ refusedCard });
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.fill(payment, callSid, '4000000000000101');
  await steps.complete(payment);
  expect((await steps.outcome()).fields).toMatchObject({ PayErrorCode });
});

test.each([
  [{}, {}, '123#', 'invalid-bank-account-number'],
  [{ accountDigits: 'any' }, {}, '123#', undefined],
  [{}, { bankAccountType: 'commercial-checking' }, '12345678#', 'invalid-bank-account-type'],
  [
    { accountTypeError: 'routing-number' },
    { bankAccountType: 'commercial-checking' },
    '12345678#',
    undefined,
  ],
])('switched %j, a bank account of %j, number %s: %s', async (switches, options, keys, error) => {
  await set(switches);
  const callSid = kit.call();
  const paymentConnector = 'Consumer_Checking_Only';
  const payment = await steps.start(callSid, { ...ach, paymentConnector, ...options });
  await steps.enter(payment, callSid, 'bank-account-number', keys);
  const ended = await told(({ PartialResult }) => PartialResult === 'false');
  expect(ended.ErrorType).toBe(error);
});

test('reports an account type that the connector does not take at the routing number, as switched', async () => {
  await set({ accountTypeError: 'routing-number' });
  const callSid = kit.call();
  const options = { bankAccountType: 'commercial-checking' };
  const paymentConnector = 'Consumer_Checking_Only';
  const payment = await steps.start(callSid, { ...ach, paymentConnector, ...options });
  await steps.enter(payment, callSid, 'bank-routing-number', routingNumber);
  expect((await steps.errorOf('invalid-bank-account-type')).fields.Capture).toBe(
    'bank-routing-number',
  );
});
