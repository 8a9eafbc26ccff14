import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Agent, LiveCall } from './agents';
import { allDocuments, functionUrl, json, metrics, resetMetrics, startConfigured } from './harness';
import { offered } from './offered';
import { withAgents } from './steps';

/* The private function that all functions of agents load (docs/decisions/0027-thin-functions.md). */

let local: Awaited<ReturnType<typeof startConfigured>>;
let agent: Agent;
let call: LiveCall;

withAgents(
  () => startConfigured(offered),
  async (staff) => {
    ({ local, agent } = staff);
    call = await agent.takeCall();
  },
);

/** A well-formed request to each function. */
function requests(): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  const asking = { ...call, intent: randomUUID(), session: randomUUID() };
  return [
    ['open', { ...call }],
    ['start', { ...call, intent: randomUUID(), amount: '1.00', currency: 'USD' }],
    ['capture', { ...asking, field: 'expiration-date' }],
    ['complete', asking],
    ['cancel', asking],
  ];
}

const answers = () => Promise.all(requests().map(([name, fields]) => agent.post(name, fields)));

test('a function answers 500 and does nothing while it cannot be loaded, and works once it can', async () => {
  const file = join(local.functionsFolder, 'payments/agent.private.js');
  const built = await readFile(file, 'utf8');
  const before = await allDocuments(local);
  await writeFile(file, "throw new TypeError('of 4242424242424242')");
  await resetMetrics(local);
  expect((await answers()).map(({ status, body }) => ({ status, body }))).toEqual(
    Array(5).fill({ status: 500, body: 'The payment functions did not load' }),
  );
  const { 'iam.twilio.com': iam, ...others } = await metrics(local);
  expect(iam).toEqual({ POST: 5 });
  expect(Object.keys(others)).toEqual([expect.stringMatching(/\.twil\.io$/)]);
  expect(await allDocuments(local)).toEqual(before);

  await writeFile(file, built);
  expect((await agent.post('open', { ...call })).status).toBe(200);
});

test.each(['agent', 'agent.private', 'agent.private.js'])(
  'nobody reaches it as /payments/%s, not even once it is loaded',
  async (path) => {
    expect((await agent.post('open', { ...call })).status).toBe(200);
    await resetMetrics(local);
    const fields = { ...call, Token: agent.token };
    const asked = await Promise.all([
      fetch(functionUrl(local, path)),
      fetch(functionUrl(local, path), json(fields)),
      agent.post(path, { ...call }),
    ]);
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(Object.keys(await metrics(local))).toEqual([expect.stringMatching(/\.twil\.io$/)]);
  },
);
