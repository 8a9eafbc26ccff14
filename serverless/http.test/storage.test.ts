import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { parseDocument } from '../../src/payment/document/parseDocument';
import type { Agent } from './agents';
import { asked, askTwilio, authorization, documents, failureOf, start } from './harness';
import { failReports } from './reports';
import { eachOnACall, type OnCall, transactions } from './steps';
import { clearFaults, injectFaults } from '../../local-twilio/testing/faults';

/* The call's document: how long it is kept, how much it keeps, and what happens without it. */

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;

// Declared first: the call ends after this.
afterEach(async () => {
  await clearFaults(local.origin);
});
eachOnACall(start, (scene) => {
  ({ local, agent, on } = scene);
});

const found = v.object({ date_expires: v.string(), data: v.unknown() });
const path = () => `${documents}/payment.${on.call.callSid}`;
const readDocument = async () => v.parse(found, await askTwilio(local, path()));

async function secondsLeft(): Promise<number> {
  const { date_expires: expires } = await readDocument();
  return (Date.parse(expires) - Date.now()) / 1000;
}

const order = { amount: '12.50', currency: 'USD' };

test('extends a document that is about to expire by a day at the next write', async () => {
  const session = await on.start(order);
  await askTwilio(local, path(), { Ttl: '60' });
  expect(await secondsLeft()).toBeLessThanOrEqual(60);
  await on.ask(session, 'payment-card-number');
  expect(await secondsLeft()).toBeGreaterThan(86_000);
  await askTwilio(local, path(), { Ttl: '60' });
  await on.keyIn('42');
  await on.watched.until(({ fields }) => fields[0]?.state === 'entering');
  expect(await secondsLeft()).toBeGreaterThan(86_000);
});

test('R32 keeps fifteen payments on one call, the oldest in brief', async () => {
  for (let count = 0; count < 15; count += 1) {
    const session = await on.start({ ...order, description: 'A description of some length' });
    await on.cancel(session);
    await on.watched.until((view) => view.session?.status === 'cancelled');
  }
  const earlier = parseDocument((await readDocument()).data)?.earlier ?? [];
  expect(earlier).toHaveLength(14);
  expect([earlier[0]?.kind, earlier.at(-1)?.kind]).toEqual(['brief', 'full']);
});

test('opens no second payment beside one whose document was removed', async () => {
  await on.start(order);
  await fetch(`${local.origin}/twilio/${path()}`, { method: 'DELETE', headers: { authorization } });
  const refused = failureOf(await on.tryStart(order));
  expect(refused).toMatchObject({ code: 'twilio-refused', detail: { twilioCode: 64021 } });
  expect(await transactions(local)).toEqual([]);
});

test('answers before Twilio ends the function, however slow Twilio and the merchant are', async () => {
  const { session } = asked(await on.tryStart(order));
  await on.watched.until((view) => view.session?.status === 'collecting');
  await injectFaults(local.origin, { rest: { delayMs: 60_000 } });
  await failReports(local, { status: 503, times: 100, delayMs: 60_000 });
  const request = { ...on.call, intent: randomUUID(), session };
  const answers = await Promise.all([
    agent.post('open', { ...on.call }),
    agent.post('start', { ...on.call, ...order, intent: randomUUID() }),
    agent.post('capture', { ...request, field: 'security-code' }),
    agent.post('complete', request),
    agent.post('cancel', request),
  ]);
  // Twilio's own answer in place of a function that it ended is another.
  for (const answer of answers) {
    expect(failureOf(answer)).toMatchObject({ status: 503, code: 'twilio-unavailable' });
  }
});
