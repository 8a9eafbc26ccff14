import type { Kit } from '../../testing/payments';
import { ach, routingNumber, type Steps, visa } from '../../testing/paymentSteps';
import { shareKit } from '../../testing/sharedKit';

/* What callbacks say, how keys are taken, and what processors do, under each answer to a guess. */

let kit: Kit;
let steps: Steps;
shareKit((shared) => {
  ({ kit, steps } = shared);
});

const set = (switches: object) => kit.fetchJson('PUT', '/switches', switches);

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
const callbackWith = async (fits: (fields: Record<string, string | undefined>) => boolean) =>
  (await kit.listener.until(fits)).fields;

test.each([
  ['clear', '12'],
  ['masked', 'xx'],
])('shows an expiry while it is keyed in: %s', async (partialExpiryAndPostalCode, shown) => {
  await set({ partialExpiryAndPostalCode });
  const callSid = kit.call();
  await steps.enter(await steps.start(callSid), callSid, 'expiration-date', '12');
  await callbackWith(({ ExpirationDate }) => ExpirationDate === shown);
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
  await callbackWith(({ SecurityCode }) => SecurityCode === 'xxx');
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
  const asked = await callbackWith(({ Capture }) => Capture !== undefined);
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
  const ended = await callbackWith(({ PartialResult }) => PartialResult === 'false');
  expect(ended.PaymentCardPostalCode).toBe(postalCode);
});

test.each([
  ['ignored', { ExpirationDate: '1240' }],
  ['ends-field', { ErrorType: 'invalid-date' }],
])('the pound key before any digit: %s', async (poundWithoutDigits, fields) => {
  await set({ poundWithoutDigits });
  const callSid = kit.call();
  await steps.enter(await steps.start(callSid), callSid, 'expiration-date', '#1240');
  expect(await callbackWith(({ PartialResult }) => PartialResult === 'false')).toMatchObject(
    fields,
  );
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
  const { ErrorType, PaymentError } = await callbackWith(
    (fields) => fields.ErrorType !== undefined,
  );
  expect({ ErrorType, ...(PaymentError && { PaymentError }) }).toEqual(fault);
});

test('does not limit the wait for the first digit, or does as switched', async () => {
  const [silent, begun] = [kit.call(), kit.call()];
  const timedOut = (callSid: string) =>
    callbackWith((fields) => fields.CallSid === callSid && fields.ErrorType === 'input-timeout');
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
  await callbackWith(({ ExpirationDate }) => ExpirationDate === '1240');
  const [refused] = kit.listener.received.filter(({ fields }) => fields.ErrorType);
  expect(refused?.fields.ErrorType).toBe(error);
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
  const ended = await callbackWith(({ PartialResult }) => PartialResult === 'false');
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
