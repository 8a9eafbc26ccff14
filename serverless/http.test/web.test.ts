import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Agent, LiveCall } from './agents';
import {
  type Answered,
  answered,
  failureOf,
  functionUrl,
  metrics,
  resetMetrics,
  start,
} from './harness';
import { withAgents } from './steps';

/* Requests as anybody on the web may send them: forms, sizes, origins. */

let local: LocalTwilio;
let agent: Agent;
let call: LiveCall;
let token: Readonly<Record<string, string>>;

withAgents(start, async (staff) => {
  ({ local, agent } = staff);
  call = await agent.takeCall();
  token = { Token: agent.token };
});

const functions = ['open', 'start', 'capture', 'complete', 'cancel'];
const FORM = 'application/x-www-form-urlencoded';

const send = async (name: string, init: RequestInit, query = ''): Promise<Answered> =>
  answered(await fetch(functionUrl(local, name) + query, { method: 'POST', ...init }));
const typed = (type: string, body: string): RequestInit => ({
  headers: { 'content-type': type },
  body,
});
const formOf = (fields: Readonly<Record<string, string>>): string =>
  new URLSearchParams(fields).toString();

/** Nobody was asked about the request: neither IAM nor anything else of Twilio. */
async function askingNobody(request: () => Promise<Answered>): Promise<Answered> {
  await resetMetrics(local);
  const answer = await request();
  expect(Object.keys(await metrics(local))).toEqual([account.functionsDomain]);
  return answer;
}

test('reads a form and JSON, with parameters of the content type', async () => {
  const fields = { ...call, ...token };
  for (const type of [FORM, `${FORM};charset=UTF-8`]) {
    expect((await send('open', typed(type, formOf(fields)))).status).toBe(200);
  }
  const json = JSON.stringify(fields);
  expect((await send('open', typed('application/json', json))).status).toBe(200);
});

test.each(functions)('%s reads nothing but forms and JSON', async (name) => {
  const fields = { ...call, ...token };
  const body = JSON.stringify(fields);
  for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml']) {
    const answer = await askingNobody(() => send(name, typed(type, body)));
    expect(failureOf(answer)).toMatchObject({ status: 415, code: 'unsupported-media-type' });
  }
  expect(failureOf(await askingNobody(() => send(name, {})))).toMatchObject({ status: 415 });
  // A link that somebody is tricked into following; its token would end up in logs.
  const link = () => send(name, { method: 'GET' }, `?${formOf(fields)}`);
  expect(failureOf(await askingNobody(link))).toMatchObject({ status: 415 });
});

/** Sends a body with any method: `fetch` refuses to send one with GET. */
function sendWith(method: string, name: string, body: string): Promise<number> {
  const headers = { 'content-type': FORM, 'content-length': Buffer.byteLength(body) };
  return new Promise((done, fail) => {
    const sent = request(functionUrl(local, name), { method, headers }, (response) => {
      response.resume().on('end', () => done(response.statusCode ?? 0));
    });
    sent.on('error', fail).end(body);
  });
}

test.each(functions)('A8 %s is carried out by POST alone', async (name) => {
  const everything = formOf({ ...call, ...token, intent: randomUUID(), session: randomUUID() });
  for (const [method, status] of [
    ['PUT', 405],
    ['PATCH', 405],
    ['DELETE', 405],
    ['GET', 403],
  ] as const) {
    await resetMetrics(local);
    expect(await sendWith(method, name, everything)).toBe(status);
    expect(Object.keys(await metrics(local))).toEqual([account.functionsDomain]);
  }
});

test('answers bad-request to JSON that is malformed or not an object', async () => {
  expect((await send('open', typed('application/json', '{"taskSid":'))).status).toBe(400);
  expect(failureOf(await send('open', typed('application/json', '[1,2]')))).toMatchObject({
    status: 400,
    code: 'bad-request',
  });
});

