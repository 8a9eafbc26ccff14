import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { clearFaults, injectFaults } from '../../local-twilio/testing/faults';
import { addAttributes, type Agent, type LiveCall, press } from './agents';
import {
  askTwilio,
  documents,
  failureOf,
  fetchJson,
  json,
  metrics,
  resetMetrics,
  start,
} from './harness';
import { takeCall, withAgents } from './steps';
import { stateOf, watch } from './watch';

/*
 * F6: several legs of a call may look like the customer's. Whatever leg the panel asks for, the functions
 * name the right one; nothing reaches Payments on any other.
 */

let local: LocalTwilio;
let agent: Agent;
let colleague: Agent;
let call: LiveCall;

withAgents(start, (staff) => {
  ({ local, agent, colleague } = staff);
});
beforeEach(async () => {
  call = await agent.takeCall();
});
afterEach(() => agent.finish(call));

const partiesOf = ({ conferenceSid }: LiveCall) =>
  `${local.origin}/conferences/${conferenceSid}/participants`;

const keyed = [
  ['payment-card-number', '4242424242424242'],
  ['expiration-date', '1230'],
  ['security-code', '123'],
  ['postal-code', '94105#'],
] as const;

const joined = v.object({ callSid: v.string() });
const callers = v.array(v.object({ callSid: v.string(), from: v.string() }));
const listed = v.array(v.object({ callSid: v.string(), type: v.string() }));

/** Another party joins the call, listed as Flex lists an external one. */
async function joins(options: object = {}): Promise<string> {
  return v.parse(joined, await fetchJson(partiesOf(call), json(options))).callSid;
}

const change = (callSid: string, options: object) =>
  fetchJson(`${partiesOf(call)}/${callSid}`, json(options));

/** A leg hangs up, and the call continues. */
async function leaves(callSid: string): Promise<void> {
  const { status } = await fetch(`${partiesOf(call)}/${callSid}`, { method: 'DELETE' });
  expect(status).toBe(204);
}

async function legOfAgent(): Promise<string> {
  const legs = v.parse(listed, await fetchJson(partiesOf(call)));
  return legs.find(({ type }) => type === 'agent')?.callSid ?? '';
}

/** Times of Twilio are whole seconds: who joins after this has joined later. */
async function untilTheNextSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1_000);
  const before = second();
  while (second() === before) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The task names no leg any more. */
const namesNobody = () => addAttributes(local, call, { call_sid: null, conference: null });

const open = (callSid: string, who: Agent = agent) => who.post('open', { ...call, callSid });

/** Asking for `callSid` is refused and names `right`, by `open` and by a press, and `right` can be opened. */
async function expectTold(callSid: string, right: string, who: Agent = agent): Promise<void> {
  await resetMetrics(local);
  const refusal = { status: 403, code: 'not-your-call', detail: { callSid: right } };
  expect(failureOf(await open(callSid, who))).toMatchObject(refusal);
  const fields = { ...call, callSid, intent: randomUUID(), amount: '1.00', currency: 'USD' };
  expect(failureOf(await who.post('start', fields))).toMatchObject(refusal);
  expect((await metrics(local))['api.twilio.com']?.POST ?? 0).toBe(0);
  expect((await open(right, who)).status).toBe(200);
}

test('F6 takes the leg that the task names when an external party is listed first', async () => {
  const external = await joins({ position: 'first' });
  await expectTold(external, call.callSid);
});

test('F6 keeps the customer’s leg with an external party after hold and unhold', async () => {
  await change(call.callSid, { hold: true });
  const external = await joins({ position: 'first' });
  await expectTold(external, call.callSid);
  await change(call.callSid, { hold: false, position: 'last' });
  await expectTold(external, call.callSid);
});

test('F6 takes the leg that joined first when two are customers and the task names neither', async () => {
  await namesNobody();
  await untilTheNextSecond();
  const external = await joins({ position: 'first' });
  await expectTold(external, call.callSid);
});

test('F6 treats the task’s own leg as the customer’s while no conference is recorded yet', async () => {
  await addAttributes(local, call, { conference: null });
  const external = await joins({ position: 'first' });
  await expectTold(external, call.callSid);
});

test('F6 finds the new leg of a customer who leaves and comes back', async () => {
  const { callSid: before } = call;
  await leaves(before);
  expect(failureOf(await open(before))).toMatchObject({ status: 409, code: 'call-not-live' });
  await expectTold(before, await joins());
});

