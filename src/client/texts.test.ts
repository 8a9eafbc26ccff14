import { createServer, type Server } from 'node:http';
import { listen } from '../../local-twilio/testing/listen';
import { loadTexts } from './texts';
import { withoutPauses } from './testing/withoutPauses';

let server: Server;
let url: string;
let answers: { readonly status: number; readonly body: string }[];
let asked: string[];

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  [answers, asked] = [[], []];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const { status, body } = answers.shift() ?? { status: 500, body: '{}' };
    response.writeHead(status).end(body);
  });
  url = `http://127.0.0.1:${await listen(server)}/`;
});
afterEach(() => {
  jest.useRealTimers();
  server.closeAllConnections();
  server.close();
});

const never = new AbortController().signal;

it.each([
  ['at once', []],
  ['after a function that died', [{ status: 500, body: '' }]],
  ['after a page that is not ours', [{ status: 200, body: '<html>' }]],
  ['after texts that are none', [{ status: 200, body: '{"PaymentTab":1}' }]],
])('loads the texts of a language, %s', async (_when, before) => {
  answers = [...before, { status: 200, body: '{"PaymentTab":"Zahlung"}' }];
  await expect(withoutPauses(loadTexts(url, 'de', never))).resolves.toEqual({
    PaymentTab: 'Zahlung',
  });
  expect(new Set(asked)).toEqual(new Set(['GET /payments/texts?Language=de']));
  expect(asked).toHaveLength(before.length + 1);
});

it('gives up where nobody answers', async () => {
  await expect(withoutPauses(loadTexts(url, 'de', never))).resolves.toBeUndefined();
  expect(asked.length).toBeGreaterThan(3);
});

it('ends with the plugin', async () => {
  const closing = new AbortController();
  const loading = loadTexts(url, 'de', closing.signal);
  while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
  closing.abort();
  await expect(loading).resolves.toBeUndefined();
  expect(jest.getTimerCount()).toBe(0);
  expect(asked).toHaveLength(1);
});