test.each(functions)('%s names a field that is unknown, repeated or nested', async (name) => {
  // A `__proto__` does not reach a function: the runtime's own merging loses it.
  const unknown = ['constructor', 'prototype', 'toString'];
  for (const field of unknown) {
    const answer = await askingNobody(() =>
      send(name, typed(FORM, `${formOf({ ...call, ...token })}&${field}=x`)),
    );
    const { status, code, detail } = failureOf(answer);
    expect({ status, code, detail }).toMatchObject({
      status: 400,
      code: 'bad-request',
      detail: { unknown: [field] },
    });
  }
  const twice = `${formOf({ ...call, ...token })}&callSid=${call.callSid}`;
  const answer = failureOf(await askingNobody(() => send(name, typed(FORM, twice))));
  expect(answer.detail).toMatchObject({ unknown: [], invalid: ['callSid'] });
});

const padded = (length: number) => formOf({ ...call, ...token, description: 'x'.repeat(length) });
const nested = (length: number) =>
  JSON.stringify({ ...call, ...token, parameters: { a: ['x'.repeat(length)] } });

test.each(functions)(
  '%s takes no more than 16 KiB, in a form, in JSON or in the query',
  async (name) => {
    const tooLarge = { status: 413, code: 'too-large', detail: { limit: 16_384 } };
    const requests = [
      () => send(name, typed(FORM, padded(16_384))),
      () => send(name, typed('application/json', nested(16_384))),
      () => send(name, typed(FORM, padded(10_000)), `?x=${'x'.repeat(7_000)}`),
    ];
    for (const request of requests)
      expect(failureOf(await askingNobody(request))).toMatchObject(tooLarge);
    // Just below, each field is looked at as ever.
    expect(failureOf(await send(name, typed(FORM, padded(15_000))))).toMatchObject({ status: 400 });
  },
);

test('answers a parameter that poses as the runtime’s own, and grants nothing for it', async () => {
  const everything = { ...call, ...token, intent: randomUUID(), session: randomUUID() };
  expect(
    failureOf(await send('open', typed(FORM, formOf({ ...everything, request: 'x' })))),
  ).toMatchObject({ status: 415 });
  const headers = { origin: local.origin, 'content-type': 'application/json' };
  const body = JSON.stringify({ ...everything, request: { headers } });
  expect(failureOf(await send('open', typed('application/json', body)))).toMatchObject({
    status: 415,
    code: 'unsupported-media-type',
  });
});

test('lets a page of the desktop read every answer, and no other page', async () => {
  const ours = { origin: local.origin };
  const open = (headers: Readonly<Record<string, string>>, fields = {}) =>
    send('open', { headers: { 'content-type': FORM, ...headers }, body: formOf(fields) });
  const allowed = await open(ours, { ...call, ...token });
  const failed = [
    await open(ours),
    await open({ ...ours, 'content-type': 'text/plain' }),
    await open(ours, { description: 'x'.repeat(17_000) }),
  ];
  const foreign = await open({ origin: 'https://evil.example' });
  expect([allowed, ...failed, foreign].map(({ status }) => status)).toEqual([
    200, 400, 415, 413, 400,
  ]);
  for (const { headers } of [allowed, ...failed]) {
    expect(headers.get('access-control-allow-origin')).toBe(local.origin);
    expect(headers.get('vary')).toContain('Origin');
  }
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
});

test('reveals no internals of the functions in any answer', async () => {
  const bodies = await Promise.all(
    functions.flatMap((name) => [
      send(name, typed(FORM, '')),
      send(name, typed('application/json', '{"__proto__":{"x":1},"constructor":"x"}')),
      send(name, typed(FORM, '%E0%A4%A&=&=x&taskSid=1&taskSid=2')),
      send(name, typed('application/json', '{"request":null}')),
      send('status', typed(FORM, '')),
    ]),
  );
  for (const { status, body } of bodies) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(JSON.stringify(body)).not.toMatch(/\bat .*:\d+|node_modules|\.[jt]s\b|Error:/);
  }
});
