import { randomUUID } from 'node:crypto';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Agent } from './agents';
import { asked, askTwilio, failureOf, type Fields, start } from './harness';
import { eachOnACall, type OnCall, takeCall, transactions } from './steps';
import { shownOf, stateOf } from './watch';
import { answering, underFaults } from '../../local-twilio/testing/faults';

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;

eachOnACall(start, (scene) => {
  ({ local, agent, on } = scene);
});

const charge = { amount: '12.50', currency: 'USD', description: 'Order 7' };

test('takes a whole payment: every field keyed in, masked, charged once', async () => {
  const session = await on.start(charge);
  await on.captureCard(session);
  expect(on.watched.view()).toMatchObject({ canComplete: true });
  expect(stateOf(on.watched.view(), 'payment-card-number')).toMatchObject({
    shown: 'xxxx xxxx xxxx 4242',
    brand: 'visa',
  });
  expect((await on.complete(session)).status).toBe(200);
  const done = await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(done.session?.status === 'succeeded' && done.session.confirmationCode).toMatch(/^ch_/);
  expect(await transactions(local)).toContainEqual(
    expect.objectContaining({
      amount: '12.50',
      currency: 'USD',
      description: 'Order 7',
      postalCode: '94105',
      cardNumber: 'xxxxxxxxxxxx4242',
      result: 'charged',
    }),
  );
  expect(JSON.stringify(on.watched.document())).not.toContain('4242424242');
});

test('refuses a wrong card number, asks again and accepts the next', async () => {
  const session = await on.start(charge);
  await on.ask(session, 'payment-card-number');
  await on.keyIn('4242424242424241');
  const wrong = await on.watched.until(
    (view) => stateOf(view, 'payment-card-number')?.state === 'refused',
  );
  expect(stateOf(wrong, 'payment-card-number')).toMatchObject({ error: 'invalid-card-number' });
  await on.capture(session, 'payment-card-number', '4242424242424242');
});

test('shows a decline in the processor’s own words', async () => {
  const session = await on.start(charge);
  await on.captureCard(session, '4000000000000002');
  await on.complete(session);
  const failed = await on.watched.until((view) => view.session?.status === 'failed');
  expect(failed.session).toMatchObject({ reason: 'payment-connector-error' });
  expect(JSON.stringify(failed.session)).toContain('card is declined');
});

test('takes a second payment on the same call after a cancelled one', async () => {
  const first = await on.start(charge);
  await on.capture(first, 'payment-card-number', '4242424242424242');
  expect((await on.cancel(first)).status).toBe(200);
  await on.watched.until((view) => view.session?.status === 'cancelled');

  const second = await on.start({ amount: '1250', currency: 'JPY' });
  expect(second).not.toBe(first);
  await on.captureCard(second, '5555555555554444');
  await on.complete(second);
  const done = await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(done.session?.order.purpose).toEqual({
    kind: 'charge',
    charge: { amount: '1250', currency: 'JPY' },
  });
  expect(done.earlier).toMatchObject([{ key: first, outcome: 'cancelled' }]);
});

