import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { SyncClient } from 'twilio-sync';
import { listen } from '../../../local-twilio/testing/listen';
import { account } from '../../../local-twilio/account';
import { clearFaults, injectFaults } from '../../../local-twilio/testing/faults';
import { syncToken } from '../../../local-twilio/testing/syncToken';

/*
 * The local Twilio as a separate process, reached only over HTTP: to the plugin it is Twilio.
 */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
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

/** Starts it on a free port; resolves when it is ready. */
export async function startLocalTwilio() {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'local-twilio/main.ts', '--no-open'], {
    env: { ...process.env, PORT: String(port) },
  });
  await untilReady(child);
  const origin = `http://127.0.0.1:${port}`;
  const documents = `${origin}/twilio/sync.twilio.com/v1/Services/${account.syncServiceSid}/Documents`;
  const authorization = `Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')}`;

  async function post(address: string, form: Record<string, string>): Promise<void> {
    const body = new URLSearchParams(form);
    const response = await fetch(address, { method: 'POST', headers: { authorization }, body });
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  }

  return {
    accessToken: syncToken,
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
    setFaults: (faults: object | undefined) =>
      faults ? injectFaults(origin, faults) : clearFaults(origin),
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
