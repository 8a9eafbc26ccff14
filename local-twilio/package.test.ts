import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { createServer } from 'node:net';
import { listen } from './testing/listen';
import { startListener } from './testing/payments';
import { textAt } from './testing/taskrouter';

const run = promisify(execFile);

/** As its users have it: installed in a folder with nothing else. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'));
  await run('npm', ['pack', __dirname, '--pack-destination', folder], { cwd: folder });
  const [tarball = ''] = await readdir(folder);
  await writeFile(join(folder, 'package.json'), '{}');
  const options = ['--offline', '--no-audit', '--no-fund'];
  await run('npm', ['install', `./${tarball}`, ...options], { cwd: folder });
});
afterAll(() => rm(folder, { recursive: true }));

const answerOf = (response: Response): Promise<unknown> => response.json();

const running = new Set<ChildProcess>();
afterEach(() => running.forEach((child) => child.kill()));

const command = () => join(folder, 'node_modules/.bin/local-twilio');

/** Starts it, and resolves with its origin once it is ready. */
const start = (...args: string[]) => startBy(command(), ...args);

async function startBy(file: string, ...args: string[]) {
  const child = spawn(file, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === 'Ready') break;
  }
  const origin = /HTTPS_PROXY=(\S+),/.exec(lines.join('\n'))?.[1] ?? '';
  return {
    origin,
    lines,
    async end() {
      child.kill();
      await once(child, 'exit');
    },
  };
}

test('takes less than 60 MB once installed, and documents its use', async () => {
  const { stdout } = await run('du', ['-sm', 'node_modules'], { cwd: folder });
  expect(parseInt(stdout, 10)).toBeLessThan(60);
  const help = await run(command(), ['--help']);
  expect(help.stdout).toMatch(/--port .*--host .*--settings .*--no-desktop/s);
});

test('is ready in an empty folder from the sources of a checkout', async () => {
  const local = await startBy(
    join(__dirname, 'bin/local-twilio.cjs'),
    '--no-desktop',
    '--port',
    '0',
  );
  expect((await fetch(local.origin)).status).toBe(200);
  await local.end();
});

test('is ready in an empty folder, with its pages', async () => {
  const local = await start('--no-desktop', '--port', '0');
  for (const path of ['/', '/home/home.js', '/phone/', '/phone/phone.js', '/ca.pem']) {
    expect([path, (await fetch(local.origin + path)).status]).toEqual([path, 200]);
  }
  expect((await fetch(`${local.origin}/agent-desktop/`)).status).toBe(404);
  await local.end();
});

