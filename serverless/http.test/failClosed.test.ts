import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Agent } from './agents';
import {
  type Answered,
  allDocuments,
  failureOf,
  type Fields,
  metrics,
  resetMetrics,
  start,
} from './harness';
import { type OnCall, takeCall, withAgents } from './steps';
import { answering, underFaults } from '../../local-twilio/testing/faults';

/* The right agent, on a live call with an open payment, while what the checks ask does not answer. */

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;
let requests: Readonly<Record<string, Fields>>;

afterAll(() => on.watched.close());
withAgents(start, async (staff) => {
  ({ local, agent } = staff);
  on = await takeCall(local, agent);
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  await on.capture(session, 'payment-card-number', '4242424242424242');
  const asking = { ...on.call, intent: randomUUID(), session };
  requests = {
    open: { ...on.call },
    start: { ...on.call, intent: randomUUID(), amount: '1.00', currency: 'USD' },
    capture: { ...asking, field: 'expiration-date' },
    complete: asking,
    cancel: asking,
  };
});

const documentSchema = v.object({
  documents: v.array(v.object({ unique_name: v.string(), data: v.unknown() })),
});
/** What the documents say, without revision and date. */
const contents = async () => v.parse(documentSchema, await allDocuments(local)).documents;

interface Refused {
  readonly answers: readonly Answered[];
  readonly sent: Awaited<ReturnType<typeof metrics>>;
}

/** All requests at once, while a host answers with a status. */
async function askAll(host: string, status: number): Promise<Refused> {
  await resetMetrics(local);
  const answers = await underFaults(local.origin, answering(host, status), () =>
    Promise.all(Object.entries(requests).map(([name, fields]) => agent.post(name, fields))),
  );
  return { answers, sent: await metrics(local) };
}

function expectRefused({ answers, sent }: Refused, refusal: string): void {
  expect(answers.map(failureOf).map(({ status, code }) => `${status} ${code}`)).toEqual(
    Array(5).fill(refusal),
  );
  // What Twilio said stays inside.
  expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain('Injected fault');
  expect(sent['api.twilio.com']?.POST ?? 0).toBe(0);
}

// 401 is what a changed auth token would be answered: nothing that another attempt could mend.
test.each([
  ['iam.twilio.com', 503, '503 twilio-unavailable'],
  ['iam.twilio.com', 401, '500 not-configured'],
  ['taskrouter.twilio.com', 503, '503 twilio-unavailable'],
  ['taskrouter.twilio.com', 401, '500 not-configured'],
  ['taskrouter.twilio.com', 404, '403 not-your-call'],
  ['api.twilio.com', 503, '503 twilio-unavailable'],
  ['api.twilio.com', 404, '403 not-your-call'],
])(
  '%s answers %d: refuses every request with %s, and sends nothing',
  async (host, status, refusal) => {
    // The checks pass, and are remembered: a question is then written beside the next ones, and has to
    // be taken back. What the documents say stays the same; that they were written shows nowhere else.
    expect((await agent.post('open', { ...on.call })).status).toBe(200);
    const said = await contents();
    expectRefused(await askAll(host, status), refusal);
    expect(await contents()).toEqual(said);

    // With no right remembered, nothing is written at all.
    const before = await allDocuments(local);
    const refused = await askAll(host, status);
    expectRefused(refused, refusal);
    expect(refused.sent['sync.twilio.com']?.POST ?? 0).toBe(0);
    expect(await allDocuments(local)).toEqual(before);
  },
);

test.each([
  [503, '503 twilio-unavailable'],
  [401, '500 not-configured'],
])('Sync answers %d: refuses every request with %s, and sends nothing', async (status, refusal) => {
  const before = await allDocuments(local);
  expectRefused(await askAll('sync.twilio.com', status), refusal);
  expect(await allDocuments(local)).toEqual(before);
});
