import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { type LocalTwilio, startLocalTwilio } from '../../local-twilio/server';
import { replySchemas } from '../../src/payment/protocol';
import type { Agent } from './agents';
import { buildWithoutLimits } from './builds';
import { asked, askTwilio, documents, failureOf } from './harness';
import { type OnCall, takeCall, twoAgents } from './steps';

/*
 * This version of the functions and a newer one, which writes other documents, in turn on one call: each
 * build is deployed in the place of the other.
 */

const packageFolder = resolve(__dirname, '..');
const root = resolve(packageFolder, '..');
const logLine = v.pipe(
  v.string(),
  v.transform((line) => line.slice(Math.max(0, line.indexOf('{')))),
  v.parseJson(),
  v.object({
    function: v.string(),
    status: v.number(),
    callSid: v.optional(v.string()),
    code: v.optional(v.string()),
    outcome: v.optional(v.string()),
  }),
);
type LogLine = v.InferOutput<typeof logLine>;

let local: LocalTwilio;
let agent: Agent;
let colleague: Agent;
let on: OnCall;
let sources: string;
let dist: string;
let printed = '';

/** A later version: it reads the previous version's documents and writes them in its own form. */
const LATER = 'v.pipe(v.picklist([2, 3]), v.transform(() => 3))';

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  await writeFile(path, after);
}

/** The functions' sources as a later version may have them. */
async function newerSources(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'newer-'));
  for (const name of ['functions', 'lib', 'build.mjs', 'payments.config.yaml']) {
    await cp(join(packageFolder, name), join(folder, 'serverless', name), { recursive: true });
  }
  await symlink(join(packageFolder, 'node_modules'), join(folder, 'serverless/node_modules'));
  for (const name of ['payment', 'languages']) {
    await cp(join(root, 'src', name), join(folder, 'src', name), { recursive: true });
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '99.0.0' }));
  await rewrite(join(folder, 'src/payment/document/session.ts'), (text) =>
    text.replace('v.literal(2)', LATER).replace('version: 2', 'version: 3'),
  );
  // A deployment is a separate process with a separate memory.
  await rewrite(join(folder, 'serverless/lib/document/memory.ts'), (text) =>
    text.replaceAll('flex-payment-functions/', 'newer/'),
  );
  return folder;
}

const folderOf = (version: 'this' | 'newer') => join(dist, version);
const deployed = () => join(dist, 'deployed');

/** Puts a build in the place of the other; the next request finds it. */
const deploy = (version: 'this' | 'newer') =>
  cp(folderOf(version), deployed(), { recursive: true, force: true });

beforeAll(async () => {
  await mkdir(join(packageFolder, 'dist'), { recursive: true });
  dist = await mkdtemp(join(packageFolder, 'dist/versions-'));
  sources = await newerSources();
  await buildWithoutLimits(folderOf('this'));
  const script = join(sources, 'serverless/build.mjs');
  const run = promisify(execFile);
  await run(process.execPath, [script, '--outdir', folderOf('newer')]);
  await deploy('this');
  local = await startLocalTwilio({
    port: 0,
    functionsFolder: deployed(),
    live: true,
    tap(from, text) {
      if (from === 'functions') printed += text;
    },
  });
  [agent, colleague] = await twoAgents(local);
});
afterAll(async () => {
  await local.close();
  await Promise.all([dist, sources].map((path) => rm(path, { recursive: true, force: true })));
});
beforeEach(async () => {
  await deploy('this');
  on = await takeCall(local, agent);
});
afterEach(() => on.end());

const version = async () => {
  const { body } = await agent.post('open', { ...on.call });
  return v.parse(replySchemas.open, body).version;
};
const document = () => askTwilio(local, `${documents}/payment.${on.call.callSid}`);

/** The first line of the functions' log about the call that fits, once it is there. */
async function logged(fits: (line: LogLine) => boolean): Promise<LogLine> {
  for (;;) {
    for (const line of printed.split('\n')) {
      const found = v.safeParse(logLine, line);
      if (found.success && found.output.callSid === on.call.callSid && fits(found.output))
        return found.output;
    }
    await pause(20);
  }
}

const order = { amount: '12.50', currency: 'USD' };

test('says which version the functions are', async () => {
  expect(await version()).toMatch(/^0\./);
  await deploy('newer');
  expect(await version()).toBe('99.0.0');
});

describe('R52 a payment that a newer version has opened', () => {
  let session: string;
  beforeEach(async () => {
    await deploy('newer');
    ({ session } = asked(await on.tryStart(order)));
    await deploy('this');
  });

  test('has its own code, and can be cancelled by who has the call', async () => {
    const before = await document();
    const unread = { status: 409, code: 'document-unreadable', detail: { session } };
    expect(failureOf(await agent.post('open', { ...on.call }))).toMatchObject(unread);
    expect(failureOf(await on.ask(session, 'payment-card-number'))).toMatchObject(unread);
    expect(failureOf(await on.complete(session))).toMatchObject(unread);
    expect((await on.cancel(session)).status).toBe(200);
    // Twilio's result comes by a callback, which cannot be written down.
    expect(await logged((line) => line.outcome === 'cancelled')).toMatchObject({
      function: 'status',
      status: 200,
      code: 'document-unreadable',
    });
    expect(await document()).toEqual(before);
    await deploy('newer');
    expect((await on.cancel(session)).status).toBe(200);
  });

  test('is not cancelled by who does not have the call, nor by another key', async () => {
    const { callSid, taskSid, conferenceSid } = on.call;
    const request = { callSid, taskSid, conferenceSid, intent: randomUUID(), session };
    const stranger = await colleague.post('cancel', request);
    expect(failureOf(stranger)).toMatchObject({ code: 'not-your-call', detail: {} });
    const other = await agent.post('cancel', { ...request, session: randomUUID() });
    expect(failureOf(other).code).toBe('document-unreadable');
    await deploy('newer');
    expect((await on.ask(session, 'payment-card-number')).status).toBe(200);
  });

  test('has its task events answered', async () => {
    await agent.wrapUp(on.call);
    expect(await logged((line) => line.function === 'task-events')).toMatchObject({
      status: 204,
      code: 'document-unreadable',
    });
  });
});
