import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { access, environment } from '../testing/environment';
import { askTwilio, type TwilioRequest } from './http';
import { retrying } from './retry';

/* The client against a real HTTP server that misbehaves. */

type Behaviour = (request: http.IncomingMessage, response: http.ServerResponse) => void;
let behave: Behaviour;
let server: http.Server;
let sockets: Socket[];
const agent = new http.Agent({ keepAlive: true });
const native = https.request;

beforeAll(async () => {
  server = http.createServer((request, response) => behave(request, response));
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  const request = (options: http.RequestOptions, listener: (r: http.IncomingMessage) => void) =>
    http.request({ ...options, host: '127.0.0.1', port, agent }, listener);
  Object.assign(https, { request });
});
afterAll(() => {
  Object.assign(https, { request: native });
  agent.destroy();
  server.close();
});
beforeEach(() => {
  sockets = [];
});

const answer = (status: number, body: string): Behaviour => {
  return (request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
};
const schema = v.object({ sid: v.string() });
const read: TwilioRequest = { method: 'GET', host: 'api.twilio.com', path: '/x.json' };
const payment: TwilioRequest = { ...read, method: 'POST', form: { Capture: 'security-code' } };

test('sends account, form and headers, and reads the reply by its schema', async () => {
  const seen: unknown[] = [];
  behave = (request, response) => {
    void text(request).then((body) => {
      const { method, url, headers } = request;
      seen.push({
        method,
        url,
        form: Object.fromEntries(new URLSearchParams(body)),
        match: headers['if-match'],
        whole: headers['content-length'] === String(body.length),
      });
      const { TWILIO_API_KEY, TWILIO_API_SECRET } = environment;
      expect(headers.authorization).toBe(`Basic ${btoa(`${TWILIO_API_KEY}:${TWILIO_API_SECRET}`)}`);
      answer(201, '{"sid":"x","more":1}')(request, response);
    });
  };
  const form = { Data: `{"a":"é & =+ 😀 100% ~!*'()"}`, Half: '\ud83d' };
  const request: TwilioRequest = { ...payment, form, headers: { 'If-Match': '2b' } };
  expect(await askTwilio(access, request, schema)).toEqual({ sid: 'x' });
  const sent = { ...form, Half: '\ufffd' };
  expect(seen).toEqual([{ method: 'POST', url: '/x.json', form: sent, match: '2b', whole: true }]);
});

test.each<[number, string, object]>([
  [400, '{"code":64003,"message":"x"}', { kind: 'refused', status: 400, code: 64003 }],
  [412, '{"code":54103}', { kind: 'refused', status: 412, code: 54103 }],
  [404, '<html>', { kind: 'refused', status: 404, code: undefined }],
  [302, '', { kind: 'refused', status: 302, code: undefined }],
  [408, '{}', { kind: 'unavailable', status: 408 }],
  [429, '{"code":20429}', { kind: 'unavailable', status: 429 }],
  [500, '{"code":20500}', { kind: 'unavailable', status: 500 }],
  // Nobody can say whether it was carried out.
  [201, 'nonsense', { kind: 'unavailable', status: 201 }],
  [201, '{"sid":7}', { kind: 'unavailable', status: 201 }],
])('%d %s', async (status, body, failure) => {
  behave = answer(status, body);
  await expect(askTwilio(access, payment, schema)).rejects.toMatchObject({
    host: 'api.twilio.com',
    failure,
  });
});

test('treats a truncated reply as unavailable', async () => {
  behave = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"sid":', () => response.destroy());
  };
  await expect(askTwilio(access, read, schema)).rejects.toMatchObject({
    failure: { kind: 'unavailable', status: undefined },
  });
});

test('aborts a request when its time is up', async () => {
  behave = () => undefined;
  const signal = AbortSignal.timeout(50);
  await expect(askTwilio({ ...access, signal }, read, schema)).rejects.toMatchObject({
    failure: { kind: 'unavailable' },
  });
});

/** Answers once on each connection, and cuts it when it is used again: a socket dead while it lay idle. */
function dyingSockets(counted: string[]): Behaviour {
  const used = new Set<Socket>();
  return (request, response) => {
    counted.push(request.method ?? '');
    if (used.has(request.socket)) return void request.socket.destroy();
    used.add(request.socket);
    answer(200, '{"sid":"x"}')(request, response);
  };
}

test('retries a read on a dead socket', async () => {
  const counted: string[] = [];
  behave = dyingSockets(counted);
  await askTwilio(access, read, schema);
  const again = () => askTwilio(access, read, schema);
  expect(await retrying(access.signal, again)).toEqual({ sid: 'x' });
  expect(counted).toEqual(['GET', 'GET', 'GET']);
  expect(sockets).toHaveLength(2);
});

test('never sends a payment twice because of a dead socket', async () => {
  const counted: string[] = [];
  behave = dyingSockets(counted);
  await askTwilio(access, read, schema);
  await expect(askTwilio(access, payment, schema)).rejects.toMatchObject({
    failure: { kind: 'unavailable' },
  });
  expect(counted).toEqual(['GET', 'POST']);
});

test('keeps connections open, and reuses the most recent first', async () => {
  behave = answer(200, '{"sid":"x"}');
  await Promise.all([askTwilio(access, read, schema), askTwilio(access, read, schema)]);
  await askTwilio(access, payment, schema);
  expect(sockets.length).toBeLessThanOrEqual(2);
});
