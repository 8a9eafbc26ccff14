// node --import tsx bench/functions.actions.mjs [payments]
// Warm functions in the real twilio-run, with 50 ms on each REST call of the local Twilio: how long an
// agent's actions and Twilio's callbacks take, and what a callback asks of Sync.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

// The tests' helpers find their files by `__dirname`, which only a CommonJS module has.
const require = createRequire(import.meta.url);
const { agents } = require('../local-twilio/account');
const { logIn, press } = require('../serverless/http.test/agents');
const { metrics, resetMetrics, start } = require('../serverless/http.test/harness');
const { keyed, query, signatureOf, signed } = require('../serverless/http.test/signed');
const { stateOf, watch } = require('../serverless/http.test/watch');

const payments = Number(process.argv[2] ?? 8);
const fields = [
  ['payment-card-number', '4242424242424242'],
  ['expiration-date', '1230'],
  ['security-code', '123'],
  ['postal-code', '94105#'],
];
const times = {};
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
async function timed(name, work) {
  const begun = performance.now();
  const result = await work();
  (times[name] ??= []).push(performance.now() - begun);
  if (result.status >= 300) throw new Error(`${name}: ${result.status} ${JSON.stringify(result.body)}`);
  return result;
}

const local = await start();
try {
  const [first, second] = agents;
  await (await logIn(local, second.identity, second.workerSid)).goOffline();
  const agent = await logIn(local, first.identity, first.workerSid);
  const call = await agent.takeCall();
  const watched = await watch(local, agent, call);
  const slow = (delayMs) =>
    fetch(`${local.origin}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rest: { delayMs } }),
    });

  async function pay(label) {
    const intent = randomUUID();
    await timed(`${label} start`, () =>
      agent.post('start', { ...call, intent, amount: '12.50', currency: 'USD' }),
    );
    await watched.until(({ session }) => session?.status === 'collecting');
    for (const [field, digits] of fields) {
      await timed(`${label} capture`, () =>
        agent.post('capture', { ...call, intent: randomUUID(), session: intent, field }),
      );
      await press(local, call, digits);
      await watched.until((view) => stateOf(view, field)?.state === 'captured');
    }
    await timed(`${label} complete`, () =>
      agent.post('complete', { ...call, intent: randomUUID(), session: intent }),
    );
    await watched.until(({ session }) => session?.status === 'succeeded');
  }
  await pay('cold,');
  await slow(50);
  for (let count = 0; count < payments; count += 1) await pay('50 ms,');

  const { openPayment, callBack } = signed(local);
  const callSid = await openPayment();
  const address = query(callSid);
  await callBack(address, { ...keyed, PaymentCardNumber: 'x' });
  await resetMetrics(local);
  for (let length = 2; length < 14; length += 1) {
    const form = { ...keyed, PaymentCardNumber: 'x'.repeat(length) };
    const signature = signatureOf(address, form);
    await timed('50 ms, callback', () => callBack(address, form, signature));
  }
  console.log('Sync requests of 12 callbacks', (await metrics(local))['sync.twilio.com']);
  for (const [name, list] of Object.entries(times)) {
    const [low, high] = [Math.min(...list), Math.max(...list)];
    console.log(
      `${name.padEnd(18)} n=${list.length} median ${median(list).toFixed(1)} ms (${low.toFixed(1)}-${high.toFixed(1)})`,
    );
  }
  await watched.close();
} finally {
  await local.close();
}