test('asks Twilio once for the same press sent twice', async () => {
  const intent = randomUUID();
  const request = { ...on.call, intent, ...charge };
  const [one, two] = await Promise.all([
    agent.post('start', request),
    agent.post('start', request),
  ]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(asked(one)).toMatchObject({ session: intent, question: 0 });
  expect(asked(two)).toMatchObject({ session: intent, question: 0 });
  await on.watched.until(({ session }) => session?.status === 'collecting');

  await on.captureCard(intent);
  const press1 = randomUUID();
  await Promise.all([on.complete(intent, press1), on.complete(intent, press1)]);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect((await on.complete(intent, press1)).status).toBe(200);
  expect(
    on.watched.document().current?.questions.filter(({ kind }) => kind === 'complete'),
  ).toHaveLength(1);
});

test('R27 refuses the same press for another order, while the payment is open and once it is over', async () => {
  const session = await on.start({ ...charge, description: 'Invoice 7' });
  const press = async (fields: Fields) =>
    failureOf(await agent.post('start', { ...on.call, intent: session, ...fields }));
  const reused = { status: 409, code: 'intent-reused' };
  expect(await press({ ...charge, amount: '999.00' })).toMatchObject(reused);
  expect(await press({ ...charge, currency: 'EUR' })).toMatchObject(reused);
  expect(await press({ ...charge, description: 'Invoice 8' })).toMatchObject(reused);
  expect(await press({ purpose: 'reusable' })).toMatchObject(reused);
  await on.cancel(session);
  await on.watched.until((view) => view.session?.status === 'cancelled');
  expect(await press({ ...charge, amount: '999.00' })).toMatchObject(reused);
  const same = { amount: '0012.5', currency: 'USD', description: ' Invoice 7 ' };
  const again = await agent.post('start', { ...on.call, intent: session, ...same });
  expect(asked(again)).toMatchObject({ session, question: 0 });
});

test('refuses another start while a payment is open', async () => {
  await on.start(charge);
  expect(failureOf(await on.tryStart(charge))).toMatchObject({ status: 409, code: 'payment-open' });
});

test('names the missing fields when asked to complete too early', async () => {
  const session = await on.start(charge);
  await on.capture(session, 'payment-card-number', '4242424242424242');
  expect(failureOf(await on.complete(session))).toMatchObject({
    status: 409,
    code: 'fields-missing',
    detail: { fields: ['expiration-date', 'security-code', 'postal-code'] },
  });
});

test('F7 R25 asks for another field while one is being keyed in, and for the first one again', async () => {
  const session = await on.start(charge);
  await on.ask(session, 'payment-card-number');
  await on.keyIn('4242');
  await on.watched.until((view) => shownOf(view, 'payment-card-number') === 'xxxx');
  await on.capture(session, 'expiration-date', '1229');
  await on.watched.until((view) => stateOf(view, 'payment-card-number')?.state === 'not-asked');
  await on.capture(session, 'payment-card-number', '4242424242424242');
});

test('refuses a session that is not the one on the call, and one that is over', async () => {
  expect(failureOf(await on.ask(randomUUID(), 'security-code'))).toMatchObject({
    status: 404,
    code: 'no-such-payment',
  });
  const session = await on.start(charge);
  await on.cancel(session);
  await on.watched.until((view) => view.session?.status === 'cancelled');
  expect(failureOf(await on.ask(session, 'security-code'))).toMatchObject({
    status: 409,
    code: 'payment-over',
  });
});

test.each(['iam.twilio.com', 'taskrouter.twilio.com', 'api.twilio.com', 'sync.twilio.com'])(
  '%s does not answer: said so, and the same press works later',
  async (host) => {
    const request = { ...on.call, intent: randomUUID(), ...charge };
    const failed = await underFaults(local.origin, answering(host, 503), () =>
      agent.post('start', request),
    );
    expect(failureOf(failed)).toMatchObject({ status: 503, code: 'twilio-unavailable' });
    expect((await agent.post('start', request)).status).toBe(200);
    await on.watched.until(({ session }) => session?.status === 'collecting');
  },
);

test('lets the token of one call read its own document and no other', async () => {
  const other = await takeCall(local, agent);
  try {
    expect(other.watched.document().callSid).toBe(other.call.callSid);
    await expect(on.watched.readOther(`payment.${other.call.callSid}`)).rejects.toThrow();
  } finally {
    await other.end();
  }
});

test('fails the payment that Twilio refuses, and shows Twilio’s code', async () => {
  // Another application has opened a payment session on this call.
  const path = `Accounts/${account.sid}/Calls/${on.call.callSid}/Payments.json`;
  const form = { IdempotencyKey: 'other', StatusCallback: local.origin };
  await askTwilio(local, `api.twilio.com/2010-04-01/${path}`, form);
  const request = { ...on.call, intent: randomUUID(), ...charge };
  const refused = { status: 502, code: 'twilio-refused', detail: { twilioCode: 64021 } };
  expect(failureOf(await agent.post('start', request))).toMatchObject(refused);
  expect(failureOf(await agent.post('start', request))).toMatchObject(refused);
  const failed = await on.watched.until((view) => view.session?.status === 'failed');
  expect(failed.session).toMatchObject({ reason: 'start-refused', payErrorCode: '64021' });
});
