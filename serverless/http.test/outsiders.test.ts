import { randomUUID } from 'node:crypto';
import type { LocalTwilio } from '../../local-twilio/server';
import type { Agent, LiveCall } from './agents';
import {
  type Answered,
  answered,
  failureOf,
  functionUrl,
  metrics,
  postForm,
  resetMetrics,
  start,
} from './harness';
import { withAgents } from './steps';

/* What a request of an outsider costs, and what it is judged by: what the runtime hands over, not what the caller wrote. */

let local: LocalTwilio;
let agent: Agent;
let call: LiveCall;

withAgents(start, async (staff) => {
  ({ local, agent } = staff);
  call = await agent.takeCall();
});

const functions = ['open', 'start', 'capture', 'complete', 'cancel'] as const;
const FORM = 'application/x-www-form-urlencoded';

/** A request that is well-formed for any function, but for its token. */
function fieldsOf(name: (typeof functions)[number]): Record<string, string> {
  const press = { ...call, intent: randomUUID() };
  switch (name) {
    case 'open':
      return { ...call };
    case 'start':
      return { ...press, amount: '5.00', currency: 'USD' };
    case 'capture':
      return { ...press, session: randomUUID(), field: 'postal-code' };
    case 'complete':
    case 'cancel':
      return { ...press, session: randomUUID() };
  }
}

/** Requests to Twilio's hosts, the functions' own aside. */
async function costOf(request: () => Promise<Answered>) {
  await resetMetrics(local);
  const answer = await request();
  const { [new URL(functionUrl(local, '')).pathname.split('/')[2] ?? '']: _own, ...cost } =
    await metrics(local);
  return { answer, cost };
}

test.each(functions)(
  '%s: spends one request to IAM on a garbage token, and no other',
  async (name) => {
    const Token = `garbage-${randomUUID()}`;
    const { answer, cost } = await costOf(() =>
      postForm(local, name, { ...fieldsOf(name), Token }),
    );
    expect(failureOf(answer)).toMatchObject({ status: 401, code: 'token-invalid' });
    expect(cost).toEqual({ 'iam.twilio.com': { POST: 1 } });
  },
);

const send = async (name: string, init: RequestInit, query = ''): Promise<Answered> =>
  answered(await fetch(functionUrl(local, name) + query, init));
const formOf = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();

/** Answered in our own JSON with this status, readable by the desktop's pages, and Twilio was not asked. */
async function expectRefused(status: number, request: () => Promise<Answered>): Promise<void> {
  const { answer, cost } = await costOf(request);
  expect(cost).toEqual({});
  expect(failureOf(answer).status).toBe(status);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-powered-by')).toBeNull();
}

/** The form of a header or two that a caller writes as parameters. */
const pretended = {
  'request[headers][content-type]': FORM,
  'request[headers][content-length]': '9999',
};

describe.each(functions)('%s', (name) => {
  const whole = () => ({ ...fieldsOf(name), Token: agent.token });

  test('takes no parameter from the address, whatever the method', async () => {
    const query = `?${formOf(whole())}`;
    for (const method of ['GET', 'POST']) {
      await expectRefused(415, () => send(name, { method }, query));
    }
    // Twilio's gateway hands no other method on.
    for (const method of ['PUT', 'DELETE']) {
      const { answer, cost } = await costOf(() => send(name, { method }, query));
      expect({ status: answer.status, cost }).toEqual({ status: 405, cost: {} });
    }
    const { Token, ...fields } = whole();
    const body = formOf(fields);
    await expectRefused(415, () =>
      send(name, { method: 'POST', headers: { 'content-type': FORM }, body }, `?Token=${Token}`),
    );
  });

  test('does not trust headers passed as parameters', async () => {
    const query = `?${formOf({ ...whole(), ...pretended })}`;
    await expectRefused(415, () => send(name, { method: 'GET' }, query));
    const body = formOf({ ...whole(), ...pretended });
    await expectRefused(400, () =>
      send(name, { method: 'POST', headers: { 'content-type': FORM }, body }),
    );
  });

  test('refuses what is too large anywhere, nested, unreadable or given twice', async () => {
    const headers = { origin: local.origin, 'content-type': FORM };
    const post = (body: string, type = FORM) =>
      send(name, { method: 'POST', headers: { ...headers, 'content-type': type }, body });
    const large = 'x'.repeat(500_000);
    await expectRefused(413, () => post(formOf({ ...whole(), 'request[a]': large })));
    await expectRefused(415, () => post(formOf({ ...whole(), request: large })));
    await expectRefused(413, () => post(formOf({ ...whole(), description: large })));
    const feigned = { 'content-type': 'application/json', 'content-length': '9999', x: large };
    const pretending = { ...whole(), request: { headers: feigned, cookies: {} } };
    await expectRefused(413, () => post(JSON.stringify(pretending), 'application/json'));
    const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
    const json = JSON.stringify(whole());
    await expectRefused(400, () =>
      post(`${json.slice(0, -1)},"deep":${deep}}`, 'application/json'),
    );
    await expectRefused(400, () => post(`${formOf(whole())}&taskSid=${call.taskSid}`));
    await expectRefused(400, () => post(`${formOf(whole())}&description=a%FF%FEb`));
    for (const bytes of ['%00', '%0D%0A', '%1B', '%C2%85', '%FF%FE']) {
      await expectRefused(400, () => post(`${formOf({ ...whole(), intent: '' })}a${bytes}b`));
      await expectRefused(400, () => post(`${formOf(whole())}&a${bytes}b=1`));
    }
  });
});
