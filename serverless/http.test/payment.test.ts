import { randomUUID } from 'node:crypto';
import { account, agents } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Field } from '../../src/payment/field';
import {
  type Agent,
  asked,
  failureOf,
  fetchJson,
  type LiveCall,
  logIn,
  press,
  start,
  stateOf,
  watch,
  type Watched,
} from './harness';

let local: LocalTwilio;
let agent: Agent;
let call: LiveCall;
let watched: Watched;

beforeAll(async () => {
  local = await start();
  const [first, second] = agents;
  if (!first || !second) throw new Error('two agents are needed');
  await (await logIn(local, second.identity, second.workerSid)).goOffline();
  agent = await logIn(local, first.identity, first.workerSid);
});
afterAll(() => local.close());

beforeEach(async () => {
  call = await agent.takeCall();
  watched = await watch(local, agent, call);
});
afterEach(async () => {
  await watched.close();
  await agent.finish(call);
});

const charge = { amount: '12.50', currency: 'USD', description: 'Order 7' };

async function startPayment(over: Record<string, string> = {}): Promise<string> {
  const answer = await agent.post('start', { ...call, intent: randomUUID(), ...charge, ...over });
  expect(answer.status).toBe(200);
  await watched.until(({ session }) => session?.status === 'collecting');
  return asked(answer).session;
}

const ask = (session: string, field: Field, intent: string = randomUUID()) =>
  agent.post('capture', { ...call, intent, session, field });

const complete = (session: string, intent: string = randomUUID()) =>
  agent.post('complete', { ...call, intent, session });

const cancel = (session: string) =>
  agent.post('cancel', { ...call, intent: randomUUID(), session });

/** Asks for a field, and the caller keys it in. */
async function capture(session: string, field: Field, digits: string): Promise<void> {
  expect((await ask(session, field)).status).toBe(200);
  await press(local, call, digits);
  await watched.until((view) => stateOf(view, field)?.state === 'captured');
}

async function captureAll(session: string, card = '4242424242424242'): Promise<void> {
  await capture(session, 'payment-card-number', card);
  await capture(session, 'expiration-date', '1230');
  await capture(session, 'security-code', '123');
  await capture(session, 'postal-code', '94105#');
}

const transactions = () => fetchJson(`${local.origin}/connector/transactions`);

test('a whole payment: every field keyed in, masked, charged once', async () => {
  const session = await startPayment();
  await captureAll(session);
  expect(watched.view()).toMatchObject({ canComplete: true });
  expect(stateOf(watched.view(), 'payment-card-number')).toMatchObject({
    shown: 'xxxx xxxx xxxx 4242',
    brand: 'visa',
  });
  expect((await complete(session)).status).toBe(200);
  const done = await watched.until((view) => view.session?.status === 'succeeded');
  expect(done.session?.status === 'succeeded' && done.session.confirmationCode).toMatch(/^ch_/);
  expect(await transactions()).toContainEqual(
    expect.objectContaining({
      amount: '12.5',
      currency: 'USD',
      description: 'Order 7',
      postalCode: '94105',
      cardNumber: 'xxxxxxxxxxxx4242',
      result: 'charged',
    }),
  );
  expect(JSON.stringify(watched.document())).not.toContain('4242424242');
});

test('a wrong card number is refused, asked again and taken', async () => {
  const session = await startPayment();
  await ask(session, 'payment-card-number');
  await press(local, call, '4242424242424241');
  const wrong = await watched.until(
    (view) => stateOf(view, 'payment-card-number')?.state === 'refused',
  );
  expect(stateOf(wrong, 'payment-card-number')?.error).toBe('invalid-card-number');
  await captureAll(session);
  await complete(session);
  await watched.until((view) => view.session?.status === 'succeeded');
});

test('a decline of the processor, in its own words', async () => {
  const session = await startPayment();
  await captureAll(session, '4000000000000002');
  await complete(session);
  const failed = await watched.until((view) => view.session?.status === 'failed');
  expect(failed.session).toMatchObject({ reason: 'payment-connector-error' });
  expect(JSON.stringify(failed.session)).toContain('card is declined');
});

test('cancelled, then a second payment on the same call', async () => {
  const first = await startPayment();
  await capture(first, 'payment-card-number', '4242424242424242');
  expect((await cancel(first)).status).toBe(200);
  await watched.until((view) => view.session?.status === 'cancelled');

  const second = await startPayment({ amount: '1250', currency: 'JPY' });
  expect(second).not.toBe(first);
  await captureAll(second, '5555555555554444');
  await complete(second);
  const done = await watched.until((view) => view.session?.status === 'succeeded');
  expect(done.session?.charge).toEqual({ amount: '1250', currency: 'JPY' });
  expect(done.earlier).toMatchObject([{ key: first, outcome: { kind: 'cancelled' } }]);
});