test('takes account, agents, limits, connectors, cards, switches and the calls of an agent from a settings file', async () => {
  const sid = `AC${'1'.repeat(32)}`;
  await writeFile(
    join(folder, 'local-twilio.json'),
    JSON.stringify({
      port: 0,
      account: { sid, authToken: 'my-token' },
      agents: 3,
      callsPerAgent: 1,
      limits: { syncWritesPerSecond: 20 },
      connectors: [
        { name: 'Mine', currencies: ['EUR'] },
        { name: 'Default', charges: false },
      ],
      cards: { '4111111111111111': 'do_not_honor' },
      switches: { cardAutoEnd: 'longest' },
    }),
  );
  const local = await start('--no-desktop');
  const listener = await startListener();
  const post = async (path: string, init: RequestInit) =>
    answerOf(await fetch(local.origin + path, { method: 'POST', ...init }));
  const caller = (path: string, body: object) =>
    post(path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const payments = (path: string, form: Record<string, string>) =>
    post(`/twilio/api.twilio.com/2010-04-01/Accounts/${sid}/Calls/${path}`, {
      headers: { authorization: `Basic ${btoa(`${sid}:my-token`)}` },
      body: new URLSearchParams({
        IdempotencyKey: JSON.stringify(form),
        StatusCallback: listener.url,
        ...form,
      }),
    });

  const call = await caller('/caller/calls', { answered: true, agent: 'agent-1' });
  const callSid = textAt(call, 'callSid');
  expect(await caller('/caller/calls', { answered: true, agent: 'agent-1' })).toEqual({
    message: 'agent-1 is full: 1 calls are the most.',
  });
  expect(await caller('/caller/calls', { answered: true, agent: 'agent-3' })).toMatchObject({
    workerSid: 'WK10ca1000000000000000000000001003',
  });
  const start1 = { ChargeAmount: '1', PaymentConnector: 'Mine', PostalCode: 'false' };
  expect(await payments(`${callSid}/Payments.json`, start1)).toMatchObject({ code: 64011 });
  const ofDefault = { ...start1, PaymentConnector: 'Default' };
  expect(await payments(`${callSid}/Payments.json`, ofDefault)).toMatchObject({ code: 64007 });
  const session = { ...start1, Currency: 'EUR' };
  const payment = textAt(await payments(`${callSid}/Payments.json`, session), 'sid');
  for (const [Capture, digits] of [
    ['payment-card-number', '4111111111111111#'],
    ['expiration-date', '1240'],
    ['security-code', '123'],
  ] as const) {
    await payments(`${callSid}/Payments/${payment}.json`, { Capture });
    await caller(`/caller/calls/${callSid}/keys`, { digits });
  }
  await payments(`${callSid}/Payments/${payment}.json`, { Status: 'complete' });
  const { fields } = await listener.until(({ Result }) => Result !== undefined);
  expect(fields.PaymentError).toBe('do not honor');
  const switches = await answerOf(await fetch(`${local.origin}/switches`));
  expect(switches).toContainEqual(
    expect.objectContaining({ name: 'cardAutoEnd', value: 'longest' }),
  );
  await listener.close();
  await local.end();
});

test.each([
  ['an unknown setting', { colour: 'red' }, 'colour'],
  ['a malformed one', { account: { sid: 'AC1' } }, '/account/sid'],
  ['an unknown switch', { switches: { tea: 'green' } }, 'switches: tea is unknown'],
  [
    'a switch that is set to nonsense',
    { switches: { star: 'green' } },
    'switches: star must be one of end-session, clear-field',
  ],
  ['a region that is none', { region: 'de1' }, '/region: Expected one of us1, ie1, au1'],
  [
    'a connector that is there twice',
    { connectors: [{ name: 'A' }, { name: 'A' }] },
    '/connectors: A is there twice',
  ],
])('%s is refused, with its place', async (_title, settings, told) => {
  const file = join(folder, 'other.json');
  await writeFile(file, JSON.stringify(settings));
  const failed = run(command(), ['--no-desktop', '--settings', file]);
  await expect(failed).rejects.toThrow(told);
});

test.each(['settings', 'functions', 'plugin'])(
  '--%s that does not exist is refused',
  async (option) => {
    const failed = run(command(), ['--no-desktop', `--${option}`, 'nowhere']);
    await expect(failed).rejects.toThrow(`--${option}: there is no nowhere`);
  },
);

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((done) => probe.close(done));
  return port;
}

/** A block of the quick starts, at this port. */
async function blockOf(name: string, port: number): Promise<string> {
  const page = await readFile(join(__dirname, 'docs/quick-start.md'), 'utf8');
  const [, text = ''] = page.split(`<!-- ${name} -->`)[1]?.split(/```\w*\n/) ?? [];
  return text.replaceAll('4173', String(port));
}

test('takes a payment by the steps of the GitHub Action', async () => {
  const port = await freePort();
  const action = await blockOf('action.yml', port);
  const steps = [...action.matchAll(/^- run: (.*)$/gm)].map(([, step = '']) => step);
  const exported = [...action.matchAll(/^ {4}(\w+): (.*)$/gm)].map(
    ([, name, value]) => `${name}=${value}`,
  );
  expect(steps).toHaveLength(4);
  const job = await mkdtemp(join(tmpdir(), 'action-'));
  const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  await symlink(join(folder, tarball), join(job, tarball));
  await writeFile(join(job, 'package.json'), '{"scripts":{"test":"node app/payment.mjs"}}');
  await mkdir(join(job, 'app'));
  await symlink(join(__dirname, '../serverless/node_modules'), join(job, 'app/node_modules'));
  await writeFile(join(job, 'app/payment.mjs'), await blockOf('payment.mjs', port));
  const script = [
    'set -e',
    // As a runner ends what a job has left running; the shell alone stays.
    `trap 'trap "" TERM; kill 0' EXIT`,
    ...steps.slice(0, -1),
    `export ${exported.join(' ')}`,
    ...steps.slice(-1),
  ];
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: String(port), npm_config_offline: 'true' };
  const { stdout } = await run('setsid', ['--wait', 'sh', '-c', script.join('\n')], {
    cwd: job,
    env,
  });
  expect(stdout).toMatch(/^success xxxxxxxxxxxx4242 /m);
  await rm(job, { recursive: true });
});
