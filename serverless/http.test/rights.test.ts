import { randomUUID } from 'node:crypto';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { addAttributes, type Agent } from './agents';
import { failureOf, type Fields, metrics, resetMetrics, start, withoutTaskEvents } from './harness';
import { eachOnACall, type OnCall } from './steps';
import { signed } from './signed';
import { shownOf } from './watch';

/*
 * An agent who passed the checks a moment ago has a question written down beside the next checks. It is
 * sent only when they pass again, and taken back when they do not.
 */

let local: LocalTwilio;
let agent: Agent;
let colleague: Agent;
let on: OnCall;

async function startWithoutTaskEvents(): Promise<LocalTwilio> {
  const started = await start();
  // An event that the call has left the agent has their right forgotten (taskEvents.test.ts).
  await withoutTaskEvents(started);
  return started;
}
eachOnACall(startWithoutTaskEvents, (scene) => {
  ({ local, agent, colleague, on } = scene);
});

const charge = { amount: '12.50', currency: 'USD' };

const stored = async () => (await signed(local).stored(on.call.callSid)).document;

/** Requests of one action, by what they did. */
async function requestsOf(action: () => Promise<unknown>) {
  await resetMetrics(local);
  await action();
  const { 'api.twilio.com': api, 'sync.twilio.com': sync } = await metrics(local);
  return { payments: api?.POST ?? 0, reads: sync?.GET ?? 0, writes: sync?.POST ?? 0 };
}

test('writes the question and the count, reads nothing, and makes every check for each action', async () => {
  // Of callbacks none comes in between; the payment SID is then what the start itself wrote down.
  await withoutTaskEvents(local, { callbacks: { drop: 1 } });
  const session = await on.start(charge);
  const capture = await requestsOf(() => on.ask(session, 'payment-card-number'));
  expect(capture).toEqual({ payments: 1, reads: 0, writes: 2 });
  const { 'iam.twilio.com': iam, 'taskrouter.twilio.com': tasks } = await metrics(local);
  expect([iam?.POST, tasks?.GET, (await metrics(local))['api.twilio.com']?.GET]).toEqual([1, 2, 3]);

  await withoutTaskEvents(local);
  await resetMetrics(local);
  await on.keyIn('4');
  await on.watched.until((view) => shownOf(view, 'payment-card-number') === 'x');
  const { 'sync.twilio.com': sync, [account.functionsDomain]: functions } = await metrics(local);
  expect(sync).toEqual({ POST: functions?.POST });
});

/** The agent's attempt is refused; nothing reaches Payments, and the document comes out as it was. */
async function expectTakenBack(
  name: string,
  fields: Fields,
  refusal: { readonly status: number; readonly code: string },
): Promise<{ readonly writes: number }> {
  const before = await stored();
  const requests = await requestsOf(async () => {
    expect(failureOf(await agent.post(name, { ...on.call, ...fields }))).toMatchObject(refusal);
  });
  expect(requests.payments).toBe(0);
  expect(await stored()).toEqual(before);
  return requests;
}

const notLive = { status: 409, code: 'call-not-live' };

test.each(['capture', 'complete', 'cancel'] as const)(
  'withdraws %s just after a transfer, and writes nothing at the second attempt',
  async (name) => {
    const session = await on.start(charge);
    if (name === 'complete') await on.captureCard(session);
    else await on.capture(session, 'payment-card-number', '4242424242424242');
    await agent.transfer(on.call, colleague);
    const attempt = () => ({
      intent: randomUUID(),
      session,
      ...(name === 'capture' && { field: 'expiration-date' }),
    });
    expect((await expectTakenBack(name, attempt(), notLive)).writes).toBe(2);
    expect((await expectTakenBack(name, attempt(), notLive)).writes).toBe(0);
    // The colleague continues the same payment.
    expect(
      (await colleague.post('cancel', { ...on.call, intent: randomUUID(), session })).status,
    ).toBe(200);
  },
);

test('withdraws a start just after wrap-up began, and keeps the payment before it', async () => {
  const session = await on.start(charge);
  await on.cancel(session);
  await on.watched.until((view) => view.session?.status === 'cancelled');
  // The note that the outcome was reported is written after the outcome.
  await on.watched.until(() => on.watched.document().current?.report?.delivered === true);
  await agent.wrapUp(on.call);
  const attempt = { intent: randomUUID(), ...charge };
  expect((await expectTakenBack('start', attempt, notLive)).writes).toBe(2);
  expect(on.watched.view().session).toMatchObject({ key: session, status: 'cancelled' });
});

test('cancels the payment of an agent who left while their question was written, though no event told of it', async () => {
  const session = await on.start(charge);
  await agent.wrapUp(on.call);
  const attempt = { intent: randomUUID(), session, field: 'payment-card-number' };
  expect(failureOf(await agent.post('capture', { ...on.call, ...attempt }))).toMatchObject(notLive);
  await on.watched.until((view) => view.session?.status === 'cancelled');
});

test('enforces an amount that the task has just locked', async () => {
  await addAttributes(local, on.call, { payment: { amount: '25.00', locked: ['amount'] } });
  const attempt = { intent: randomUUID(), ...charge };
  await expectTakenBack('start', attempt, { status: 422, code: 'order-invalid' });
  const locked = await on.start({});
  expect((await stored()).current).toMatchObject({
    key: locked,
    order: { purpose: { charge: { amount: '25.00' } } },
  });
});

test('does not overwrite what somebody else has written meanwhile', async () => {
  const session = await on.start(charge);
  const document = await stored();
  const { current } = document;
  if (!current) throw new Error('no session');
  // As another process of the functions does.
  await signed(local).write(on.call.callSid, {
    ...document,
    current: { ...current, discardedClearValue: true },
  });
  expect((await on.ask(session, 'payment-card-number')).status).toBe(200);
  expect((await stored()).current).toMatchObject({
    discardedClearValue: true,
    questions: [{ kind: 'start' }, { kind: 'payment-card-number' }],
  });
});
