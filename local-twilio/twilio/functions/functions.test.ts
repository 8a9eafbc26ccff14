import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account, regional } from '../../account';
import { signatureOf } from '../../edge/signature';
import { type Kit, startKit } from '../../testing/payments';
import { startLocalTwilio } from '../../server';
import { underFaults } from '../../testing/faults';
import { turn } from '../../testing/switches';

const functionsFolder = join(__dirname, 'fixture');
const paymentSid: unknown = expect.stringMatching(/^PK/);
let kit: Kit;
beforeAll(async () => {
  kit = await startKit({
    functionsFolder,
    functionsEnvironment: { ANOTHER_SETTING: 'of its own' },
  });
});
afterEach(() => turn(kit.local.origin, {}));
afterAll(() => kit.close());

const domain = account.functionsDomain;
const call = (path: string, init: RequestInit = {}) =>
  fetch(`${kit.local.origin}/twilio/${domain}${path}`, init);
const form = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers,
  body: new URLSearchParams(fields),
});

test('passes a function the method, query and body as sent, and its public domain', async () => {
  const answer: unknown = await (await call('/payments/echo?a=b%20c', form({ d: 'é&' }))).json();
  expect(answer).toMatchObject({
    domain,
    path: '/payments/echo',
    event: { a: 'b c', d: 'é&', request: { headers: { host: domain } } },
  });
  const json = await call('/payments/echo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"nested":{"n":1}}',
  });
  expect(await json.json()).toMatchObject({ event: { nested: { n: 1 } } });
});

test('passes a function the settings of other plugins, and those it was started with', async () => {
  const answer: unknown = await (await call('/payments/echo')).json();
  expect(answer).toMatchObject({ settings: [account.syncServiceSid, 'Default', 'of its own'] });
});

