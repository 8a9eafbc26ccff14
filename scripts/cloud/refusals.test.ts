import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { account } from '../../local-twilio/account';
import { answering, underFaults } from '../../local-twilio/testing/faults';
import { openStage, type Stage } from './testing/stage';

/* What set-up asks for or refuses before it changes anything: all on one account, which stays as it is. */

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  expect(await stage.client.sync.v1.services.list()).toHaveLength(2);
  expect(existsSync(stage.envFile)).toBe(false);
});

test('prints one line for wrong credentials, and changes nothing', async () => {
  const { code, output } = await stage.play('setup', [], { TWILIO_AUTH_TOKEN: 'wrong' });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    '✗ Twilio does not accept these credentials (20003): check the account SID and its auth token.',
    'Nothing was changed.',
  ]);
});

test('says which variables to set without a terminal and without credentials', async () => {
  const { code, output } = await stage.play('setup', [], {
    TWILIO_ACCOUNT_SID: '',
    TWILIO_AUTH_TOKEN: '',
  });
  expect(code).toBe(1);
  expect(output).toContain('TWILIO_ACCOUNT_SID');
});

/** A home in which somebody has logged in to Twilio's CLI. */
async function homeWithProfile(): Promise<string> {
  const home = join(stage.project, 'home');
  await mkdir(join(home, '.twilio-cli'), { recursive: true });
  const profile = { accountSid: account.sid, apiKey: account.apiKeySid, apiSecret: 'x' };
  const config = { activeProject: 'work', profiles: { work: profile } };
  await writeFile(join(home, '.twilio-cli/config.json'), JSON.stringify(config));
  return home;
}

test('reads the account from the Twilio CLI’s profile, and still needs its auth token', async () => {
  const HOME = await homeWithProfile();
  const planned = await stage.play('setup', ['--dry-run'], { HOME, TWILIO_ACCOUNT_SID: '' });
  expect(planned).toMatchObject({ code: 0 });
  const env = { HOME, TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' };
  const { code, output } = await stage.play('setup', [], env);
  expect(code).toBe(1);
  expect(output).toContain(`Set TWILIO_AUTH_TOKEN of ${account.sid}`);
});

test('prompts for the credentials at a terminal, without echoing the token', async () => {
  const command = `${process.execPath} ${stage.program('setup')} --dry-run`;
  const output = await new Promise<string>((done, fail) => {
    const terminal = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: stage.project,
      env: { ...stage.redirected, HOME: stage.project, TERM: 'xterm' },
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
    const preload = join(stage.project, 'node18.cjs');
    const versions = `{ value: { ...process.versions, node: '18.20.4' } }`;
    await writeFile(preload, `Object.defineProperty(process, 'versions', ${versions});`);
    const { code, output } = await stage.play(command, [], {
      NODE_OPTIONS: `--require ${preload}`,
    });
    expect(code).toBe(1);
    const [reason, ...rest] = output.trim().split('\n');
    expect(reason).toBe('✗ Node 18.20.4 is not supported: take 20 to 22.');
    expect(rest).toEqual(command === 'doctor' ? [] : ['Nothing was changed.']);
  },
);

test('says that there is no Flex, and changes nothing', async () => {
  const { code, output } = await underFaults(
    stage.origin,
    answering('flex-api.twilio.com', 404),
    () => stage.play('setup'),
  );
  expect(code).toBe(1);
  expect(output).toContain('This account has no Flex');
});

test('leaves somebody else’s service of the same name alone', async () => {
  const { services } = stage.client.serverless.v1;
  const { sid } = await services.create({ uniqueName: 'flex-payments', friendlyName: 'Theirs' });
  await services(sid).functions.create({ friendlyName: '/theirs' });
  const { code, output } = await stage.play('setup');
  expect(code).toBe(1);
  expect(output).toContain('not this project');
  expect(await services(sid).builds.list()).toEqual([]);
  await services(sid).remove();
});

test('names a variable that Twilio would reject before it changes anything', async () => {
  await writeFile(stage.envFile, `REPORT_URL=https://example.com/${'x'.repeat(450)}\n`);
  const { code, output } = await stage.play('setup');
  expect(code).toBe(1);
  expect(output).toMatch(/REPORT_URL has 470 bytes.*450/);
  expect(await readFile(stage.envFile, 'utf8')).not.toContain('ACCOUNT_SID');
  await rm(stage.envFile);
});
