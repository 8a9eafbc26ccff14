import { startKit, type Kit } from '../../testing/payments';
import { stepsOf, visa } from '../../testing/paymentSteps';

let kit: Kit;
beforeEach(async () => {
  kit = await startKit();
});
afterEach(() => kit.close());

/** The live log, until it contains `told`. */
async function logUntil(text: string): Promise<string> {
  const { body } = await fetch(`${kit.local.origin}/log/events`);
  const reader = body?.getReader();
  let log = '';
  while (reader && !log.includes(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    log += Buffer.from(value).toString();
  }
  await reader?.cancel();
  return log;
}

test('logs a call, its payment and each callback, but no token and no digit of a card', async () => {
  const steps = stepsOf(kit);
  const callSid = kit.call();
  const payment = await steps.start(callSid, { chargeAmount: undefined, tokenType: 'reusable' });
  await steps.fill(payment, callSid);
  await steps.complete(payment);
  const { fields } = await steps.outcome();
  const log = await logUntil('"Result":"success"');
  expect(log).toContain(`answered: customer, +15005550001 to +15005550006, ${callSid}`);
  expect(log).toContain(`POST ${callSid}/Payments.json: 201`);
  expect(log).toContain('"PaymentCardNumber":"xxxxxxxxxxxx4242"');
  expect(log).toContain(`"PaymentToken":"…${fields.PaymentToken?.slice(-4)}"`);
  expect(log).not.toContain(fields.PaymentToken);
  expect(log).not.toContain(visa);
});

test('logs that a callback failed', async () => {
  const steps = stepsOf(kit);
  kit.listener.answerNext(500);
  await steps.start(kit.call());
  const log = await logUntil('"kind":"callback"');
  expect(log).toMatch(/\/callback\?\S*: 5xx/);
});

test('links to no desktop where there is none', async () => {
  const here = (local: Kit['local']) =>
    fetch(`${local.origin}/home/here`).then((reply): Promise<unknown> => reply.json());
  expect(await here(kit.local)).toHaveProperty(
    'Agent desktop',
    `${kit.local.origin}/agent-desktop/`,
  );
  const without = await startKit({ desktop: false });
  expect(await here(without.local)).toHaveProperty('Agent desktop', 'not started');
  await without.close();
});