test('the same press twice asks Twilio once', async () => {
  const intent = randomUUID();
  const request = { ...call, intent, ...charge };
  const [one, two] = await Promise.all([
    agent.post('start', request),
    agent.post('start', request),
  ]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(asked(one)).toMatchObject({ session: intent, question: 0 });
  expect(asked(two)).toMatchObject({ session: intent, question: 0 });
  await watched.until(({ session }) => session?.status === 'collecting');

  await captureAll(intent);
  const press1 = randomUUID();
  await Promise.all([complete(intent, press1), complete(intent, press1)]);
  await watched.until((view) => view.session?.status === 'succeeded');
  expect((await complete(intent, press1)).status).toBe(200);
  expect(
    watched.document().current?.questions.filter(({ asks }) => asks === 'complete'),
  ).toHaveLength(1);
});

test('another start while a payment is open', async () => {
  await startPayment();
  const again = await agent.post('start', { ...call, intent: randomUUID(), ...charge });
  expect(failureOf(again)).toMatchObject({ status: 409, code: 'payment-open' });
});

test('complete while fields are missing names them', async () => {
  const session = await startPayment();
  await capture(session, 'payment-card-number', '4242424242424242');
  expect(failureOf(await complete(session))).toMatchObject({
    status: 409,
    code: 'fields-missing',
    detail: { fields: ['expiration-date', 'security-code', 'postal-code'] },
  });
});

test('a field asked for while another is being keyed in; the same one may be asked again', async () => {
  const session = await startPayment();
  await ask(session, 'payment-card-number');
  await press(local, call, '4242');
  await watched.until((view) => stateOf(view, 'payment-card-number')?.shown === 'xxxx');
  expect(failureOf(await ask(session, 'expiration-date'))).toMatchObject({
    status: 409,
    code: 'capture-in-progress',
    detail: { field: 'payment-card-number' },
  });
  await capture(session, 'payment-card-number', '4242424242424242');
});

test('a session that is not the one on the call, and one that is over', async () => {
  expect(failureOf(await ask(randomUUID(), 'security-code'))).toMatchObject({
    status: 404,
    code: 'no-such-payment',
  });
  const session = await startPayment();
  await cancel(session);
  await watched.until((view) => view.session?.status === 'cancelled');
  expect(failureOf(await ask(session, 'security-code'))).toMatchObject({
    status: 409,
    code: 'payment-over',
  });
});

async function setFaults(host: string, status: number): Promise<void> {
  await fetch(`${local.origin}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rest: { errors: [{ host, status, rate: 1 }] } }),
  });
}
const clearFaults = () => fetch(`${local.origin}/faults`, { method: 'DELETE' });

test.each(['iam.twilio.com', 'taskrouter.twilio.com', 'api.twilio.com', 'sync.twilio.com'])(
  '%s does not answer: said so, and the same press works later',
  async (host) => {
    const request = { ...call, intent: randomUUID(), ...charge };
    await setFaults(host, 503);
    const failed = await agent.post('start', request).finally(clearFaults);
    expect(failureOf(failed)).toMatchObject({ status: 503, code: 'twilio-unavailable' });
    expect((await agent.post('start', request)).status).toBe(200);
    await watched.until(({ session }) => session?.status === 'collecting');
  },
);

test('the token of one call reads its own document and no other', async () => {
  const other = await agent.takeCall();
  const elsewhere = await watch(local, agent, other);
  try {
    expect(elsewhere.document().callSid).toBe(other.callSid);
    await expect(watched.readOther(`payment.${other.callSid}`)).rejects.toThrow();
  } finally {
    await elsewhere.close();
    await agent.finish(other);
  }
});

test('what Twilio refuses is said with its code, and the payment has failed', async () => {
  // Another application has opened a payment session on this call.
  await fetchJson(
    `${local.origin}/twilio/api.twilio.com/2010-04-01/Accounts/${account.sid}/Calls/${call.callSid}/Payments.json`,
    {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}` },
      body: new URLSearchParams({ IdempotencyKey: 'other', StatusCallback: local.origin }),
    },
  );
  const request = { ...call, intent: randomUUID(), ...charge };
  const refused = { status: 502, code: 'twilio-refused', detail: { twilioCode: 64021 } };
  expect(failureOf(await agent.post('start', request))).toMatchObject(refused);
  expect(failureOf(await agent.post('start', request))).toMatchObject(refused);
  const failed = await watched.until((view) => view.session?.status === 'failed');
  expect(failed.session).toMatchObject({ reason: 'start-refused', payErrorCode: '64021' });
});
