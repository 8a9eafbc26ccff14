import { type Kit, startKit } from '../../testing/payments';
import type { ConnectorTimes } from '../../world/connector/times';
import { ach, stepsOf } from '../../testing/paymentSteps';

let kit: Kit;
let steps: ReturnType<typeof stepsOf>;

/** A loaded machine takes far less than these to do what is not meant to be slow. */
const times = { slowMs: 1_500, timeoutMs: 5_000 };

async function open(connectorTimes: ConnectorTimes): Promise<void> {
  kit = await startKit({ connectorTimes });
  steps = stepsOf(kit);
}
beforeEach(() => open(times));
afterEach(() => kit.close());

async function pay(options: Record<string, unknown>, expected: Record<string, unknown>) {
  const callSid = kit.call();
  const payment = await steps.start(callSid, options);
  if (options.paymentMethod === 'ach-debit') await steps.fillBank(payment, callSid);
  else await steps.fill(payment, callSid);
  await steps.complete(payment);
  const { fields } = await steps.outcome();
  expect(fields).toMatchObject(expected);
}

test('reports the outcome when a slow processor answers', async () => {
  const started = performance.now();
  await pay({ paymentConnector: 'Slow' }, { Result: 'success' });
  expect(performance.now() - started).toBeGreaterThanOrEqual(times.slowMs);
});

test('forgets a payment on its way to the processor on a reset', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, { paymentConnector: 'Slow' });
  await steps.fill(payment, callSid);
  await steps.complete(payment);
  await fetch(`${kit.local.origin}/reset`, { method: 'POST' });
  await pay({ paymentConnector: 'Slow', description: 'Second' }, { Result: 'success' });
  expect(kit.listener.received.filter(({ fields }) => fields.Result)).toMatchObject([
    { fields: { Result: 'success', CallSid: kit.local.calls.list()[0]?.sid } },
  ]);
});

test('asks a processor that answers too late again, and charges once', async () => {
  await pay({ paymentConnector: 'Late_Once' }, { Result: 'success' });
  expect(await steps.transactions()).toMatchObject([{ result: 'charged' }]);
});

test('reports 64002 when the processor never answers in time, though the money has moved', async () => {
  await kit.close();
  await open({ slowMs: 150, timeoutMs: 300 });
  await pay(
    { paymentConnector: 'Never_Answers' },
    { Result: 'payment-connector-error', PayErrorCode: '64002', PaymentConfirmationCode: '' },
  );
  expect(await steps.transactions()).toMatchObject([{ result: 'charged' }]);
});

test.each([
  ['a charge', {}, { amount: '12.5', currency: 'USD', cardNumber: 'xxxxxxxxxxxx4242' }],
  ['a token', { chargeAmount: undefined }, { method: 'tokenize', amount: null }],
  ['a bank account', ach, { routingNumber: '121181976', parameters: ach.parameter }],
])('the older processor with two routes: %s', async (_what, options, expected) => {
  await pay({ ...options, paymentConnector: 'Two_Routes' }, { Result: 'success' });
  expect(await steps.transactions()).toMatchObject([expected]);
});

test('declines a closed account', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, ach);
  await steps.enter(payment, callSid, 'bank-routing-number', '121181976');
  await steps.enter(payment, callSid, 'bank-account-number', '111111116#');
  await steps.complete(payment);
  expect((await steps.outcome()).fields).toMatchObject({
    PayErrorCode: '64008',
    ConnectorError: 'account_closed',
  });
});

test.each([
  ['a test card, even the one whose checksum is wrong', '3065930009020004#', 'diners-club'],
  ['a test card', '4111111111111111', 'visa'],
])('TEST mode takes %s', async (_what, card, brand) => {
  const callSid = kit.call();
  const options = { paymentConnector: 'Test_Mode', validCardTypes: brand };
  const payment = await steps.start(callSid, options);
  await steps.fill(payment, callSid, card);
  await steps.complete(payment);
  expect((await steps.outcome()).fields.Result).toBe('success');
});

test('takes a test account with any routing number in TEST mode', async () => {
  const callSid = kit.call();
  const payment = await steps.start(callSid, { ...ach, paymentConnector: 'Test_Mode' });
  await steps.enter(payment, callSid, 'bank-routing-number', '999999999');
  await steps.enter(payment, callSid, 'bank-account-number', '12345678#');
  await steps.complete(payment);
  expect((await steps.outcome()).fields.Result).toBe('success');
});
