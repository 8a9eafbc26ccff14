import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';
import { listen } from '../../../local-twilio/testing/listen';
import { configuration } from '../../../src/payment/testing/configuration';
import type { Handler } from '../runtime/runtime';
import { environment } from '../testing/environment';

/*
 * What a cold process does first: it asks IAM whose token came with the request, and only then evaluates what the
 * request needs, while IAM answers. As in the bundle, a module is evaluated when something first asks for it.
 */

/** What takes long to evaluate, and is not needed to ask IAM. */
const rest = [
  '../../functions/payments/agent.private',
  './callOwnership',
  './cancelPayment',
  './openCall',
  './press',
  './startPayment',
  '../reports/outbox',
  '../reports/outcomes',
  '../reports/sendAction',
  '../../../src/payment/document/session',
  '../../../src/payment/offer/configuration',
];

/** What happened in this process, in order. */
let happened: string[];
const native = https.request;
/** A Twilio that knows no token, and nothing else. */
const twilio = http.createServer((request, response) => {
  const status = request.url?.endsWith('/Tokens/validate') ? 200 : 404;
  response
    .writeHead(status)
    .end(JSON.stringify({ valid: false, message: 'the token has expired' }));
});

function watchConnection(message: unknown): void {
  if (typeof message !== 'object' || message === null || !('socket' in message)) return;
  if (message.socket instanceof Socket)
    message.socket.once('connectionAttempt', () => happened.push('connects to Twilio'));
}

beforeAll(async () => {
  const port = await listen(twilio);
  Object.assign(https, {
    request: (options: http.RequestOptions, listener: (response: http.IncomingMessage) => void) =>
      http.request({ ...options, host: '127.0.0.1', port, agent: new http.Agent() }, listener),
  });
  class Response {
    setStatusCode = (): void => undefined;
    appendHeader = (): void => undefined;
    setBody = (): void => undefined;
  }
  const built = { PAYMENTS_CONFIGURATION: configuration(), PAYMENTS_VERSION: '1.0.0' };
  Object.assign(globalThis, { Twilio: { Response }, ...built });
  jest.spyOn(console, 'log').mockImplementation();
  for (const path of rest) {
    jest.doMock(path, () => {
      happened.push(`evaluates ${path}`);
      return jest.requireActual<object>(path);
    });
  }
  subscribe('net.client.socket', watchConnection);
});
beforeEach(() => {
  jest.resetModules();
  happened = [];
});
afterAll(() => {
  unsubscribe('net.client.socket', watchConnection);
  Object.assign(https, { request: native });
  twilio.close();
  twilio.closeAllConnections();
});

const hex = '1'.repeat(32);
const call = { taskSid: `WT${hex}`, callSid: `CA${hex}`, conferenceSid: `CF${hex}` };
const press = { intent: randomUUID(), session: randomUUID() };

const answered = (handler: Handler, fields: object) =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': '1000' };
    const request = { headers, cookies: {} };
    const event = { ...call, Token: 'a-token-of-an-agent', ...fields, request };
    handler(environment, event, (_error, response) => resolve(response));
  });

test.each([
  ['open', './openCall', {}],
  ['start', './startPayment', { intent: randomUUID(), amount: '12.50', currency: 'USD' }],
  ['capture', './press', { ...press, field: 'security-code' }],
  ['complete', './press', press],
  ['cancel', './cancelPayment', press],
])('%s is on its way to IAM before it evaluates %s', async (name, needed, fields) => {
  const { handler } = jest.requireActual<{ handler: Handler }>(`../../functions/payments/${name}`);
  expect(happened).toEqual([]);
  await answered(handler, fields);
  expect(happened[0]).toBe('connects to Twilio');
  expect(happened).toContain(`evaluates ${needed}`);
  expect(happened).toContain('evaluates ../../../src/payment/document/session');
});