test('R24 asks to confirm a payment on a new leg while one on the old leg may have been charged', async () => {
  const first = { ...call, intent: randomUUID(), amount: '12.50', currency: 'USD' };
  const view = await watch(local, agent, call);
  expect((await agent.post('start', first)).status).toBe(200);
  await view.until(({ session }) => session?.status === 'collecting');
  for (const [field, digits] of keyed) {
    const asking = { ...call, session: first.intent, intent: randomUUID(), field };
    expect((await agent.post('capture', asking)).status).toBe(200);
    await press(local, call, digits);
    await view.until((seen) => stateOf(seen, field)?.state === 'captured');
  }
  // The processor charges, and its answer never arrives.
  await injectFaults(local.origin, { callbacks: { drop: 1 } });
  const complete = { ...call, session: first.intent, intent: randomUUID() };
  expect((await agent.post('complete', complete)).status).toBe(200);
  await leaves(call.callSid);
  const callSid = await joins();
  await clearFaults(local.origin);

  expect((await open(callSid)).status).toBe(200);
  const again = { ...first, callSid, intent: randomUUID() };
  await resetMetrics(local);
  const refused = failureOf(await agent.post('start', again));
  expect(refused).toMatchObject({ status: 409, code: 'outcome-unknown' });
  expect((await metrics(local))['api.twilio.com']?.POST ?? 0).toBe(0);
  const confirmed = { ...again, intent: randomUUID(), chargeAgain: 'true' };
  expect((await agent.post('start', confirmed)).status).toBe(200);
  await view.close();
});

test('R24 R52 asks so too if another version has written what is known of the old leg', async () => {
  const { callSid: before } = call;
  expect((await open(before)).status).toBe(200);
  await askTwilio(local, `${documents}/payment.${before}`, { Data: '{"version":99}' });
  await leaves(before);
  const callSid = await joins();
  const again = { ...call, callSid, intent: randomUUID(), amount: '12.50', currency: 'USD' };
  const refused = failureOf(await agent.post('start', again));
  expect(refused).toMatchObject({ status: 409, code: 'outcome-unknown' });
});

test('F6 finds the customer who comes back while an external party is on the call', async () => {
  const { callSid: before } = call;
  const placed = v
    .parse(callers, await fetchJson(`${local.origin}/caller/calls`))
    .find(({ callSid }) => callSid === before);
  const external = await joins({ to: '+14155550177', position: 'first' });
  await leaves(before);
  await untilTheNextSecond();
  const returned = await joins({ to: placed?.from });
  await expectTold(external, returned);
  await expectTold(before, returned);
});

test('F6 opens a customer who joins late as soon as they are there', async () => {
  await namesNobody();
  await leaves(call.callSid);
  const agents = await legOfAgent();
  expect(failureOf(await open(agents))).toMatchObject({ status: 409, code: 'call-not-live' });
  await expectTold(agents, await joins());
});

test('F6 names the leg after a warm transfer to whoever has the call, while the other watches', async () => {
  const external = await joins({ position: 'first' });
  await untilTheNextSecond();
  await agent.transfer(call, colleague, 'WARM');
  await expectTold(external, call.callSid, colleague);
  expect(failureOf(await open(external))).toMatchObject({
    code: 'not-your-call',
    detail: { callSid: call.callSid },
  });
});

test('F6 names the leg to nobody else', async () => {
  const external = await joins({ position: 'first' });
  for (const leg of [external, call.callSid]) {
    const { status, code, detail } = failureOf(await open(leg, colleague));
    expect({ status, code, detail }).toEqual({ status: 403, code: 'not-your-call', detail: {} });
  }
});

test('F6 never treats the agent’s own leg as the customer’s, whatever they write into the task', async () => {
  const own = await legOfAgent();
  await addAttributes(local, call, {
    call_sid: own,
    conference: { sid: call.conferenceSid, participants: { customer: own, worker: null } },
  });
  await expectTold(own, call.callSid);
});

test('F6 never treats the leg of somebody else’s call as the customer’s', async () => {
  const other = await takeCall(local, agent);
  const participants = { customer: other.call.callSid };
  await addAttributes(local, call, {
    call_sid: other.call.callSid,
    conference: { sid: call.conferenceSid, participants },
  });
  await expectTold(other.call.callSid, call.callSid);
  await other.end();
});
