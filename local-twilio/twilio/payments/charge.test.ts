import { isSigned, type Kit } from '../../testing/payments';
import { account } from '../../account';
import { CALLS, expiry, type Steps, visa } from '../../testing/paymentSteps';
import { shareKit } from '../../testing/sharedKit';

const anyText: unknown = expect.any(String);
const chargeId: unknown = expect.stringMatching(/^ch_[a-z]+$/);
let kit: Kit;
let steps: Steps;
shareKit((shared) => {
  ({ kit, steps } = shared);
});

/** Everything sent to StatusCallback URLs so far, without what differs from run to run. */
const seen = () =>
  kit.listener.received.map(({ fields }) => {
    const ofThisRun = ['AccountSid', 'CallSid', 'Sid', 'DateCreated', 'DateUpdated'];
    return Object.fromEntries(Object.entries(fields).filter(([name]) => !ofThisRun.includes(name)));
  });

test('reports every step of a charge in order, signed and masked, to the URL of its request', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, { currency: 'EUR', description: 'Invoice 7' });
  await steps.enter(payment, callSid, 'payment-card-number', visa);
  await steps.enter(payment, callSid, 'expiration-date', expiry);
  await steps.enter(payment, callSid, 'security-code', '123');
  await steps.complete(payment);
  await steps.outcome();

  const common = {
    PaymentMethod: 'credit-card',
    PaymentConnector: 'Default',
    ChargeAmount: '12.5',
  };
  const card = { PaymentCardNumber: 'xxxxxxxxxxxx4242', PaymentCardType: 'visa' };
  const typingCard = Array.from({ length: 16 }, (_, digits) => ({
    ...common,
    Capture: 'payment-card-number',
    Required: 'payment-card-number,expiration-date,security-code',
    PartialResult: 'true',
    ...(digits > 0 ? { PaymentCardNumber: 'x'.repeat(digits) } : {}),
  }));
  const typingExpiry = { ...common, ...card, Capture: 'expiration-date' };
  const code = { ...common, ...card, ExpirationDate: expiry, Capture: 'security-code' };
  const partial = { PartialResult: 'true', Required: 'security-code' };
  expect(seen()).toEqual([
    common,
    ...typingCard,
    {
      ...common,
      ...card,
      Capture: 'payment-card-number',
      Required: 'expiration-date,security-code',
      PartialResult: 'false',
    },
    ...['', '1', '12', expiry.slice(0, 3)].map((typed) => ({
      ...typingExpiry,
      Required: 'expiration-date,security-code',
      PartialResult: 'true',
      ...(typed ? { ExpirationDate: typed } : {}),
    })),
    { ...typingExpiry, Required: 'security-code', PartialResult: 'false', ExpirationDate: expiry },
    { ...code, ...partial },
    { ...code, ...partial, SecurityCode: 'x' },
    { ...code, ...partial, SecurityCode: 'xx' },
    { ...code, Required: '', PartialResult: 'false', SecurityCode: 'xxx' },
    {
      PaymentMethod: 'credit-card',
      ...card,
      ExpirationDate: expiry,
      SecurityCode: 'xxx',
      Result: 'success',
      PaymentConfirmationCode: chargeId,
      PaymentToken: '',
      ProfileId: '',
    },
  ]);
  expect(kit.listener.received.every(isSigned)).toBe(true);
  const questions = kit.listener.received.map(({ url }) => new URL(url).searchParams.get('q'));
  expect([...new Set(questions)]).toEqual([
    'start',
    'payment-card-number',
    'expiration-date',
    'security-code',
    'end',
  ]);
  expect(await steps.transactions()).toEqual([
    {
      transactionId: anyText,
      method: 'charge',
      amount: '12.5',
      currency: 'EUR',
      description: 'Invoice 7',
      postalCode: null,
      parameters: {},
      cardNumber: 'xxxxxxxxxxxx4242',
      result: 'charged',
    },
  ]);
});

test('takes Twilio’s defaults where a session is started without options', async () => {
  const callSid = kit.call();
  const required = { IdempotencyKey: 'a', StatusCallback: kit.listener.url };
  const resource = await steps.post(`${callSid}/Payments.json`, { ...required, ChargeAmount: '' });
  const sid = String(resource.sid);
  const uri = `${CALLS}/${callSid}/Payments/${sid}.json`;
  expect(resource).toMatchObject({ account_sid: account.sid, call_sid: callSid, uri });
  const payment = kit.client.calls(callSid).payments(sid);
  await steps.ask(payment, 'payment-card-number');
  const { fields } = await kit.listener.until(({ Capture }) => Capture !== undefined);
  expect(fields).toMatchObject({
    PaymentConnector: 'Default',
    PaymentMethod: 'credit-card',
    TokenType: 'reusable',
    Required: 'payment-card-number,expiration-date,security-code,postal-code',
  });
  kit.press(callSid, '6011111111111117#');
  await steps.errorOf('invalid-card-type');
  await payment.update({ ...steps.request('end'), status: 'cancel' });
  await steps.outcome();
});

