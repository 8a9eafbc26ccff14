import { createServer, type Server } from 'node:http';
import { createFunctions } from './functions';
import { call } from './testing/memory';
import { withoutPauses } from './testing/withoutPauses';
import { listen } from '../../local-twilio/testing/listen';

interface Answer {
  readonly status: number;
  readonly body: string;
}

let server: Server;
let url: string;
let answers: Answer[];
let received: { readonly path: string; readonly type: string; readonly form: URLSearchParams }[];

const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });
const asked = { now: 1, session: 'a', question: 2 };
const intent = '00000000-0000-4000-8000-000000000001';
const capture = {
  operation: 'capture',
  request: { ...call, intent, session: intent, field: 'security-code' },
} as const;

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  [answers, received] = [[], []];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { status, body: reply } = answers.shift() ?? json(500, {});
      const type = request.headers['content-type'] ?? '';
      received.push({ path: request.url ?? '', type, form: new URLSearchParams(body) });
      response.writeHead(status).end(reply);
    });
  });
  url = `http://127.0.0.1:${await listen(server)}`;
});
afterEach(() => {
  jest.useRealTimers();
  server.closeAllConnections();
  server.close();
});

it('posts a form with the Flex token of the moment', async () => {
  answers = [json(200, asked), json(200, asked)];
  const tokens = ['first', 'second'];
  const functions = createFunctions({ url: `${url}/`, token: () => tokens.shift() ?? '' });
  await expect(functions.ask(capture)).resolves.toEqual({ kind: 'ok', reply: asked });
  await functions.ask(capture);
  expect(received.map(({ path }) => path)).toEqual(['/payments/capture', '/payments/capture']);
  expect(received[0]?.type).toMatch(/^application\/x-www-form-urlencoded/);
  expect(Object.fromEntries(received[0]?.form ?? [])).toEqual({
    Token: 'first',
    ...capture.request,
  });
  expect(received[1]?.form.get('Token')).toBe('second');
});

it('sends the parameters of a processor as JSON text', async () => {
  answers = [json(200, asked)];
  const functions = createFunctions({ url, token: () => 't' });
  const parameters = { AVSName: 'A. Holder' };
  await functions.ask({
    operation: 'start',
    request: { ...call, intent, method: 'ach-debit', parameters },
  });
  const form = Object.fromEntries(received[0]?.form ?? []);
  expect(form).toMatchObject({ method: 'ach-debit', parameters: '{"AVSName":"A. Holder"}' });
  expect(form).not.toHaveProperty('amount');
});

const refused = (code: string) => ({
  error: { code, message: code, detail: { seconds: 40, twilioCode: 64003 } },
});

it.each([
  ['Twilio’s own 429', { status: 429, body: '' }],
  ['a function that died', { status: 502, body: '<html>' }],
  ['Twilio not available', json(503, refused('twilio-unavailable'))],
  ['an error of the functions', json(500, refused('internal'))],
])('asks again with the same intent after %s', async (_name, answer) => {
  answers = [answer, json(200, asked)];
  const functions = createFunctions({ url, token: () => 't' });
  await expect(withoutPauses(functions.ask(capture))).resolves.toMatchObject({ kind: 'ok' });
  expect(received.map(({ form }) => form.get('intent'))).toEqual([intent, intent]);
});

it.each(['too-many-requests', 'twilio-refused', 'token-invalid', 'not-configured'])(
  'does not ask again after our own word %s',
  async (code) => {
    answers = [json(429, refused(code)), json(200, asked)];
    const functions = createFunctions({ url, token: () => 't' });
    await expect(functions.ask(capture)).resolves.toMatchObject({ failure: { code } });
    expect(received).toHaveLength(1);
  },
);

it('does not ask again after any other failure', async () => {
  answers = [json(409, { error: { code: 'payment-busy', message: 'busy' } })];
  const functions = createFunctions({ url, token: () => 't' });
  await expect(functions.ask(capture)).resolves.toEqual({
    kind: 'failed',
    failure: { code: 'payment-busy', message: 'busy', detail: {} },
  });
  expect(received).toHaveLength(1);
});

it.each([
  ['a page of somebody else', { status: 404, body: '<html>' }],
  ['a success that is not ours', json(200, { fine: true })],
  ['a failure code it does not know', json(418, { error: { code: 'teapot', message: '' } })],
])('treats %s as unreachable', async (_name, answer) => {
  answers = [answer];
  const functions = createFunctions({ url, token: () => 't' });
  await expect(functions.ask(capture)).resolves.toEqual({ kind: 'unreachable' });
});

it('gives up after a few attempts where nobody answers', async () => {
  const begin = Date.now();
  const functions = createFunctions({ url: 'http://127.0.0.1:1', token: () => 't' });
  await expect(withoutPauses(functions.open(call))).resolves.toEqual({ kind: 'unreachable' });
  expect(Date.now() - begin).toBeLessThan(15_000);
});

it('ends what is on its way, and what waits to be sent again, once the plugin is unloaded', async () => {
  const closing = new AbortController();
  const functions = createFunctions({ url, token: () => 'token', until: closing.signal });
  answers = [json(503, {})];
  const asking = functions.ask(capture);
  while (received.length === 0) await new Promise((resolve) => setImmediate(resolve));
  closing.abort();
  await expect(asking).resolves.toEqual({ kind: 'unreachable' });
  expect(jest.getTimerCount()).toBe(0);
  expect(received).toHaveLength(1);
});
