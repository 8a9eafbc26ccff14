import type { Kit } from '../../testing/payments';
import { type Steps, visa } from '../../testing/paymentSteps';
import { shareKit } from '../../testing/sharedKit';

let kit: Kit;
let steps: Steps;
shareKit((shared) => {
  ({ kit, steps } = shared);
});

const set = (switches: object) => kit.fetchJson('PUT', '/switches', switches);

test.each([
  ['expiration-date', '1320', 'invalid-date'],
  ['expiration-date', '0120', 'invalid-date'],
  ['expiration-date', '12#', 'invalid-date'],
  ['security-code', '12#', 'invalid-security-code'],
  ['postal-code', '123#', 'invalid-postal-code'],
] as const)('%s %s is refused: %s', async (field, keys, errorType) => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, { postalCode: true, minPostalCodeLength: 5 });
  await steps.enter(payment, callSid, 'payment-card-number', visa);
  await steps.enter(payment, callSid, field, keys);
  expect((await steps.errorOf(errorType)).fields.Capture).toBe(field);
});

test('refuses the security code before the card number', async () => {
  const callSid = kit.call();
  await steps.ask(await steps.start(callSid), 'security-code');
  await steps.errorOf('invalid-card-number-security-code-capture-sequence');
});

test('puts a field asked again back into Required', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.fill(payment, callSid);
  await steps.ask(payment, 'expiration-date');
  const { fields } = await kit.listener.until(
    ({ Required, PaymentCardNumber }) =>
      Required === 'expiration-date' && PaymentCardNumber === 'xxxxxxxxxxxx4242',
  );
  expect(fields.ExpirationDate).toBeUndefined();
  await expect(steps.complete(payment)).rejects.toMatchObject({ status: 400, code: 64019 });
});

test('does not end the next field with a pound key after one that ended itself', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.enter(payment, callSid, 'payment-card-number', visa);
  await steps.enter(payment, callSid, 'security-code', '#123');
  const { fields } = await kit.listener.until(({ SecurityCode }) => SecurityCode === 'xxx');
  expect(fields).toMatchObject({ PartialResult: 'false' });
});

test('times out a caller who stops in the middle', async () => {
  const callSid = kit.call();
  await steps.enter(
    await steps.start(callSid, { timeout: 1 }),
    callSid,
    'payment-card-number',
    '4242',
  );
  await steps.errorOf('input-timeout');
});

test('ends a postal code by the timeout', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, { timeout: 1, postalCode: true });
  await steps.enter(payment, callSid, 'postal-code', '94109');
  const ended = await kit.listener.until(({ PartialResult }) => PartialResult === 'false');
  expect(ended.fields).toMatchObject({ PaymentCardPostalCode: '94109' });
  expect(ended.fields.ErrorType).toBeUndefined();
});

test('F11 switches to a field asked for while another is keyed in', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.enter(payment, callSid, 'payment-card-number', visa.slice(0, 10));
  await steps.ask(payment, 'expiration-date');
  kit.press(callSid, '1239');
  await kit.listener.until(({ ExpirationDate }) => ExpirationDate === '1239');
  const errors = kit.listener.received.filter(({ fields }) => fields.ErrorType !== undefined);
  expect(errors).toEqual([]);
});

test('refuses it as switched, and continues the first', async () => {
  await set({ askWhileCapturing: 'session-in-progress' });
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.enter(payment, callSid, 'payment-card-number', visa.slice(0, 10));
  await steps.ask(payment, 'expiration-date');
  expect((await steps.errorOf('session-in-progress')).fields.Capture).toBe('expiration-date');
  kit.press(callSid, visa.slice(10));
  await kit.listener.until(({ PaymentCardNumber }) => PaymentCardNumber === 'xxxxxxxxxxxx4242');
});

