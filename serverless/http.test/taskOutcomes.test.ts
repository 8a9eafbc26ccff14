import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import { accountSettings } from '../../local-twilio/twilio/functions/hosting';
import type { LocalTwilio } from '../../local-twilio/server';
import { PAYMENT_SID, record } from '../../src/payment/testing/examples';
import { addAttributes, type Agent, hangUp } from './agents';
import { type Fields, start } from './harness';
import { type Passage, type Relayed, startRelay } from './relay';
import { attributesOf, outcomeOf, received } from './reports';
import { handleInProcess, query, type Signed, signed } from './signed';
import { type OnCall, eachOnACall } from './steps';
import { answering, underFaults } from '../../local-twilio/testing/faults';

/* What is written into the task of a call, and so into Flex Insights, about the outcome of a payment. */

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;
let openPayment: Signed['openPayment'];
eachOnACall(start, (scene) => {
  ({ local, agent, on } = scene);
  ({ openPayment } = signed(local));
});

const confirmation: unknown = expect.stringMatching(/^ch_/);
const attributes = () => attributesOf(local, on.call.taskSid);
const outcomes = v.object({ payment_outcomes: v.array(v.object({ outcome: v.string() })) });
/** The attributes once they list payments with these outcomes: a task is updated again when one changes (R13). */
async function attributesWith(...expected: readonly string[]): Promise<unknown> {
  for (;;) {
    const found = await attributes();
    const listed = v.safeParse(outcomes, found);
    if (!listed.success) continue;
    const kinds = listed.output.payment_outcomes.map(({ outcome }) => outcome);
    if (isDeepStrictEqual(kinds, expected)) return found;
  }
}
const charge = { amount: '12.50', currency: 'USD' };

test('writes the outcome of every payment of the call beside the existing attributes', async () => {
  const theirs = {
    customer: 'C-17',
    payment: { currency: 'USD' },
    conversations: { campaign: 'Spring', conversation_measure_1: 7 },
  };
  await addAttributes(local, on.call, theirs);
  const before = await attributes();

  const first = await on.start(charge);
  await on.captureCard(first);
  await on.complete(first);
  const { event } = await outcomeOf(local, first);
  await on.watched.until(({ canStart }) => canStart);
  const entry = {
    session: first,
    time: event.time,
    outcome: 'succeeded',
    confirmation,
    ...charge,
    processor: 'Default',
    account: 'xxxxxxxxxxxx4242',
    brand: 'visa',
  };
  const conversations = { ...theirs.conversations, outcome: 'Payment succeeded' };
  const payment_totals = {
    ...{ succeeded: 1, failed: 0, cancelled: 0, unknown: 0 },
    charged: { USD: '12.50' },
    tokens: 0,
  };
  expect(await attributesWith('succeeded')).toEqual({
    ...{ ...before, conversations, payment_totals },
    payment_outcomes: [entry],
  });

  const second = await on.start(charge);
  await on.cancel(second);
  expect(await attributesWith('succeeded', 'cancelled')).toEqual({
    ...{ ...before, conversations },
    payment_totals: { ...payment_totals, cancelled: 1 },
    payment_outcomes: [entry, expect.objectContaining({ session: second, outcome: 'cancelled' })],
  });
});

test('counts what was charged, though the caller then hangs up during another payment', async () => {
  for (const amount of ['12.50', '7.55']) {
    const session = await on.start({ ...charge, amount });
    await on.captureCard(session);
    await on.complete(session);
    await on.watched.until(({ canStart }) => canStart);
  }
  await on.start(charge);
  await hangUp(local, on.call);
  // Once nobody has the call its payment is cancelled, which may be written down before the hang-up is reported.
  expect(await attributesWith('succeeded', 'succeeded', 'failed')).toMatchObject({
    payment_totals: { succeeded: 2, failed: 1, charged: { USD: '20.05' } },
    conversations: { outcome: 'Payment succeeded' },
  });
});

test('neither counts entries invented by an agent nor lets them displace the real one', async () => {
  const session = await on.start(charge);
  const invented = Array.from({ length: 10 }, () => ({
    ...{ session: randomUUID(), outcome: 'succeeded', amount: '900.00', currency: 'USD' },
    confirmation: 'ch_invented',
  }));
  await addAttributes(local, on.call, {
    payment_outcomes: [{ session, outcome: 'succeeded' }, ...invented],
    payment_totals: { succeeded: 11, charged: { USD: '9000.00' } },
    conversations: { outcome: 'Payment succeeded' },
  });
  await on.cancel(session);
  expect(await attributesWith('cancelled')).toMatchObject({
    payment_outcomes: [{ session, outcome: 'cancelled' }],
    payment_totals: { succeeded: 0, cancelled: 1, charged: {} },
    conversations: { outcome: 'Payment cancelled' },
  });
});

