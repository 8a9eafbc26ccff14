import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { parseEnv } from 'node:util';
import { join, resolve } from 'node:path';
import { account, regional } from '../../local-twilio/account';
import { type LocalTwilio, startLocalTwilio } from '../../local-twilio/server';
import { clientOf } from '../../local-twilio/testing/payments';
import { readFlex } from './account';

/*
 * Set-up, doctor and teardown as separate processes against a local Twilio. The plugin is already on the
 * account, so that Twilio's CLI, which takes minutes to install and to build, is not needed.
 */

const root = resolve(__dirname, '../..');
const PANEL = { name: 'flex-payment-panel', version: '0.1.0' };
let local: LocalTwilio;
let project: string;

/** A copy of the project with its own settings files. */
async function projectCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setup-'));
  await mkdir(join(folder, 'serverless'));
  for (const name of ['scripts', 'src', 'node_modules'])
    await symlink(join(root, name), join(folder, name));
  for (const name of [
    'functions',
    'lib',
    'dist',
    'node_modules',
    'build.mjs',
    'payments.config.yaml',
    'restricted-key.json',
  ]) {
    await symlink(join(root, 'serverless', name), join(folder, 'serverless', name));
  }
  for (const name of ['package.json', 'serverless/package.json', 'serverless/.env.example']) {
    await copyFile(join(root, name), join(folder, name));
  }
  const manifest = JSON.stringify(PANEL);
  await writeFile(join(folder, 'package.json'), manifest);
  return folder;
}

const client = () => clientOf(local.origin);

/** As an earlier set-up left it, together with another plugin. */
async function releasePlugin(): Promise<void> {
  const { plugins, pluginConfigurations, pluginReleases } = client().flexApi.v1;
  const sids: string[] = [];
  for (const [uniqueName, versionParam] of [
    [PANEL.name, PANEL.version],
    ['another', '1.0.0'],
  ] as const) {
    await plugins.create({ uniqueName, friendlyName: uniqueName });
    const pluginUrl = `https://default-1234.twil.io/${uniqueName}.js`;
    const { sid } = await plugins(uniqueName).pluginVersions.create({ versionParam, pluginUrl });
    sids.push(sid);
  }
  const configured = sids.map((sid) => ({ plugin_version: sid, phase: 3 }));
  const { sid } = await pluginConfigurations.create({ name: 'All', plugins: configured });
  await pluginReleases.create({ configurationId: sid });
}

async function configureFlex(uiAttributes: object): Promise<void> {
  const changes = { account_sid: account.sid, ui_attributes: uiAttributes };
  await client().flexApi.v1.configuration().update(changes);
}

async function uiAttributes(): Promise<unknown> {
  return readFlex(client()).then((flex) => flex.uiAttributes);
}

