import { existsSync } from 'node:fs';
import { appendFile, copyFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { account, regional } from '../../local-twilio/account';
import { underFaults } from '../../local-twilio/testing/faults';
import { readFlex } from './account';
import { openStage, type Stage } from './testing/stage';

const functions = resolve(__dirname, '../../serverless');

/* An account from before the first set-up until after teardown. Each test goes on from where the one before it ends. */
describe('an account', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const uiAttributes = async (): Promise<unknown> =>
    readFlex(stage.client).then((flex) => flex.uiAttributes);

  const settings = async () => parseEnv(await readFile(stage.envFile, 'utf8'));

  const workspace = () => stage.client.taskrouter.v1.workspaces(account.workspaceSid);

  /** Where production's functions are. */
  async function production() {
    const { services } = stage.client.serverless.v1;
    const service = (await services.list()).find(
      ({ uniqueName }) => uniqueName === 'flex-payments',
    );
    const environments = services(service?.sid ?? '').environments;
    const found = (await environments.list()).find(({ domainSuffix }) => domainSuffix === 'prod');
    if (!found) throw new Error('production is not deployed');
    return {
      ...found.toJSON(),
      url: `https://${found.domainName}`,
      environment: environments(found.sid),
    };
  }

  const builtAgent = (environment: string) => {
    const functions = join(stage.project, 'serverless/dist', environment);
    return readFile(join(functions, 'payments/agent.private.js'), 'utf8');
  };

  test('is left as it is by a plan', async () => {
    const changes = { theme: 'dark', custom_data: { features: { a: 1 } } };
    const configuration = { account_sid: account.sid, ui_attributes: changes };
    await stage.client.flexApi.v1.configuration().update(configuration);
    const planned = await stage.play('setup', ['--dry-run']);
    expect(planned.output).toContain('Nothing was changed.');
    expect(existsSync(stage.envFile)).toBe(false);
    expect(await stage.client.serverless.v1.services.list()).toEqual([]);
  });

  test('is told what is done when the connection breaks halfway, and set up on by the next run', async () => {
    const uploadsLost = { lostReplies: [{ host: 'serverless-upload.twilio.com', rate: 1 }] };
    const broken = await underFaults(stage.origin, { rest: uploadsLost }, () =>
      stage.play('setup', ['--restricted-key']),
    );
    expect(broken.code).toBe(1);
    expect(broken.output).toContain('Done: Settings, Sync service, API key, Restricted key.');
    const on = await stage.play('setup');
    expect(on).toMatchObject({ code: 0 });
    expect(on.output).toContain('✓ API key');
    expect(await stage.client.sync.v1.services.list()).toHaveLength(3);
    expect(await stage.client.keys.list()).toHaveLength(4);
  });

  test('has everything beside what was there, and doctor finds it right', async () => {
    expect((await stat(stage.envFile)).mode & 0o777).toBe(0o600);
    const { url } = await production();
    expect(await uiAttributes()).toEqual({
      theme: 'dark',
      custom_data: { features: { a: 1 }, payments: { functions_url: url } },
    });
    expect((await workspace().fetch()).eventCallbackUrl).toBe(`${url}/payments/task-events`);
    const { RESTRICTED_API_KEY: sid = '' } = await settings();
    const needed: unknown = JSON.parse(
      await readFile(join(functions, 'restricted-key.json'), 'utf8'),
    );
    expect((await stage.client.iam.v1.apiKey(sid).fetch()).policy).toEqual(needed);

    const examined = await stage.play('doctor', ['--json']);
    expect(examined.output).toContain('"ok": true');
    expect(examined.output).toContain(`${sid} reads conferences and tasks`);
    expect(examined).toMatchObject({ code: 0 });
  });

  test('is found as it is the second time, also from another machine', async () => {
    // The Restricted key stays where it is not asked for again.
    expect((await stage.play('setup')).output).toContain('All of it was there already.');

    // As in CI, or on another machine: what the functions run with is taken over.
    const before = await settings();
    await rm(stage.envFile);
    const elsewhere = await stage.play('setup');
    expect(elsewhere.output).toContain('1 changed.');
    expect(await settings()).toEqual(before);
    expect(await stage.client.keys.list()).toHaveLength(4);
  });

  test('is not right with the secret of another key, nor with a Restricted key that may do too little', async () => {
    const weaker = await stage.client.iam.v1.newApiKey.create({
      accountSid: account.sid,
      keyType: 'restricted',
      policy: { allow: ['/twilio/voice/conferences/read'] },
    });
    const { variables } = (await production()).environment;
    const listed = await variables.list();
    const change = async (key: string, value = '') => {
      const sid = listed.find((variable) => variable.key === key)?.sid ?? '';
      await variables(sid).update({ key, value });
    };
    await change('TWILIO_API_SECRET', 'of another key');
    await change('RESTRICTED_API_KEY', weaker.sid);
    await change('RESTRICTED_API_SECRET', weaker.secret);
    const { code, output } = await stage.play('doctor');
    expect(code).toBe(1);
    expect(output).toContain('✗ Sync token: the token is refused');
    expect(output).toContain('✗ Restricted key: ');
    for (const { key, value } of listed) await change(key, value);
    await stage.client.iam.v1.apiKey(weaker.sid).remove();
  });

  test('has stage beside production, with its own configuration, and without it production as before', async () => {
    const before = await uiAttributes();
    const { domainName } = await production();
    await stage.configure('payments.config.stage.yaml', 'StageConnector');
    const deployed = await stage.play('setup', ['--environment', 'stage']);
    expect(deployed).toMatchObject({ code: 0 });
    expect(deployed.output).toContain('! Flex configuration');
    expect(await uiAttributes()).toEqual(before);
    expect(await builtAgent('stage')).toContain('StageConnector');
    expect(await builtAgent('production')).not.toContain('StageConnector');
    expect((await production()).uniqueName).toContain('prod');
    expect(await stage.play('teardown', ['--environment', 'stage'])).toMatchObject({ code: 0 });
    expect((await production()).domainName).toBe(domainName);
    // The plugin is the account's: Flex loads it for no environment any more.
    await stage.release();
  });

  test('keeps events that go elsewhere as they are', async () => {
    const theirs = 'https://example.com/events';
    const { eventCallbackUrl: ours } = await workspace().fetch();
    await workspace().update({ eventCallbackUrl: theirs });
    const { code, output } = await stage.play('setup');
    expect(code).toBe(0);
    expect(output).toContain(`! Workspace events: events go to ${theirs} already`);
    expect((await workspace().fetch()).eventCallbackUrl).toBe(theirs);
    expect(await stage.play('doctor')).toMatchObject({ code: 1 });
    await workspace().update({ eventCallbackUrl: ours });
  });

  const secondToken = async () => {
    const variables = await (await production()).environment.variables.list();
    return variables.find(({ key }) => key === 'AUTH_TOKEN_SECONDARY')?.value;
  };
  const next = 'b'.repeat(32);
  let first: string;

  test('runs a changed configuration, and a second auth token while it is changed', async () => {
    ({ buildSid: first } = await production());
    await stage.configure('payments.config.yaml', 'Second');
    const planned = await stage.play('setup', ['--dry-run']);
    expect(planned.output).toContain('+ Functions: deploy');

    await appendFile(stage.envFile, `AUTH_TOKEN_SECONDARY=${next}\n`);
    expect(await stage.play('setup')).toMatchObject({ code: 0 });
    expect((await production()).buildSid).not.toBe(first);
    expect(await secondToken()).toBe(next);
    expect((await stage.play('doctor')).output).toContain('✓ Second auth token: is accepted too');
  });

  test('runs an earlier build again by twilio-run, which set-up notices', async () => {
    const { serviceSid } = await production();
    const listed = await stage.twilioRun('list', 'builds', '--service-name', 'flex-payments');
    expect(listed.output).toContain(first);
    const back = await stage.twilioRun(
      ...['promote', '--build-sid', first],
      ...['--environment', 'prod', '--service-sid', serviceSid],
    );
    expect(back).toMatchObject({ code: 0 });
    expect((await production()).buildSid).toBe(first);
    const planned = await stage.play('setup', ['--dry-run']);
    expect(planned.output).toContain('+ Functions: deploy');
  });

  test('has no second auth token any more once it was promoted', async () => {
    const text = await readFile(stage.envFile, 'utf8');
    await writeFile(stage.envFile, text.replace(next, account.authToken));
    const examined = await stage.play('doctor');
    expect(examined.code).toBe(1);
    expect(examined.output).toContain('✗ Second auth token');
    expect(await stage.play('setup')).toMatchObject({ code: 0 });
    expect(await readFile(stage.envFile, 'utf8')).toContain('AUTH_TOKEN_SECONDARY=\n');
    expect(await secondToken()).toBeUndefined();
    expect((await stage.play('doctor')).output).toContain('✓ Second auth token: none is set');
    expect((await stage.play('setup')).output).toContain('All of it was there already.');
  });

  test('loses by teardown what set-up made, and nothing else', async () => {
    const { RESTRICTED_API_KEY: sid = '' } = await settings();
    const removed = await stage.play('teardown');
    expect(removed).toMatchObject({ code: 0 });
    expect(removed.output).toContain(`- Restricted key: delete ${sid}`);
    await expect(stage.client.iam.v1.apiKey(sid).fetch()).rejects.toMatchObject({ status: 404 });
    expect(await uiAttributes()).toEqual({ theme: 'dark', custom_data: { features: { a: 1 } } });
    expect(await stage.client.serverless.v1.services.list()).toEqual([]);
    expect(await stage.client.sync.v1.services.list()).toHaveLength(2);
    expect(await stage.client.keys.list()).toHaveLength(2);
    const loaded = await (await fetch(`${stage.origin}/plugins`)).text();
    expect(loaded).toContain('another');
    expect(loaded).not.toContain('flex-payment-panel');
  });
});

describe('calls in another region than Flex', () => {
  const [ireland] = regional;
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ region: ireland.region });
  });
  afterAll(() => stage.close());

  test('are examined with the credentials of their region', async () => {
    await copyFile(join(functions, '.env.example'), stage.envFile);
    const settings = {
      CALLS_REGION: ireland.region,
      CALLS_API_KEY: ireland.apiKeySid,
      CALLS_API_SECRET: ireland.apiKeySecret,
      CALLS_AUTH_TOKEN: ireland.authToken,
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    await appendFile(stage.envFile, lines.join(''));
    expect(await stage.play('setup')).toMatchObject({ code: 0 });
    const examined = await stage.play('doctor');
    expect(examined.output).toContain('✓ Calls: in ie1, whose key is right');
    expect(examined).toMatchObject({ code: 0 });
  });
});
