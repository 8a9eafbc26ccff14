import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { clientOf, type Listener, startListener } from '../../local-twilio/testing/payments';
import { start } from './harness';
import { onlyAgent, takeCall } from './steps';

/*
 * A workspace whose events already go elsewhere: the forwarder, deployed by Twilio's own tool, takes over the
 * address and forwards them to both.
 */

const root = resolve(__dirname, '../..');
let local: LocalTwilio;
let others: Listener;
let forwarder: string;

async function deployForwarder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'forwarder-'));
  try {
    await cp(join(root, 'addons/event-forwarder'), folder, { recursive: true });
    const payments = `https://${account.functionsDomain}/payments/task-events`;
    await writeFile(join(folder, '.env'), `FORWARD_TO=${others.url}, ${payments}\n`);
    const tool = join(root, 'serverless/node_modules/twilio-run/bin/twilio-run.js');
    await promisify(execFile)(
      process.execPath,
      [tool, 'deploy', '--no-assets', '--environment', 'prod', '--runtime', 'node22'].concat(
        ...['--username', account.sid, '--password', account.authToken],
      ),
      {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          NODE_OPTIONS: `--require ${join(root, 'local-twilio/edge/redirect.cjs')}`,
          LOCAL_TWILIO_ORIGIN: local.origin,
        },
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { services } = clientOf(local.origin).serverless.v1;
  const service = (await services.list()).find(
    ({ uniqueName }) => uniqueName === 'event-forwarder',
  );
  const [environment] = await services(service?.sid ?? '').environments.list();
  return `https://${environment?.domainName}/task-events`;
}

beforeAll(async () => {
  local = await start();
  others = await startListener();
  forwarder = await deployForwarder();
  const workspace = clientOf(local.origin).taskrouter.v1.workspaces(account.workspaceSid);
  await workspace.update({ eventCallbackUrl: forwarder });
});
afterAll(async () => {
  await local.close();
  await others.close();
});

/** An agent wraps a call up with its payment open; returns the status of the payment afterwards. */
async function abandon(): Promise<string | undefined> {
  const agent = await onlyAgent(local);
  const on = await takeCall(local, agent);
  await on.start({ amount: '12.50', currency: 'USD' });
  await agent.wrapUp(on.call);
  const { session } = await on.watched.until((view) => view.session?.status === 'cancelled');
  await on.end();
  return session?.status;
}

test('has an abandoned payment cancelled, and forwards to the others with their own signature', async () => {
  expect(await abandon()).toBe('cancelled');
  const { fields, headers } = await others.until(
    ({ EventType }) => EventType === 'reservation.wrapup',
  );
  const signature = String(headers['x-twilio-signature']);
  expect(validateRequest(account.authToken, signature, others.url, { ...fields })).toBe(true);
});

test('forwards to the payment functions even when the others fail', async () => {
  others.answerNext(500, 500, 500, 500, 500, 500);
  expect(await abandon()).toBe('cancelled');
});

test('takes nothing that Twilio has not signed', async () => {
  const url = forwarder.replace('https://', `${local.origin}/twilio/`);
  const forged = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ EventType: 'task.canceled' }),
  });
  expect(forged.status).toBe(400);
});
