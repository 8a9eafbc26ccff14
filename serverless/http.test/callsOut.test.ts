import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { addAttributes, type Agent, type LiveCall } from './agents';
import { failureOf, fetchJson, metrics, resetMetrics, start } from './harness';
import { withAgents } from './steps';

/*
 * A task that an agent makes by calling out gives what any task gives, on its own conference, and no more: its
 * attributes, which the agent wrote from the first word on, choose nothing.
 */

let local: LocalTwilio;
let agent: Agent;
let colleague: Agent;
let call: LiveCall;

withAgents(start, (staff) => {
  ({ local, agent, colleague } = staff);
});
beforeEach(async () => {
  call = await agent.dial('+14155550141');
});
afterEach(() => agent.finish(call));

const starting = (leg: LiveCall) => ({
  ...leg,
  intent: randomUUID(),
  amount: '12.50',
  currency: 'USD',
});
const posted = async () => (await metrics(local))['api.twilio.com']?.POST ?? 0;

/** Neither opened nor started by them, and nothing reaches Payments. */
async function expectRefused(who: Agent, claim: LiveCall): Promise<void> {
  await resetMetrics(local);
  for (const answer of [
    await who.post('open', { ...claim }),
    await who.post('start', starting(claim)),
  ]) {
    expect(failureOf(answer)).toMatchObject({ status: 403, code: 'not-your-call' });
  }
  expect(await posted()).toBe(0);
}

const listed = v.array(v.object({ callSid: v.string(), type: v.string() }));

async function legOfAgent({ conferenceSid }: LiveCall): Promise<string> {
  const parties = await fetchJson(`${local.origin}/conferences/${conferenceSid}/participants`);
  return v.parse(listed, parties).find(({ type }) => type === 'agent')?.callSid ?? '';
}

test('treats the number that was called as the customer’s leg', async () => {
  expect((await agent.post('open', { ...call })).status).toBe(200);
  expect((await agent.post('start', starting(call))).status).toBe(200);
});

test('refuses the agent’s own leg, though the task that they made names it', async () => {
  const own = await legOfAgent(call);
  await addAttributes(local, call, {
    call_sid: own,
    conference: { sid: call.conferenceSid, participants: { customer: own, worker: null } },
  });
  await expectRefused(agent, { ...call, callSid: own });
});

test('refuses the leg of another call, whatever the task that was made for it says', async () => {
  const theirs = await colleague.dial('+14155550142');
  await addAttributes(local, call, {
    call_sid: theirs.callSid,
    conference: { sid: theirs.conferenceSid, participants: { customer: theirs.callSid } },
  });
  await expectRefused(agent, { ...call, callSid: theirs.callSid });
  await expectRefused(agent, { ...theirs, taskSid: call.taskSid });
  await colleague.finish(theirs);
});

test('refuses a colleague, who did not call', async () => {
  await expectRefused(colleague, call);
});