/** The attributes once they say what is expected of them. */
async function untilTheySay(expected: object): Promise<void> {
  const said = async () => isSubset(await attributes(), expected);
  while (!(await said()));
}

const isSubset = (found: object, expected: object): boolean =>
  Object.entries(expected).every(([name, value]) =>
    isDeepStrictEqual(new Map(Object.entries(found)).get(name), value),
  );

test('B6 says at wrap-up what was taken, whatever the agent wrote into the task since', async () => {
  const session = await on.start(charge);
  await on.cancel(session);
  const { payment_outcomes, payment_totals, conversations } = v.parse(
    v.object({
      payment_outcomes: v.unknown(),
      payment_totals: v.unknown(),
      conversations: v.unknown(),
    }),
    await attributesWith('cancelled'),
  );
  await addAttributes(local, on.call, {
    payment_outcomes: [{ session, outcome: 'succeeded', amount: '900.00', currency: 'USD' }],
    payment_totals: { succeeded: 1, charged: { USD: '900.00' } },
    conversations: { outcome: 'Sold' },
  });
  await agent.wrapUp(on.call);
  await untilTheySay({ payment_outcomes, payment_totals, conversations });
  // Nor what they write then.
  await addAttributes(local, on.call, { conversations: { outcome: 'Payment succeeded' } });
  await agent.complete(on.call);
  await untilTheySay({ payment_outcomes, payment_totals, conversations });
});

test('B6 leaves no outcome that an agent wrote where no payment was started', async () => {
  await addAttributes(local, on.call, {
    payment_totals: { succeeded: 1, charged: { USD: '900.00' } },
    conversations: { outcome: 'Payment succeeded', campaign: 'Spring' },
  });
  await agent.wrapUp(on.call);
  await untilTheySay({ payment_totals: undefined, conversations: { campaign: 'Spring' } });
});

/** A payment that was completed on the agent's task, and the callback of its success. */
const completed = () => {
  const by = {
    workerSid: agent.workerSid,
    taskSid: on.call.taskSid,
    conferenceSid: on.call.conferenceSid,
  };
  return openPayment(record(['complete'], { agent: by }));
};
const success: Fields = {
  AccountSid: account.sid,
  Sid: PAYMENT_SID,
  Result: 'success',
  PaymentConfirmationCode: 'ch_1',
  PaymentToken: 'tok_secret',
};

test('keeps what somebody else writes meanwhile, and writes the outcome after it', async () => {
  const callSid = await completed();
  const isTask = ({ path }: Relayed) => path.includes('/Tasks/');
  let writes = 0;
  const relay = await startRelay(local, async (request): Promise<Passage> => {
    if (!isTask(request) || request.method !== 'GET' || writes === 2) return 'pass';
    writes += 1;
    await addAttributes(local, on.call, { [`written_${writes}`]: true });
    return 'pass';
  });
  await handleInProcess(local, query(callSid), success, undefined, relay.origin);
  await relay.close();
  expect(relay.relayed.filter(isTask).map(({ method }) => method)).toEqual([
    ...['GET', 'POST'],
    ...['GET', 'POST'],
    ...['GET', 'POST'],
  ]);
  expect(await attributes()).toMatchObject({
    written_1: true,
    written_2: true,
    payment_outcomes: [{ outcome: 'succeeded' }],
  });
});

test('writes to the task alone when there is no endpoint for reports', async () => {
  expect(accountSettings(local.origin)).not.toHaveProperty('REPORT_URL');
  const before = (await received(local)).length;
  const callSid = await completed();
  const lines = await handleInProcess(local, query(callSid), success);
  expect(lines).toHaveLength(1);
  expect(await attributes()).toMatchObject({ payment_outcomes: [{ confirmation: 'ch_1' }] });
  expect(JSON.stringify(await attributes())).not.toContain('tok_secret');
  expect(await received(local)).toHaveLength(before);
  // Nor is it written twice.
  const relay = await startRelay(local, () => 'pass');
  await handleInProcess(local, query(callSid), success, undefined, relay.origin);
  await relay.close();
  expect(relay.relayed).toEqual([]);
});

test('neither loses the report nor requests the callback again when the task cannot be written', async () => {
  const callSid = await completed();
  const answer = await underFaults(local.origin, answering('taskrouter.twilio.com', 500), () =>
    signed(local).callBack(query(callSid), success),
  );
  expect(answer.status).toBe(204);
  expect((await outcomeOf(local, callSid)).event).toMatchObject({ tokenMissing: false });
});
