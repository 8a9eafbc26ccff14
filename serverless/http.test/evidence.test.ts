import { randomUUID } from 'node:crypto';
import type { LocalTwilio } from '../../local-twilio/server';
import { hashedUuid } from '../lib/reports/hashedUuid';
import { type Agent, type LiveCall, nameLeg, setAttributes } from './agents';
import {
  type Answered,
  allDocuments,
  failureOf,
  metrics,
  resetMetrics,
  start,
  withoutTaskEvents,
} from './harness';
import { type OnCall, takeCall, takePayment, withAgents } from './steps';
import { eventAbout, postEvent, readersOf, reservationOf } from './workspaceEvents';

/*
 * What an agent writes into the attributes of a task decides nothing: neither what they see, nor what others
 * see, nor whether their payment is cancelled when they are gone.
 */

let local: LocalTwilio;
let agent: Agent;
let colleague: Agent;

withAgents(start, async (staff) => {
  ({ local, agent, colleague } = staff);
  await withoutTaskEvents(local);
});

const wrapUp = async (call: LiveCall): Promise<Answered> =>
  postEvent(local, await eventAbout(local, call, 'reservation.wrapup'));

/** Writes another call's leg into the attributes of a task, beside the task's own conference. */
const nameOnly = (own: LiveCall, { callSid }: LiveCall) => nameLeg(local, own, { ...own, callSid });

/** Who opens a call that is not theirs is refused, and nothing is left of it. */
async function expectNoSight(who: Agent, claim: LiveCall, victim: LiveCall): Promise<void> {
  const before = [await allDocuments(local), await readersOf(local, victim)];
  await resetMetrics(local);
  expect(failureOf(await who.post('open', { ...claim }))).toMatchObject({
    status: 403,
    code: 'not-your-call',
  });
  expect((await metrics(local))['sync.twilio.com']?.POST ?? 0).toBe(0);
  expect([await allDocuments(local), await readersOf(local, victim)]).toEqual(before);
}

describe('A1 an agent who wraps up their own task and names another’s leg in it sees nothing', () => {
  let on: OnCall;
  let victim: LiveCall;
  beforeAll(async () => {
    ({ on } = await takePayment(local, agent));
    victim = on.call;
  });
  afterAll(() => on.end());

  /** The colleague's own task, in wrap-up, its attributes rewritten. */
  async function trap(): Promise<LiveCall> {
    const own = await agent.takeCall();
    await agent.transfer(own, colleague);
    await colleague.wrapUp(own);
    await nameOnly(own, victim);
    return own;
  }

  test('with the conference of their own task', async () => {
    const own = await trap();
    await expectNoSight(colleague, { ...own, callSid: victim.callSid }, victim);
    await colleague.complete(own);
  });

  test('with the conference of the other call', async () => {
    const own = await trap();
    const claim = { ...victim, taskSid: own.taskSid };
    await expectNoSight(colleague, claim, victim);
    await colleague.complete(own);
  });

  test('though their own task had a payment', async () => {
    const { on: first } = await takePayment(local, agent);
    await agent.transfer(first.call, colleague);
    expect((await colleague.post('open', { ...first.call })).status).toBe(200);
    await colleague.wrapUp(first.call);
    expect((await colleague.post('open', { ...first.call })).status).toBe(200);
    await nameOnly(first.call, victim);
    await expectNoSight(colleague, { ...first.call, callSid: victim.callSid }, victim);
    await first.watched.close();
    await colleague.complete(first.call);
  });

  test('though they once had that call, and handed it over', async () => {
    const { on: given } = await takePayment(local, agent);
    await agent.transfer(given.call, colleague);
    expect((await colleague.post('open', { ...given.call })).status).toBe(200);
    const own = await agent.takeCall();
    await agent.wrapUp(own);
    await nameOnly(own, given.call);
    await expectNoSight(agent, { ...own, callSid: given.call.callSid }, given.call);
    await agent.complete(own);
    await given.watched.close();
    await colleague.finish(given.call);
  });

  test('though no payment was taken on that call yet', async () => {
    const next = await takeCall(local, agent);
    const own = await trap();
    await nameOnly(own, next.call);
    await expectNoSight(colleague, { ...own, callSid: next.call.callSid }, next.call);
    await colleague.complete(own);
    await next.end();
  });
});

test('A4 takes nothing from the agent who has a call when another names its leg in their task', async () => {
  const paid = await takePayment(local, agent);
  const unpaid = await takeCall(local, agent);
  for (const on of [paid.on, unpaid]) {
    const own = await agent.takeCall();
    await agent.transfer(own, colleague);
    await colleague.wrapUp(own);
    await nameOnly(own, on.call);
    await resetMetrics(local);
    expect((await wrapUp(own)).status).toBe(204);
    const requests = await metrics(local);
    expect(requests['sync.twilio.com']?.DELETE ?? 0).toBe(0);
    expect(requests['api.twilio.com']?.POST ?? 0).toBe(0);
    expect(await readersOf(local, on.call)).toEqual([agent.workerSid]);
    await colleague.complete(own);
  }
  expect(paid.on.watched.view().session?.status).toBe('collecting');
  await paid.on.end();
  await unpaid.end();
});

describe('A3 the payment of an agent who is gone is cancelled', () => {
  const spoiled: readonly (readonly [string, (call: LiveCall) => Promise<unknown>])[] = [
    ['are gone', (call) => setAttributes(local, call, {})],
    [
      'name nobody’s leg',
      (call) => setAttributes(local, call, { call_sid: `CA${'f'.repeat(32)}` }),
    ],
    ['are of another form', (call) => setAttributes(local, call, { conference: 7, call_sid: [] })],
  ];

  test.each(spoiled)('though the attributes of the task %s', async (_how, spoil) => {
    const { on } = await takePayment(local, agent);
    await spoil(on.call);
    await agent.wrapUp(on.call);
    expect((await wrapUp(on.call)).status).toBe(204);
    await on.watched.until(({ session }) => session?.status === 'cancelled');
    await on.watched.close();
    await agent.complete(on.call);
  });

  test('though they never opened the panel', async () => {
    const call = await agent.takeCall();
    const session = randomUUID();
    const start = { ...call, intent: session, amount: '5.00', currency: 'USD' };
    expect((await agent.post('start', start)).status).toBe(200);
    await setAttributes(local, call, {});
    await agent.wrapUp(call);
    await resetMetrics(local);
    // A payment that is still being opened is left to the next event.
    const posted = async () => (await metrics(local))['api.twilio.com']?.POST ?? 0;
    while ((await posted()) === 0) expect((await wrapUp(call)).status).toBe(204);
    await agent.complete(call);
  });

  test('though they asked for something with the intent that was to be computed', async () => {
    const { on, session } = await takePayment(local, agent);
    const intent = hashedUuid(session, 'reservation.wrapup', reservationOf(on.call));
    expect((await on.ask(session, 'expiration-date', intent)).status).toBe(200);
    await agent.wrapUp(on.call);
    expect((await wrapUp(on.call)).status).toBe(204);
    await on.watched.until((view) => view.session?.status === 'cancelled');
    await on.watched.close();
    await agent.complete(on.call);
  });
});
