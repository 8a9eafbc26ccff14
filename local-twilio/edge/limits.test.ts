import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { account } from '../account';
import { type LocalTwilio, startLocalTwilio } from '../server';
import { listen } from '../testing/listen';
import { turn } from '../testing/switches';

const functionsFolder = join(__dirname, '../twilio/functions/fixture');
const authorization = `Basic ${btoa(`${account.sid}:${account.authToken}`)}`;

const callFunction = (local: LocalTwilio, query: string) =>
  fetch(`${local.origin}/twilio/${account.functionsDomain}/payments/wait?${query}`);

/** A server that a function can wait for: it keeps every request until it is told to answer. */
async function startGatekeeper() {
  let answer: () => void = () => undefined;
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const server = createServer((_request, response) => {
    answer = () => response.end();
    arrive();
  });
  const port = await listen(server);
  return {
    query: `until=http://127.0.0.1:${port}/`,
    arrived,
    answer: () => answer(),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

test('a function above the number that may run at once is answered 429, and runs afterwards', async () => {
  const limits = { functionConcurrency: 1, functionSeconds: 600 };
  const local = await startLocalTwilio({ port: 0, functionsFolder, limits });
  const gatekeeper = await startGatekeeper();
  const first = callFunction(local, gatekeeper.query);
  await gatekeeper.arrived;
  expect((await callFunction(local, gatekeeper.query)).status).toBe(429);
  await turn(local.origin, { functionLimitStatus: 503 });
  expect((await callFunction(local, gatekeeper.query)).status).toBe(503);
  gatekeeper.answer();
  expect((await first).status).toBe(200);
  const again = () => callFunction(local, `until=${local.origin}/metrics`);
  let next = await again();
  while (next.status === 503) next = await again();
  expect(next.status).toBe(200);
  gatekeeper.close();
  await local.close();
});

test('a function that takes longer than it may is answered 504', async () => {
  const limits = { functionSeconds: 0.2 };
  const local = await startLocalTwilio({ port: 0, functionsFolder, limits });
  const gatekeeper = await startGatekeeper();
  expect((await callFunction(local, gatekeeper.query)).status).toBe(504);
  gatekeeper.close();
  await local.close();
});

test('a REST request too many at once is answered 429 with 20429, whatever its host', async () => {
  const local = await startLocalTwilio({ port: 0, limits: { restConcurrency: 1 } });
  const documents = `sync.twilio.com/v1/Services/${account.syncServiceSid}/Documents`;
  const ask = () => fetch(`${local.origin}/twilio/${documents}`, { headers: { authorization } });
  // A request that has begun and not ended: half of its body is missing.
  const begun = request(`${local.origin}/twilio/api.twilio.com/nothing/here`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
  });
  const ended = new Promise((resolve) =>
    begun.once('response', (answer) => resolve(answer.resume())),
  );
  begun.write('a=1');
  let refused = await ask();
  while (refused.status === 200) refused = await ask();
  expect([refused.status, await refused.json()]).toMatchObject([429, { code: 20429 }]);
  begun.end();
  await ended;
  let taken = await ask();
  while (taken.status === 429) taken = await ask();
  expect(taken.status).toBe(200);
  await local.close();
});
