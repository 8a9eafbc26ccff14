import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { replySchemas } from '../../src/payment/protocol';
import { type Agent, type LiveCall, secondAfterReservations } from './agents';
import { failureOf, metrics, resetMetrics, start } from './harness';
import { type OnCall, takePayment, withAgents } from './steps';

/* Two agents in one call: the one who took it over has the payment, the one who handed it over watches. */

let local: LocalTwilio;
let agent: Agent;
let colleague: Agent;

withAgents(start, (staff) => {
  ({ local, agent, colleague } = staff);
});

/** The agent has the card's expiry date, and the colleague has joined the call to take it over. */
async function takenOver(): Promise<{ readonly on: OnCall; readonly session: string }> {
  const { on, session } = await takePayment(local, agent);
  await secondAfterReservations(local, on.call);
  await agent.transfer(on.call, colleague, 'WARM');
  return { on, session };
}

const mayAct = async (who: Agent, call: LiveCall) => {
  const answer = await who.post('open', { ...call });
  expect(answer.status).toBe(200);
  return v.parse(replySchemas.open, answer.body).mayAct;
};

const actions = (who: Agent, call: LiveCall, session: string) => {
  const asks = { ...call, session };
  return [
    () => who.post('start', { ...call, intent: randomUUID(), amount: '1.00', currency: 'USD' }),
    () => who.post('capture', { ...asks, intent: randomUUID(), field: 'postal-code' }),
    () => who.post('complete', { ...asks, intent: randomUUID() }),
    () => who.post('cancel', { ...asks, intent: randomUUID() }),
  ];
};

test('hands the payment to the second agent at once in a warm transfer, the first one only watching', async () => {
  const { on, session } = await takenOver();
  await resetMetrics(local);
  for (const action of actions(agent, on.call, session)) {
    expect(failureOf(await action())).toMatchObject({ status: 403, code: 'not-your-call' });
  }
  expect((await metrics(local))['api.twilio.com']?.POST ?? 0).toBe(0);
  expect(await mayAct(agent, on.call)).toBe(false);
  expect(await mayAct(colleague, on.call)).toBe(true);

  const asked = { ...on.call, intent: randomUUID(), session, field: 'postal-code' };
  expect((await colleague.post('capture', asked)).status).toBe(200);
  await on.keyIn('94105#');
  // The first agent sees it happen.
  await on.watched.until(({ fields }) =>
    fields.some(({ field, state }) => field === 'postal-code' && state === 'captured'),
  );
  await colleague.finish(on.call);
  await on.end();
});

test('gives the payment back to the first agent when the second one leaves', async () => {
  const { on, session } = await takenOver();
  await colleague.wrapUp(on.call);
  expect(await mayAct(agent, on.call)).toBe(true);
  expect(failureOf(await colleague.post('open', { ...on.call })).status).toBe(409);
  await on.capture(session, 'postal-code', '94105#');
  expect((await on.cancel(session)).status).toBe(200);
  await on.end();
});