beforeEach(async () => {
  local = await startLocalTwilio({ port: 0 });
  project = await projectCopy();
  await releasePlugin();
});
afterEach(async () => {
  await local.close();
  await rm(project, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

const play = (
  command: 'setup' | 'doctor' | 'teardown',
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> =>
  runNode(['--import', 'tsx', join(root, `scripts/cloud/${command}.ts`), ...args], project, {
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.authToken,
    ALLOWED_ORIGINS: local.origin,
    ...env,
  });

/** Runs Node in a folder of the project, redirected to the local Twilio. */
function runNode(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_OPTIONS: `--require ${join(root, 'local-twilio/edge/redirect.cjs')}`,
        LOCAL_TWILIO_ORIGIN: local.origin,
        ...env,
      },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
}

const envFile = () => join(project, 'serverless/.env');

test('sets everything up beside what is there, finds it the second time, and removes only its own', async () => {
  await configureFlex({ theme: 'dark', custom_data: { features: { a: 1 } } });
  const planned = await play('setup', ['--dry-run']);
  expect(planned.output).toContain('Nothing was changed.');
  expect(existsSync(envFile())).toBe(false);
  expect(await client().serverless.v1.services.list()).toEqual([]);

  const first = await play('setup');
  expect(first).toMatchObject({ code: 0 });
  expect((await stat(envFile())).mode & 0o777).toBe(0o600);
  const [service] = await client().serverless.v1.services.list();
  const [environment] = await client()
    .serverless.v1.services(service?.sid ?? '')
    .environments.list();
  const url = `https://${environment?.domainName}`;
  expect(await uiAttributes()).toEqual({
    theme: 'dark',
    custom_data: { features: { a: 1 }, payments: { functions_url: url } },
  });
  const workspace = await client().taskrouter.v1.workspaces(account.workspaceSid).fetch();
  expect(workspace.eventCallbackUrl).toBe(`${url}/payments/task-events`);

  const examined = await play('doctor', ['--json']);
  expect(examined.output).toContain('"ok": true');
  expect(examined).toMatchObject({ code: 0 });

  const variables = client()
    .serverless.v1.services(service?.sid ?? '')
    .environments(environment?.sid ?? '').variables;
  const secret = (await variables.list()).find(({ key }) => key === 'TWILIO_API_SECRET');
  const change = (value: string | undefined) =>
    variables(secret?.sid ?? '').update({ key: 'TWILIO_API_SECRET', value: value ?? '' });
  await change('of another key');
  const wrong = await play('doctor');
  expect(wrong.code).toBe(1);
  expect(wrong.output).toContain('✗ Sync token: the token is refused');
  await change(secret?.value);

  const again = await play('setup');
  expect(again.output).toContain('All of it was there already.');

  // As in CI, or on another machine: what the functions run with is taken over.
  const before = await readFile(envFile(), 'utf8');
  await rm(envFile());
  const elsewhere = await play('setup');
  expect(elsewhere.output).toContain('1 changed.');
  expect(parseEnv(await readFile(envFile(), 'utf8'))).toEqual(parseEnv(before));
  expect(await client().keys.list()).toHaveLength(3);

  expect(await play('teardown')).toMatchObject({ code: 0 });
  expect(await uiAttributes()).toEqual({ theme: 'dark', custom_data: { features: { a: 1 } } });
  expect(await client().serverless.v1.services.list()).toEqual([]);
  expect(await client().sync.v1.services.list()).toHaveLength(2);
  expect(await client().keys.list()).toHaveLength(2);
  const loaded = await (await fetch(`${local.origin}/plugins`)).text();
  expect(loaded).toContain('another');
  expect(loaded).not.toContain(PANEL.name);
}, 180_000);

/** Runs `twilio-run` as the documents say, in the folder of the functions. */
function twilioRun(...args: string[]): Promise<Ended> {
  const tool = join(root, 'serverless/node_modules/twilio-run/bin/twilio-run.js');
  const credentials = ['--username', account.sid, '--password', account.authToken];
  return runNode([tool, ...args, ...credentials], join(project, 'serverless'));
}

const prodEnvironment = async () => {
  const { services } = client().serverless.v1;
  const service = (await services.list()).find(({ uniqueName }) => uniqueName === 'flex-payments');
  const environments = await services(service?.sid ?? '').environments.list();
  const found = environments.find(({ domainSuffix }) => domainSuffix === 'prod');
  if (!found) throw new Error('production is not deployed');
  return found;
};

/** Gives the environment its own configuration, with another connector. */
async function configure(name: string, connector: string): Promise<void> {
  const shipped = await readFile(join(root, 'serverless/payments.config.yaml'), 'utf8');
  const file = join(project, 'serverless', name);
  await rm(file, { force: true });
  await writeFile(file, shipped.replace('name: Default', `name: ${connector}`));
}

const builtOpen = (environment: string) =>
  readFile(join(project, `serverless/dist/${environment}/payments/open.js`), 'utf8');

test('deploys each environment with its own configuration, and leaves production’s address alone', async () => {
  expect(await play('setup')).toMatchObject({ code: 0 });
  const before = await uiAttributes();
  await configure('payments.config.stage.yaml', 'StageConnector');
  const stage = await play('setup', ['--environment', 'stage']);
  expect(stage).toMatchObject({ code: 0 });
  expect(stage.output).toContain('! Flex configuration');
  expect(await uiAttributes()).toEqual(before);
  expect(await builtOpen('stage')).toContain('StageConnector');
  expect(await builtOpen('production')).not.toContain('StageConnector');
  const { uniqueName, domainName } = await prodEnvironment();
  expect(uniqueName).toContain('prod');
  expect(await play('teardown', ['--environment', 'stage'])).toMatchObject({ code: 0 });
  expect((await prodEnvironment()).domainName).toBe(domainName);
}, 180_000);

test('makes a Restricted key where it is wanted, examines it, and removes it', async () => {
  expect(await play('setup', ['--restricted-key'])).toMatchObject({ code: 0 });
  const { RESTRICTED_API_KEY: sid = '' } = parseEnv(await readFile(envFile(), 'utf8'));
  const needed: unknown = JSON.parse(
    await readFile(join(root, 'serverless/restricted-key.json'), 'utf8'),
  );
  expect((await client().iam.v1.apiKey(sid).fetch()).policy).toEqual(needed);
  const examined = await play('doctor');
  expect(examined.output).toContain(`✓ Restricted key: ${sid} reads conferences and tasks`);
  expect(examined).toMatchObject({ code: 0 });
  // It stays, also where it is not asked for again.
  expect((await play('setup')).output).toContain('All of it was there already.');

  const weaker = await client().iam.v1.newApiKey.create({
    accountSid: account.sid,
    keyType: 'restricted',
    policy: { allow: ['/twilio/voice/conferences/read'] },
  });
  const text = await readFile(envFile(), 'utf8');
  await writeFile(
    envFile(),
    text
      .replace(/^(RESTRICTED_API_KEY)=.*$/m, `$1=${weaker.sid}`)
      .replace(/^(RESTRICTED_API_SECRET)=.*$/m, `$1=${weaker.secret}`),
  );
  expect(await play('setup')).toMatchObject({ code: 0 });
  const refused = await play('doctor');
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('✗ Restricted key: ');

  await writeFile(envFile(), text);
  const { output } = await play('teardown');
  expect(output).toContain(`- Restricted key: delete ${sid}`);
  await expect(client().iam.v1.apiKey(sid).fetch()).rejects.toMatchObject({ status: 404 });
}, 240_000);

test('examines the credentials of the region that calls are in', async () => {
  const [ireland] = regional;
  await local.close();
  local = await startLocalTwilio({ port: 0, region: ireland.region });
  await releasePlugin();
  await copyFile(join(root, 'serverless/.env.example'), envFile());
  const settings = {
    CALLS_REGION: ireland.region,
    CALLS_API_KEY: ireland.apiKeySid,
    CALLS_API_SECRET: ireland.apiKeySecret,
    CALLS_AUTH_TOKEN: ireland.authToken,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  await appendFile(envFile(), lines.join(''));
  expect(await play('setup')).toMatchObject({ code: 0 });
  const examined = await play('doctor');
  expect(examined.output).toContain('✓ Calls: in ie1, whose key is right');
  expect(examined).toMatchObject({ code: 0 });
}, 180_000);

test('runs an earlier build again by twilio-run, which set-up notices', async () => {
  await play('setup');
  const first = (await prodEnvironment()).buildSid;
  await configure('payments.config.yaml', 'Second');
  await play('setup');
  const { buildSid: second, serviceSid } = await prodEnvironment();
  expect(second).not.toBe(first);

  const listed = await twilioRun('list', 'builds', '--service-name', 'flex-payments');
  expect(listed.output).toContain(first);
  const service = ['--service-sid', serviceSid];
  const back = await twilioRun(
    'promote',
    '--build-sid',
    first,
    '--environment',
    'prod',
    ...service,
  );
  expect(back).toMatchObject({ code: 0 });
  expect((await prodEnvironment()).buildSid).toBe(first);
  const planned = await play('setup', ['--dry-run']);
  expect(planned.output).toContain('+ Functions: deploy');
}, 180_000);

test('prints one line for wrong credentials, and changes nothing', async () => {
  const { code, output } = await play('setup', [], { TWILIO_AUTH_TOKEN: 'wrong' });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    '✗ Twilio does not accept these credentials (20003): check the account SID and its auth token.',
    'Nothing was changed.',
  ]);
});

test('says which variables to set without a terminal and without credentials', async () => {
  const { code, output } = await play('setup', [], {
    TWILIO_ACCOUNT_SID: '',
    TWILIO_AUTH_TOKEN: '',
  });
  expect(code).toBe(1);
  expect(output).toContain('TWILIO_ACCOUNT_SID');
});

/** A home in which somebody has logged in to Twilio's CLI. */
async function homeWithProfile(): Promise<string> {
  await mkdir(join(project, '.twilio-cli'));
  const profile = { accountSid: account.sid, apiKey: account.apiKeySid, apiSecret: 'x' };
  const config = { activeProject: 'work', profiles: { work: profile } };
  await writeFile(join(project, '.twilio-cli/config.json'), JSON.stringify(config));
  return project;
}

test('reads the account from the Twilio CLI’s profile, and still needs its auth token', async () => {
  const HOME = await homeWithProfile();
  const planned = await play('setup', ['--dry-run'], { HOME, TWILIO_ACCOUNT_SID: '' });
  expect(planned).toMatchObject({ code: 0 });
  const env = { HOME, TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' };
  const { code, output } = await play('setup', [], env);
  expect(code).toBe(1);
  expect(output).toContain(`Set TWILIO_AUTH_TOKEN of ${account.sid}`);
});

test('prompts for the credentials at a terminal, without echoing the token', async () => {
  const command = `${process.execPath} --import tsx ${join(root, 'scripts/cloud/setup.ts')} --dry-run`;
  const output = await new Promise<string>((done, fail) => {
    const terminal = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: project,
      env: {
        PATH: process.env.PATH,
        HOME: project,
        TERM: 'xterm',
        NODE_OPTIONS: `--require ${join(root, 'local-twilio/edge/redirect.cjs')}`,
        LOCAL_TWILIO_ORIGIN: local.origin,
        ALLOWED_ORIGINS: local.origin,
      },
    });
    const answers: [RegExp, string][] = [
      [/Account SID/, account.sid],
      [/Auth token/, account.authToken],
    ];
    let shown = '';
    terminal.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      const [next] = answers;
      if (!next?.[0].test(shown)) return;
      answers.shift();
      terminal.stdin.write(`${next[1]}\r`);
    });
    terminal.on('error', fail);
    terminal.on('close', () => done(shown));
  });
  expect(output).toContain('Nothing was changed.');
  expect(output).not.toContain(account.authToken);
});

