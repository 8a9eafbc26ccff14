import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import fastify from 'fastify';
import WebSocket from 'ws';
import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import { listen } from '../../testing/listen';
import { registerProxy } from './proxy';

let local: LocalTwilio;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  local = await startLocalTwilio({ port: 0, caFolder: folder, allowedHosts: ['0.0.0.0'] });
});
afterAll(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});

const authority = async () => (await fetch(`${local.origin}/ca.pem`)).text();

/** The answer to a CONNECT, and the connection it leaves. */
async function connectTo(target: string): Promise<{ status: number; socket: Socket }> {
  const asked = request(local.origin, { method: 'CONNECT', path: target }).end();
  const [answer, socket]: [{ statusCode: number }, Socket] = await new Promise((done) => {
    asked.on('connect', (response, socket) =>
      done([{ statusCode: response.statusCode ?? 0 }, socket]),
    );
  });
  return { status: answer.statusCode, socket };
}

/** With TLS inside, as a client that trusts the authority and nobody else. */
async function secureTo(host: string, servername = host) {
  const { socket } = await connectTo(`${host}:443`);
  return connect({ socket, servername, ca: await authority() });
}

const curl = async (...args: string[]) => {
  await authority();
  const { stdout } = await promisify(execFile)(
    'curl',
    ['--silent', '--proxy', local.origin, '--cacert', join(folder, 'ca.pem')].concat(args),
  );
  return stdout;
};
const status = ['--output', '/dev/null', '--write-out', '%{http_code}'];

test.each([
  [
    'a host of Twilio’s',
    `https://taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}`,
    '401',
  ],
  ['one of a region', `https://sync.dublin.ie1.twilio.com/v1/Services`, '401'],
  ['Functions', 'https://payments-local.twil.io/payments/open', '404'],
  ['the merchant', 'https://merchant.example/merchant/reports', '200'],
  ['what is not emulated', 'https://studio.twilio.com/v2/Flows', '501'],
])('%s is answered here', async (_title, url, expected) => {
  expect(await curl(...status, url)).toBe(expected);
});

test.each(['example.com:443', 'twilio.com.example.org:443', 'nottwilio.com:443', '10.0.0.1:443'])(
  'another machine is refused: %s',
  async (target) => {
    const { status, socket } = await connectTo(target);
    expect(status).toBe(403);
    socket.destroy();
  },
);

test.each(['127.0.0.1', '0.0.0.0'])(
  'this machine, or what is allowed, is reached as it is: %s',
  async (host) => {
    const other = createServer((_request, response) => response.end('as it is'));
    const port = await listen(other);
    const { status, socket } = await connectTo(`${host}:${port}`);
    expect(status).toBe(200);
    socket.end('GET / HTTP/1.0\r\n\r\n');
    expect(await text(socket)).toContain('as it is');
    other.close();
  },
);

test('refuses a request within TLS for another host than the proxy was asked for', async () => {
  const headers = ['--header', 'Host: example.com'];
  expect(await curl(...status, ...headers, 'https://api.twilio.com/')).toBe('421');
});

test('makes no certificate for a name that is not Twilio’s', async () => {
  const secure = await secureTo('api.twilio.com', 'example.com');
  await expect(once(secure, 'secureConnect')).rejects.toThrow();
});

test('answers a client that asks for an https address in plain text', async () => {
  const path = `https://sync.twilio.com/v1/Services/${account.syncServiceSid}`;
  const asked = request(local.origin, { path, auth: `${account.sid}:${account.authToken}` }).end();
  const [answer]: [{ statusCode?: number }] = await new Promise((done) => {
    asked.on('response', (response) => done([response.resume()]));
  });
  expect(answer.statusCode).toBe(200);
});

test('lets WebSockets through: Twilsock answers over the proxy', async () => {
  const secure = await secureTo('tsock.us1.twilio.com');
  const socket = new WebSocket('wss://tsock.us1.twilio.com/v3/wsconnect', {
    createConnection: () => secure,
  });
  await once(socket, 'open');
  socket.close();
  await once(socket, 'close');
});

test('keeps the certificate authority across starts, its key readable by its owner alone', async () => {
  const before = await authority();
  const again = await startLocalTwilio({ port: 0, caFolder: folder });
  expect(await (await fetch(`${again.origin}/ca.pem`)).text()).toBe(before);
  await again.close();
  expect(await readFile(join(folder, 'ca.pem'), 'utf8')).toBe(before);
  expect((await stat(join(folder, 'ca-key.pem'))).mode & 0o777).toBe(0o600);
});

test('stops while clients keep their connections open', async () => {
  const other = await startLocalTwilio({ port: 0 });
  const asked = request(other.origin, { method: 'CONNECT', path: 'api.twilio.com:443' }).end();
  const socket = await new Promise<Socket>((done) => asked.on('connect', (_r, each) => done(each)));
  const gone = once(socket.resume(), 'close');
  await other.close();
  await gone;
});

test('lets a program that runs with the preload read all of its input and listen on any address', async () => {
  const preload = resolve(__dirname, '../redirect.cjs');
  const program = `
    const server = require('node:http').createServer().listen(0, '0.0.0.0', () => {
      process.stdin.resume().on('end', () => {
        console.log(server.address().address, 'goes on');
        server.close();
      });
    });`;
  const child = spawn(process.execPath, ['--require', preload, '-e', program]);
  child.stdin.end('input');
  expect(await text(child.stdout)).toBe('0.0.0.0 goes on\n');
});

test('lets the server end although a client connects meanwhile', async () => {
  const app = fastify();
  registerProxy(app, { folder: undefined, allow: [] });
  app.addHook('preClose', async () => {
    const asked = request(origin, { method: 'CONNECT', path: 'api.twilio.com:443' }).end();
    await expect(once(asked, 'connect')).rejects.toThrow('socket hang up');
  });
  const origin = await app.listen({ port: 0 });
  await app.close();
});
