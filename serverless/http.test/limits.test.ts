import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import { type HostedFunctions, hostFunctions } from '../../local-twilio/twilio/functions/hosting';
import { tallySchema } from '../../src/payment/document/tally';
import { hiddenName } from '../lib/document/hiddenName';
import type { Agent, LiveCall } from './agents';
import {
  type Answered,
  answered,
  askTwilio,
  documents,
  failureOf,
  type Fields,
  functionUrl,
  metrics,
  resetMetrics,
  startConfigured,
} from './harness';
import { withAgents } from './steps';
import { answering, underFaults } from '../../local-twilio/testing/faults';

/* R76: limits hold across processes: two of the functions, side by side, as the platform runs them. */

const configured = `
currencies: { USD: {} }
processors:
  - name: Default
    label: Main processor
    methods: [{ method: credit-card, brands: [visa] }]
limits: { startsPerCall: 2, startsPerAgent: 5, capturesPerCall: 3, windowMinutes: 10 }
`;

const startsSchema = v.object({ data: v.object({ starts: tallySchema }) });

let local: Awaited<ReturnType<typeof startConfigured>>;
let agent: Agent;
let second: HostedFunctions;

afterAll(() => second.close());
withAgents(
  () => startConfigured(configured),
  async (staff) => {
    ({ local, agent } = staff);
    second = await hostFunctions(local.functionsFolder, local.origin);
  },
);

type Process = 'first' | 'second';

async function post(process: Process, name: string, fields: Fields): Promise<Answered> {
  const url = {
    first: functionUrl(local, name),
    second: `http://127.0.0.1:${second.port}/payments/${name}`,
  };
  const body = new URLSearchParams({ ...fields, Token: agent.token });
  return answered(await fetch(url[process], { method: 'POST', body }));
}

const startOn = (process: Process, call: LiveCall, intent = randomUUID()) =>
  post(process, 'start', { ...call, intent, amount: '5.00', currency: 'USD' });

/** Starts a payment and cancels it, so that the next one may start. */
async function startAndCancel(process: Process, call: LiveCall): Promise<Answered> {
  const session = randomUUID();
  const answer = await startOn(process, call, session);
  if (answer.status !== 200) return answer;
  const cancel = () => post(process, 'cancel', { ...call, intent: randomUUID(), session });
  // Refused as long as Twilio's first callback is not in.
  let cancelled = await cancel();
  while (cancelled.status === 409) cancelled = await cancel();
  expect(cancelled.status).toBe(200);
  const over = async () => failureOf(await cancel()).code === 'payment-over';
  while (!(await over()));
  return answer;
}

/** The answer says how long to wait, and nothing reaches Payments. */
async function expectTooMany(request: () => Promise<Answered>): Promise<void> {
  await resetMetrics(local);
  const failure = failureOf(await request());
  expect([failure.status, failure.code]).toEqual([429, 'too-many-requests']);
  const seconds = failure.code === 'too-many-requests' ? failure.detail.seconds : 0;
  expect(seconds).toBeGreaterThan(500);
  expect(seconds).toBeLessThanOrEqual(600);
  expect((await metrics(local))['api.twilio.com']?.POST ?? 0).toBe(0);
}

test('counts captures on one call across both processes, and still lets a payment be cancelled', async () => {
  const call = await agent.takeCall();
  const session = randomUUID();
  expect((await startOn('first', call, session)).status).toBe(200);
  const capture = (process: Process, intent = randomUUID()) =>
    post(process, 'capture', { ...call, intent, session, field: 'payment-card-number' });
  let first = await capture('second');
  while (first.status === 409) first = await capture('second');
  expect(first.status).toBe(200);
  expect((await capture('first')).status).toBe(200);
  const last = randomUUID();
  expect((await capture('second', last)).status).toBe(200);
  await expectTooMany(() => capture('first'));
  await expectTooMany(() => capture('second'));
  // The same press again is not a new attempt (R27).
  expect((await capture('first', last)).status).toBe(200);
  const cancel = { ...call, intent: randomUUID(), session };
  expect((await post('first', 'cancel', cancel)).status).toBe(200);
  await agent.finish(call);
});

test('counts starts across both processes, per call and per agent', async () => {
  const call = await agent.takeCall();
  expect((await startAndCancel('first', call)).status).toBe(200);
  expect((await startAndCancel('second', call)).status).toBe(200);
  await expectTooMany(() => startOn('first', call));
  await expectTooMany(() => startOn('second', call));
  await agent.finish(call);

  const next = await agent.takeCall();
  expect((await startAndCancel('second', next)).status).toBe(200);
  const last = randomUUID();
  expect((await startOn('first', next, last)).status).toBe(200);
  expect((await startOn('second', next, last)).status).toBe(200);
  await agent.finish(next);

  const third = await agent.takeCall();
  await expectTooMany(() => startOn('first', third));
  await expectTooMany(() => startOn('second', third));
  const name = hiddenName(account.apiKeySecret, 'limits', agent.workerSid);
  const { data } = v.parse(startsSchema, await askTwilio(local, `${documents}/${name}`));
  expect(data.starts.reduce((sum, [, count]) => sum + count, 0)).toBe(5);
  await agent.finish(third);
});

test('starts nothing while the count cannot be read', async () => {
  const call = await agent.takeCall();
  expect((await agent.post('open', { ...call })).status).toBe(200);
  const answer = await underFaults(local.origin, answering('sync.twilio.com', 503), () =>
    startOn('second', call),
  );
  expect(failureOf(answer)).toMatchObject({ status: 503, code: 'twilio-unavailable' });
  await agent.finish(call);
});