test.each(['setup', 'doctor', 'teardown'] as const)(
  '%s prints one line on an unsupported Node, and asks nothing',
  async (command) => {
    const preload = join(project, 'node18.cjs');
    const versions = `{ value: { ...process.versions, node: '18.20.4' } }`;
    await writeFile(preload, `Object.defineProperty(process, 'versions', ${versions});`);
    const { code, output } = await play(command, [], { NODE_OPTIONS: `--require ${preload}` });
    expect(code).toBe(1);
    const [reason, ...rest] = output.trim().split('\n');
    expect(reason).toBe('✗ Node 18.20.4 is not supported: take 20 to 22.');
    expect(rest).toEqual(command === 'doctor' ? [] : ['Nothing was changed.']);
  },
);

test('says that there is no Flex, and changes nothing', async () => {
  await fetch(`${local.origin}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      rest: { errors: [{ host: 'flex-api.twilio.com', status: 404, rate: 1 }] },
    }),
  });
  const { code, output } = await play('setup');
  expect(code).toBe(1);
  expect(output).toContain('This account has no Flex');
  expect(existsSync(envFile())).toBe(false);
});

test('says what is done when the connection breaks halfway, and continues in the next run', async () => {
  const faults = (body: object) =>
    fetch(`${local.origin}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await faults({ rest: { lostReplies: [{ host: 'serverless-upload.twilio.com', rate: 1 }] } });
  const broken = await play('setup');
  expect(broken.code).toBe(1);
  expect(broken.output).toContain('Done: Settings, Sync service, API key, Restricted key.');
  await faults({});
  const on = await play('setup');
  expect(on).toMatchObject({ code: 0 });
  expect(on.output).toContain('✓ API key');
  expect(await client().sync.v1.services.list()).toHaveLength(3);
  expect(await client().keys.list()).toHaveLength(3);
}, 180_000);

test('deploys a second auth token while it is changed, and removes it once it was promoted', async () => {
  const settings = () => readFile(envFile(), 'utf8');
  const deployed = async () => {
    const { sid, serviceSid } = await prodEnvironment();
    const { variables } = client().serverless.v1.services(serviceSid).environments(sid);
    return (await variables.list()).find(({ key }) => key === 'AUTH_TOKEN_SECONDARY')?.value;
  };
  const next = 'b'.repeat(32);
  await writeFile(envFile(), `AUTH_TOKEN_SECONDARY=${next}\n`);
  expect(await play('setup')).toMatchObject({ code: 0 });
  expect(await deployed()).toBe(next);
  expect((await play('doctor')).output).toContain('✓ Second auth token: is accepted too');

  // Promoted: it is the account's auth token now.
  await writeFile(envFile(), (await settings()).replace(next, account.authToken));
  const examined = await play('doctor');
  expect(examined.code).toBe(1);
  expect(examined.output).toContain('✗ Second auth token');
  expect(await play('setup')).toMatchObject({ code: 0 });
  expect(await settings()).toContain('AUTH_TOKEN_SECONDARY=\n');
  expect(await deployed()).toBeUndefined();
  expect((await play('doctor')).output).toContain('✓ Second auth token: none is set');
  expect((await play('setup')).output).toContain('All of it was there already.');
}, 240_000);

test('leaves somebody else’s service of the same name alone', async () => {
  const { sid } = await client().serverless.v1.services.create({
    uniqueName: 'flex-payments',
    friendlyName: 'Theirs',
  });
  await client().serverless.v1.services(sid).functions.create({ friendlyName: '/theirs' });
  const { code, output } = await play('setup');
  expect(code).toBe(1);
  expect(output).toContain('not this project');
  expect(await client().serverless.v1.services(sid).builds.list()).toEqual([]);
});

test('leaves events that go elsewhere as they are', async () => {
  const theirs = 'https://example.com/events';
  const workspace = client().taskrouter.v1.workspaces(account.workspaceSid);
  await workspace.update({ eventCallbackUrl: theirs });
  const { code, output } = await play('setup');
  expect(code).toBe(0);
  expect(output).toContain(`! Workspace events: events go to ${theirs} already`);
  expect((await workspace.fetch()).eventCallbackUrl).toBe(theirs);
  expect(await play('doctor')).toMatchObject({ code: 1 });
}, 120_000);

test('names a variable that Twilio would reject before it changes anything', async () => {
  await writeFile(envFile(), `REPORT_URL=https://example.com/${'x'.repeat(450)}\n`);
  const { code, output } = await play('setup');
  expect(code).toBe(1);
  expect(output).toMatch(/REPORT_URL has 470 bytes.*450/);
  expect(await client().sync.v1.services.list()).toHaveLength(2);
  expect(await readFile(envFile(), 'utf8')).not.toContain('ACCOUNT_SID');
});
