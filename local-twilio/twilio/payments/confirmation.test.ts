import type { SwitchSettings } from '../switches/switches';
import { type Kit, startKit } from '../../testing/payments';
import { stepsOf } from '../../testing/paymentSteps';

let kit: Kit;
let steps: ReturnType<typeof stepsOf>;
let callSid: string;
let payment: Awaited<ReturnType<typeof steps.start>>;
afterEach(() => kit.close());

/** A payment completed by the agent, which the caller is to confirm. */
async function toBeConfirmed(switches: Partial<SwitchSettings> = {}, options = {}) {
  kit = await startKit({ switches });
  steps = stepsOf(kit);
  callSid = kit.call();
  payment = await steps.start(callSid, { confirmation: 'true', ...options });
  await steps.fill(payment, callSid);
  await steps.complete(payment);
}

test('sends nothing to the processor before the caller presses 1', async () => {
  await toBeConfirmed();
  kit.press(callSid, '7#0');
  expect(await steps.transactions()).toEqual([]);
  kit.press(callSid, '1');
  expect((await steps.outcome()).fields.Result).toBe('success');
  expect(await steps.transactions()).toHaveLength(1);
});

test.each([
  ['cancelled', 'transaction-cancelled'],
  ['interrupted', 'caller-interrupted-with-star'],
] as const)('the caller presses 2: %s', async (confirmationDeclined, result) => {
  await toBeConfirmed({ confirmationDeclined });
  kit.press(callSid, '2');
  expect((await steps.outcome()).fields.Result).toBe(result);
  kit.press(callSid, '1');
  expect(await steps.transactions()).toEqual([]);
});

test('takes any other digit for a 2, as switched', async () => {
  await toBeConfirmed({ confirmationOtherKey: 'declines' });
  kit.press(callSid, '#7');
  expect((await steps.outcome()).fields.Result).toBe('transaction-cancelled');
  expect(await steps.transactions()).toEqual([]);
});

test('takes no key in time for a 2, as switched', async () => {
  await toBeConfirmed({ confirmationTimeout: 'declines' }, { timeout: 1 });
  expect((await steps.outcome()).fields.Result).toBe('transaction-cancelled');
  kit.press(callSid, '1');
  expect(await steps.transactions()).toEqual([]);
});

test('lets the agent cancel while the caller is asked, and refuses anything else', async () => {
  await toBeConfirmed();
  await expect(steps.ask(payment, 'security-code')).rejects.toMatchObject({ code: 20404 });
  await expect(steps.complete(payment)).rejects.toMatchObject({ code: 20404 });
  await payment.update({ ...steps.request('end'), status: 'cancel' });
  expect((await steps.outcome()).fields.Result).toBe('transaction-cancelled');
});

test('ends the payment when the caller hangs up instead', async () => {
  await toBeConfirmed();
  kit.local.calls.hangUp(callSid);
  expect((await steps.outcome()).fields.Result).toBe('caller-hung-up');
});

test('reports the wait', async () => {
  await toBeConfirmed({ confirmationCallback: 'partial' });
  const { fields } = await kit.listener.until(({ Capture }) => Capture === 'confirmation');
  expect(fields).toMatchObject({
    PartialResult: 'true',
    Required: '',
    PaymentCardNumber: 'xxxxxxxxxxxx4242',
  });
  kit.press(callSid, '1');
  await steps.outcome();
});
