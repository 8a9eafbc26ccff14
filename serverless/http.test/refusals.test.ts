import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { replySchemas } from '../../src/payment/protocol';
import { type Agent, hangUp, type LiveCall } from './agents';
import {
  failureOf,
  fetchJson,
  type Fields,
  metrics,
  postForm,
  resetMetrics,
  start,
} from './harness';
import { withAgents } from './steps';

let local: LocalTwilio;
let agent: Agent;
let stranger: Agent;
let call: LiveCall;

withAgents(start, async (staff) => {
  ({ local, agent, colleague: stranger } = staff);
  call = await agent.takeCall();
});

const startOf = (over: Fields = {}): Fields => ({
  ...call,
  intent: randomUUID(),
  amount: '12.50',
  currency: 'USD',
  ...over,
});

test('returns a token, the document’s name, what is offered and what is prefilled when a call is opened', async () => {
  const { status, body } = await agent.post('open', { ...call });
  expect(status).toBe(200);
  const opened = v.parse(replySchemas.open, body);
  expect(opened.document).toBe(`payment.${call.callSid}`);
  expect(Object.keys(opened.configuration.currencies)[0]).toBe('USD');
  expect(opened.configuration.processors).toMatchObject([{ name: 'Default', timeout: 5 }]);
  expect(opened.prefill).toEqual({ locked: [] });
  expect(opened.syncTokenExpiresAt - opened.now).toBeGreaterThan(890_000);
});

test.each(['open', 'start', 'capture', 'complete', 'cancel'])(
  '%s with no token, a forged token, somebody else’s call',
  async (name) => {
    const everything: Fields =
      {
        open: { ...call },
        start: startOf(),
        capture: { ...call, intent: randomUUID(), session: randomUUID(), field: 'postal-code' },
        complete: { ...call, intent: randomUUID(), session: randomUUID() },
        cancel: { ...call, intent: randomUUID(), session: randomUUID() },
      }[name] ?? {};
    expect(failureOf(await postForm(local, name, everything))).toMatchObject({
      status: 401,
      code: 'token-invalid',
    });
    const forged = { ...everything, Token: 'eyJhbGciOiJkaXIifQ..forged' };
    expect(failureOf(await postForm(local, name, forged))).toMatchObject({
      status: 401,
      code: 'token-invalid',
    });
    expect(failureOf(await stranger.post(name, everything))).toMatchObject({
      status: 403,
      code: 'not-your-call',
    });
  },
);

test('refuses an expired token', async () => {
  const issued = await fetchJson(`${local.origin}/agents/agent-1/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ttlSeconds: 0 }),
  });
  const { token } = v.parse(v.object({ token: v.string() }), issued);
  expect(failureOf(await postForm(local, 'open', { ...call, Token: token }))).toMatchObject({
    status: 401,
    code: 'token-invalid',
  });
});

const otherSid = (prefix: string) => prefix + 'd'.repeat(32);

test('refuses a task, leg or conference that is not the call’s', async () => {
  const agentLeg = local.calls.list().find(({ party }) => party === 'agent')?.sid ?? '';
  const second = await agent.takeCall();
  const claims: Fields[] = [
    { ...call, taskSid: otherSid('WT') },
    { ...call, callSid: otherSid('CA') },
    { ...call, callSid: agentLeg },
    { ...call, conferenceSid: otherSid('CF') },
    { ...call, taskSid: second.taskSid },
    { ...call, callSid: second.callSid },
    { ...call, conferenceSid: second.conferenceSid },
  ];
  for (const claim of claims) {
    expect(failureOf(await agent.post('open', claim))).toMatchObject({
      status: 403,
      code: 'not-your-call',
    });
  }
  await agent.finish(second);
});

test('names unknown, missing and invalid fields', async () => {
  const request = { ...call, card: '1', amount: '1.00', currency: 'x'.repeat(1001) };
  expect(failureOf(await agent.post('start', request))).toMatchObject({
    status: 400,
    code: 'bad-request',
    detail: { unknown: ['card'], missing: ['intent'], invalid: ['currency'] },
  });
});

test.each(['{', '"x"', '{"order":1}'])(
  'refuses parameters that are not a JSON object of strings: %s',
  async (text) => {
    expect(failureOf(await agent.post('start', startOf({ parameters: text })))).toMatchObject({
      status: 400,
      code: 'bad-request',
      detail: { invalid: ['parameters'] },
    });
  },
);

test.each([
  ['', 'USD', 'empty'],
  ['  ', 'USD', 'empty'],
  ['twelve', 'USD', 'not-a-number'],
  ['1e3', 'USD', 'not-a-number'],
  ['0', 'USD', 'zero'],
  ['0.00', 'USD', 'zero'],
  ['-5', 'USD', 'negative'],
  ['1.234', 'USD', 'too-many-decimals'],
  ['1.5', 'JPY', 'too-many-decimals'],
  ['1.2345', 'KWD', 'too-many-decimals'],
  ['1000000', 'USD', 'too-large'],
  ['1000000.00', 'USD', 'too-large'],
])('amount "%s" %s is refused: %s', async (amount, currency, problem) => {
  const answer = await agent.post('start', startOf({ amount, currency }));
  expect(failureOf(answer)).toMatchObject({
    status: 422,
    code: 'order-invalid',
    detail: { part: 'amount', problem, parts: ['amount'] },
  });
});

test('says how many decimals are allowed when there are too many', async () => {
  const answer = await agent.post('start', startOf({ amount: '1.2345', currency: 'KWD' }));
  expect(failureOf(answer).detail).toEqual({
    part: 'amount',
    problem: 'too-many-decimals',
    decimals: 3,
    parts: ['amount'],
  });
});

test.each(['XYZ', 'usd', '', 'CLP'])(
  'refuses the currency "%s", which is not offered',
  async (currency) => {
    expect(failureOf(await agent.post('start', startOf({ currency })))).toMatchObject({
      status: 422,
      code: 'order-invalid',
      detail: { part: 'currency', problem: 'not-offered', parts: ['currency'] },
    });
  },
);

test('makes one request for each check and one to read the document', async () => {
  await resetMetrics(local);
  await agent.post('open', { ...call });
  expect(await metrics(local)).toMatchObject({
    'iam.twilio.com': { POST: 1 },
    'taskrouter.twilio.com': { GET: 2 },
    'api.twilio.com': { GET: 3 },
    // The document, and beside it the list of reports that could not be delivered.
    'sync.twilio.com': { GET: 2, POST: 1 },
  });
});

test('refuses everything after the call', async () => {
  const ended = await agent.takeCall();
  await hangUp(local, ended);
  expect(failureOf(await agent.post('start', startOf({ ...ended })))).toMatchObject({
    status: 409,
    code: 'call-not-live',
  });
});