test('ends the payment with the star key between two fields too, unless switched', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.enter(payment, callSid, 'payment-card-number', visa);
  await kit.listener.until(({ PaymentCardNumber }) => PaymentCardNumber === 'xxxxxxxxxxxx4242');
  kit.press(callSid, '*');
  expect((await steps.outcome()).fields.Result).toBe('caller-interrupted-with-star');

  await set({ starBetweenFields: 'ignored' });
  const other = kit.call();
  const second = await steps.start(other);
  kit.press(other, '*');
  await steps.enter(second, other, 'payment-card-number', visa);
  await kit.listener.until(
    ({ CallSid, PartialResult }) => CallSid === other && PartialResult === 'false',
  );
});

test.each([
  ['a maestro of 19 digits by itself', 'maestro', '6759649826438453003', ''],
  ['a maestro of 12 digits by the pound key', 'maestro', '676770000005', '#'],
  ['a discover of 16 digits by the pound key', 'discover', '6011111111111117', '#'],
  ['a visa of 13 digits by the pound key', 'visa', '4222222222222', '#'],
  ['an amex of 15 digits by itself', 'amex', '378282246310005', ''],
])('ends %s', async (_what, brand, number, end) => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, { validCardTypes: 'visa amex maestro discover' });
  await steps.enter(payment, callSid, 'payment-card-number', number + end);
  const { fields } = await kit.listener.until(({ PartialResult }) => PartialResult === 'false');
  expect(fields).toMatchObject({
    PaymentCardType: brand,
    PaymentCardNumber: number.slice(-4).padStart(number.length, 'x'),
  });
});

test.each([
  ['by-brand', 14],
  ['sixteen', 15],
  ['never', 17],
])('ends an American Express card, cardAutoEnd %s, after %i digits', async (cardAutoEnd, most) => {
  await set({ cardAutoEnd });
  const callSid = kit.call();
  await steps.enter(
    await steps.start(callSid),
    callSid,
    'payment-card-number',
    '37828224631000599#',
  );
  await kit.listener.until(({ PartialResult }) => PartialResult === 'false');
  const partial = kit.listener.received.filter(({ fields }) => fields.PartialResult === 'true');
  expect(partial.at(-1)?.fields.PaymentCardNumber).toBe('x'.repeat(most));
});

test('reports an impossible date in PaymentError when the caller stops at it', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, { timeout: 1 });
  await steps.enter(payment, callSid, 'expiration-date', '13');
  const { fields } = await steps.errorOf('input-timeout');
  expect(fields.PaymentError).toBe('invalid-date');
});

test('takes letters keyed in for a postal code, and nowhere else', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, { postalCode: true });
  await steps.ask(payment, 'postal-code');
  await kit.fetchJson('POST', `/caller/calls/${callSid}/keys`, { digits: 'sw1a 1aa#' });
  const { fields } = await kit.listener.until(({ PartialResult }) => PartialResult === 'false');
  expect(fields.PaymentCardPostalCode).toBe('SW1A1AA');
  await steps.ask(payment, 'security-code');
  await kit.fetchJson('POST', `/caller/calls/${callSid}/keys`, { digits: 'ABC' });
  expect(kit.listener.received.some(({ fields: { SecurityCode } }) => SecurityCode)).toBe(false);
});

test('ends the payment with the star key', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.enter(payment, callSid, 'payment-card-number', '42*');
  expect((await steps.outcome()).fields.Result).toBe('caller-interrupted-with-star');
  await expect(steps.ask(payment, 'payment-card-number')).rejects.toMatchObject({ code: 20404 });
});

test('ends the payment with a hang-up, and refuses another on that call', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.enter(payment, callSid, 'payment-card-number', '42');
  kit.local.calls.hangUp(callSid);
  expect((await steps.outcome()).fields.Result).toBe('caller-hung-up');
  await expect(steps.ask(payment, 'payment-card-number')).rejects.toMatchObject({ code: 21220 });
  await expect(steps.start(callSid)).rejects.toMatchObject({ code: 21220 });
});