test('takes the values of Twilio’s example, and charges in dollars unless told otherwise', async () => {
  const callSid = kit.call();
  const { sid } = await steps.post(`${callSid}/Payments.json`, {
    ...{ ChargeAmount: '12.00', Description: 'api testing', Input: 'dtmf' },
    ...{ IdempotencyKey: 'abcd', Parameter: "{'name':'foobar'}", PaymentMethod: 'credit-card' },
    ...{ PostalCode: 'true', SecurityCode: 'true', ValidCardTypes: 'visa amex' },
    StatusCallback: kit.listener.url,
  });
  const payment = kit.client.calls(callSid).payments(String(sid));
  await steps.fill(payment, callSid);
  await steps.enter(payment, callSid, 'postal-code', '94109#');
  await steps.complete(payment);
  await steps.outcome();
  expect(await steps.transactions()).toMatchObject([
    {
      amount: '12.00',
      currency: 'USD',
      description: 'api testing',
      parameters: { name: 'foobar' },
    },
  ]);
});

test('tokenizes in a session without an amount', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, {
    chargeAmount: 0,
    tokenType: 'reusable',
    postalCode: true,
  });
  await steps.fill(payment, callSid);
  await steps.enter(payment, callSid, 'postal-code', '94109#');
  await steps.complete(payment);
  const { fields } = await steps.outcome();
  expect(fields).toMatchObject({
    Result: 'success',
    PaymentConfirmationCode: '',
    PaymentCardPostalCode: '94109',
  });
  expect(fields.ProfileId).toMatch(/^tok_/);
  expect(await steps.transactions()).toMatchObject([{ method: 'tokenize', result: 'tokenized' }]);
});

test('reports a declined card as an error in the processor’s words', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.fill(payment, callSid, '4000000000000002');
  await steps.complete(payment);
  expect((await steps.outcome()).fields).toMatchObject({
    Result: 'payment-connector-error',
    PayErrorCode: '64008',
    ConnectorError: 'card_declined',
    PaymentError: 'card is declined',
    PaymentConfirmationCode: '',
  });
  expect(await steps.transactions()).toMatchObject([{ result: 'declined' }]);
});

test('allows another payment on the same call after a cancelled one', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await expect(steps.start(callSid)).rejects.toMatchObject({ code: 64021 });
  await payment.update({ ...steps.request('cancel'), status: 'cancel' });
  expect((await steps.outcome()).fields).toMatchObject({ Result: 'transaction-cancelled' });
  await steps.start(callSid);
  expect(await steps.transactions()).toEqual([]);
});

test('answers a repeated IdempotencyKey the same, without a second effect', async () => {
  const callSid = kit.call();
  const repeated = { ...steps.request('start'), chargeAmount: 3, postalCode: false };
  const create = () => kit.client.calls(callSid).payments.create(repeated);
  const [first, second] = [await create(), await create()];
  expect(second.sid).toBe(first.sid);
  const payment = kit.client.calls(callSid).payments(first.sid);
  await steps.fill(payment, callSid);
  const end = { ...steps.request('end'), status: 'complete' as const };
  await payment.update(end);
  await payment.update(end);
  await steps.outcome();
  expect(seen().filter(({ Capture, Result }) => !Capture && !Result)).toHaveLength(1);
  expect(await steps.transactions()).toHaveLength(1);
});

test('keeps the decimals of an amount on its way to the processor', async () => {
  const callSid = kit.call();
  const { sid } = await steps.post(`${callSid}/Payments.json`, {
    IdempotencyKey: 'a',
    StatusCallback: kit.listener.url,
    ChargeAmount: '10.10',
    PostalCode: 'false',
    Parameter: '{"order":"A-1"}',
  });
  const payment = kit.client.calls(callSid).payments(String(sid));
  await steps.fill(payment, callSid);
  await steps.complete(payment);
  await steps.outcome();
  expect(await steps.transactions()).toMatchObject([
    { amount: '10.10', parameters: { order: 'A-1' } },
  ]);
});

test('shows no full card number anywhere', async () => {
  const written = [jest.spyOn(console, 'log'), jest.spyOn(console, 'error')];
  const callSid = kit.call();
  const payment = await steps.start(callSid, { description: 'Seen' });
  await steps.enter(payment, callSid, 'payment-card-number', '4242424242424241');
  await steps.fill(payment, callSid);
  await steps.complete(payment);
  await steps.outcome();
  const observable = JSON.stringify([
    kit.listener.received,
    await steps.transactions(),
    await kit.fetchJson('GET', '/metrics'),
    kit.local.calls.list(),
    written.flatMap(({ mock }) => mock.calls),
  ]);
  expect(observable).not.toMatch(/4242424242/);
  expect(observable).toMatch(/xxxxxxxxxxxx4242/);
});

test('forgets sessions and transactions on a reset', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid);
  await steps.fill(payment, callSid);
  await steps.complete(payment);
  await steps.outcome();
  await fetch(`${kit.local.origin}/reset`, { method: 'POST' });
  expect(await steps.transactions()).toEqual([]);
  await expect(steps.ask(payment, 'security-code')).rejects.toMatchObject({ code: 20404 });
});
