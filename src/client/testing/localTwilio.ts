import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { SyncClient } from 'twilio-sync';

/*
 * The local Twilio as a process of its own, reached over HTTP alone: to the plugin it is Twilio. The
 * values of its one account are not secret; it listens on this machine only.
 */
const ACCOUNT_SID = 'AC10ca1000000000000000000000000001';
const AUTH_TOKEN = '10ca1000000000000000000000000a01';
const API_KEY_SID = 'SK10ca1000000000000000000000000001';
const API_KEY_SECRET = '10ca1000000000000000000000000b01';
const SYNC_SERVICE_SID = 'IS10ca1000000000000000000000000001';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ready')) resolve();
    });
    child.once('exit', () => reject(new Error(`the local Twilio did not start:\n${said}`)));
  });
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A Twilio Access Token that may read what permissions let `identity` read. */
function accessToken(identity: string, ttlSeconds: number): string {
  const seconds = Math.floor(Date.now() / 1000);
  const head = part({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' });
  const body = part({
    jti: `${API_KEY_SID}-${randomUUID()}`,
    iss: API_KEY_SID,
    sub: ACCOUNT_SID,
    iat: seconds,
    exp: seconds + ttlSeconds,
    grants: { identity, data_sync: { service_sid: SYNC_SERVICE_SID } },
  });
  const signature = createHmac('sha256', API_KEY_SECRET).update(`${head}.${body}`);
  return `${head}.${body}.${signature.digest('base64url')}`;
}

/** Starts it on a free port; resolves when it is ready. */
export async function startLocalTwilio() {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'local-twilio/main.ts', '--no-open'], {
    env: { ...process.env, PORT: String(port) },
  });
  await untilReady(child);
  const origin = `http://127.0.0.1:${port}`;
  const documents = `${origin}/twilio/sync.twilio.com/v1/Services/${SYNC_SERVICE_SID}/Documents`;
  const authorization = `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`;

  async function post(address: string, form: Record<string, string>): Promise<void> {
    const body = new URLSearchParams(form);
    const response = await fetch(address, { method: 'POST', headers: { authorization }, body });
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  }

  return {
    accessToken,
    createDocument: (name: string, data: unknown) =>
      post(documents, { UniqueName: name, Data: JSON.stringify(data) }),
    writeDocument: (name: string, data: unknown) =>
      post(`${documents}/${name}`, { Data: JSON.stringify(data) }),
    letRead: (name: string, identity: string) =>
      post(`${documents}/${name}/Permissions/${identity}`, {
        Read: 'true',
        Write: 'false',
        Manage: 'false',
      }),
    async setFaults(faults: object | undefined): Promise<void> {
      await fetch(`${origin}/faults`, {
        method: faults ? 'PUT' : 'DELETE',
        ...(faults && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(faults),
        }),
      });
    },
    port,
    /** The plugin's Sync client, but for the address; `over` another port that leads here. */
    syncClient: (token: string, over = port) =>
      new SyncClient(token, {
        Sync: { enableSessionStorage: false },
        Twilsock: { uri: `ws://127.0.0.1:${over}/twilio/tsock.us1.twilio.com/v3/wsconnect` },
      }),
    async stop(): Promise<void> {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export type LocalTwilio = Awaited<ReturnType<typeof startLocalTwilio>>;