test('answers 400 to malformed JSON, without a stack trace, and 413 to too large a body', async () => {
  const send = (body: string) =>
    call('/payments/echo', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  const malformed = await send('{"a":');
  expect(malformed.status).toBe(400);
  expect(await malformed.text()).not.toContain('node_modules');
  expect((await send(JSON.stringify('x'.repeat(1_100_000)))).status).toBe(413);
  await turn(kit.local.origin, { malformedJson: 'runtime' });
  const ofRuntime = await send('{"a":');
  expect(ofRuntime.status).toBe(400);
  expect(await ofRuntime.text()).toContain('<html');
});

test.each([
  [{}, 405],
  [{ functionMethodStatus: 501 }, 501],
])('answers another method, switched %j, with %i', async (switches, status) => {
  await turn(kit.local.origin, switches);
  expect((await call('/payments/echo', { method: 'PUT' })).status).toBe(status);
});

/** Status of a POST whose path is sent literally: `fetch` would normalize it. */
const statusOf = (path: string): Promise<number | undefined> =>
  new Promise((answered, failed) => {
    const { port } = new URL(kit.local.origin);
    const sent = request({ host: '127.0.0.1', port, method: 'POST', path }, (response) => {
      response.resume();
      answered(response.statusCode);
    });
    sent.once('error', failed).end();
  });

describe('a protected function', () => {
  const path = '/payments/status?session=1';
  const sign = (fields: Record<string, string>, url = `https://${domain}${path}`) => ({
    'x-twilio-signature': signatureOf(account.authToken, url, fields),
  });

  test('runs for what Twilio signed', async () => {
    const fields = { Digits: '12', A: 'é' };
    const answer = await call(path, form(fields, sign(fields)));
    expect(await answer.json()).toEqual({ digits: '12' });
  });

  test.each([
    ['unsigned', {}],
    ['wrongly signed', { 'x-twilio-signature': 'bm8=' }],
    ['signed for other fields', sign({ Digits: '13' })],
    ['signed for another URL', sign({ Digits: '12' }, `https://${domain}/payments/other`)],
  ])('does not run for what is %s', async (_what, headers) => {
    expect((await call(path, form({ Digits: '12' }, headers))).status).toBe(400);
  });

  test.each([
    '/payments//status',
    '/payments/%73tatus',
    '/payments/./status',
    '/a/../payments/status',
    '/Payments/status',
    '/payments/status/',
    '/payments/status#a',
    '/payments/status%23a',
    '/payments/status.protected',
  ])('does not run under another spelling: %s', async (spelling) => {
    expect([400, 404]).toContain(await statusOf(`/twilio/${domain}${spelling}`));
  });

  test.each([
    ['accept', 200],
    ['refuse', 400],
  ])('runs for what another region signed: %s', async (foreignSignature, status) => {
    await turn(kit.local.origin, { foreignSignature });
    for (const { authToken } of regional) {
      const signature = signatureOf(authToken, `https://${domain}${path}`, { Digits: '12' });
      const headers = { 'x-twilio-signature': signature };
      expect((await call(path, form({ Digits: '12' }, headers))).status).toBe(status);
    }
  });

  test('does not run for another spelling of the domain', async () => {
    const escaped = domain.replace('p', '%70');
    expect([400, 404, 501]).toContain(await statusOf(`/twilio/${escaped}/payments/status`));
  });
});

test('connects a function’s own Twilio client to the local Payments, whose callbacks reach the function', async () => {
  await fetch(`${kit.local.origin}/metrics/reset`, { method: 'POST' });
  const answer: unknown = await (
    await call('/payments/start', form({ CallSid: kit.call() }))
  ).json();
  expect(answer).toEqual({ sid: paymentSid });
  let counted: unknown;
  do counted = await kit.fetchJson('GET', '/metrics');
  while (!JSON.stringify(counted).includes('"POST":2'));
  expect(counted).toMatchObject({ [domain]: { POST: 2 }, 'api.twilio.com': { POST: 1 } });
});

test('cuts off what a function leaves to do, or begins, after its answer', async () => {
  const output: string[] = [];
  const tapped = await startKit({
    functionsFolder,
    tap(from, text) {
      if (from === 'functions') output.push(text);
    },
  });
  const { origin } = tapped.local;
  const ask = async (name: string): Promise<unknown> =>
    (await fetch(`${origin}/twilio/${domain}/payments/${name}`)).json();
  const cut = () => output.join('').match(/(?<=cut after the answer: ).*/g) ?? [];
  // A request that has failed is not left to do, even before its connection is closed.
  const rest = { lostReplies: [{ host: 'api.twilio.com', rate: 1 }] };
  await underFaults(origin, { rest }, async () => {
    for (let count = 0; count < 10; count += 1)
      expect(await ask('unanswered')).toEqual({ code: 'ECONNRESET' });
  });
  expect(await ask('later')).toEqual({ awaited: 3 });
  while (cut().length < 5) await fetch(`${origin}/metrics`);
  expect(cut()).toEqual([
    'GET /twilio/api.twilio.com/open',
    'setTimeout',
    'setInterval',
    'a pause by setTimeout',
    'GET /twilio/api.twilio.com/after',
  ]);
  // A later request of the same process is another's: it runs.
  expect(await ask('later')).toEqual({ awaited: 3 });
  expect(output.join('')).not.toContain('went on');
  await tapped.close();
});

test.each([
  [{}, 502],
  [{ functionFailureStatus: 500 }, 500],
])(
  'starts the functions again that one of them ended, switched %j: %i',
  async (switches, ended) => {
    await turn(kit.local.origin, switches);
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect((await call('/payments/throw')).status).toBe(ended);
    let next = await call('/payments/echo');
    // The end of the process is noticed a moment after that of its connection.
    while (next.status >= 500) next = await call('/payments/echo');
    expect(next.status).toBe(200);
    expect(written.mock.calls.join()).toContain('of the fixture');
    written.mockRestore();
  },
);

describe('functions of another project', () => {
  let project: string;
  beforeEach(async () => {
    project = await mkdtemp(join(tmpdir(), 'project-'));
    await mkdir(join(project, 'functions'));
    const text = `const { jwt } = require('twilio');
      exports.handler = (_context, _event, callback) =>
        callback(null, [typeof jwt.AccessToken, String(Twilio.ofProject)].join());`;
    await writeFile(join(project, 'functions/clients.js'), text);
  });
  afterEach(() => rm(project, { recursive: true }));

  async function clients(): Promise<string> {
    const elsewhere = await startLocalTwilio({
      port: 0,
      functionsFolder: join(project, 'functions'),
    });
    const answer = await fetch(`${elsewhere.origin}/twilio/${domain}/clients`);
    await elsewhere.close();
    return answer.text();
  }

  test('find the packages that Twilio has for all', async () => {
    expect(await clients()).toBe('function,undefined');
  });

  test('find their own version of the client', async () => {
    const ours = require.resolve('../../../serverless/node_modules/twilio');
    const own = join(project, 'node_modules/twilio');
    await mkdir(own, { recursive: true });
    const text = `module.exports = Object.assign({}, require(${JSON.stringify(ours)}), { ofProject: true });`;
    await writeFile(join(own, 'index.js'), text);
    await writeFile(join(project, 'package.json'), '{}');
    expect(await clients()).toBe('function,true');
  });
});

test('refuses to start on a missing folder, and says why', async () => {
  const started = startLocalTwilio({ port: 0, functionsFolder: join(__dirname, 'nowhere') });
  await expect(started).rejects.toThrow(/nowhere/);
});

test('serves the functions by two processes in turn', async () => {
  const local = await startLocalTwilio({ port: 0, functionsFolder, functionProcesses: 2 });
  const processOf = async () => {
    const answer = await fetch(`${local.origin}/twilio/${domain}/payments/echo`);
    const body: unknown = await answer.json();
    return body;
  };
  const answers = [await processOf(), await processOf(), await processOf()];
  await local.close();
  expect(answers[2]).toEqual(answers[0]);
  expect(answers[1]).not.toEqual(answers[0]);
});
