import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { account } from '../../local-twilio/account';
import { type LocalTwilio, startLocalTwilio } from '../../local-twilio/server';
import { clientOf } from '../../local-twilio/testing/payments';

/* The add-on for flex-project-template: made, then deployed where nothing of this project is beside it. */

const root = resolve(__dirname, '../..');
const run = promisify(execFile);
let local: LocalTwilio;
let folder: string;
/** What the add-on consists of. */
let files: readonly string[];

beforeAll(async () => {
  local = await startLocalTwilio({ port: 0 });
  const outside = await mkdtemp(join(tmpdir(), 'addons-'));
  folder = join(outside, 'flex-payments');
  await run(process.execPath, ['scripts/addon.mjs', '--outdir', folder], { cwd: root });
  files = await readdir(folder, { recursive: true });
  // As `npm install` leaves them.
  for (const packages of ['node_modules', 'serverless/node_modules']) {
    await symlink(join(root, packages), join(folder, packages));
  }
});
afterAll(async () => {
  await local.close();
  await rm(resolve(folder, '..'), { recursive: true, force: true });
});

const json = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, path), 'utf8'));

test('has all that it imports, and no tests', async () => {
  expect(files).toContain('src/index.ts');
  expect(files).toContain('serverless/lib/agent/press.ts');
  expect(files.filter((file) => /\.test\.|local-twilio|\.env$/.test(file))).toEqual([]);
  // Throws with what it does not find. The journey of the add-on compiles it too, with its own packages.
  await run(
    join(root, 'node_modules/.bin/esbuild'),
    ['src/index.ts', ...['setup', 'doctor', 'teardown'].map((name) => `scripts/cloud/${name}.ts`)]
      .concat('--bundle', '--platform=node', '--outdir=bundled', '--log-level=warning')
      .concat('--packages=external', '--external:./serverless/node_modules/*'),
    { cwd: folder },
  );
});

test('is deployed by the template’s own command, and finds its address among the features', async () => {
  await cp(join(folder, '.env.example'), join(folder, '.env.qa'));
  const settings = `TWILIO_ACCOUNT_SID=${account.sid}\nTWILIO_AUTH_TOKEN=${account.authToken}\n`;
  await writeFile(join(folder, '.env.qa'), settings);
  const { flexApi, serverless } = clientOf(local.origin);
  const { name, version } = { name: 'flex-payment-panel', version: '0.1.0' };
  const pluginUrl = 'https://default-1234.twil.io/panel.js';
  await flexApi.v1.plugins.create({ uniqueName: name, friendlyName: name });
  const { pluginVersions } = flexApi.v1.plugins(name);
  const { sid } = await pluginVersions.create({ versionParam: version, pluginUrl });
  const plugins = [{ plugin_version: sid, phase: 3 }];
  const configured = await flexApi.v1.pluginConfigurations.create({ name, plugins });
  await flexApi.v1.pluginReleases.create({ configurationId: configured.sid });

  const deploy = () =>
    run('npm', ['run', 'deploy'], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        ENVIRONMENT: 'qa',
        NODE_OPTIONS: `--require ${join(root, 'local-twilio/edge/redirect.cjs')}`,
        LOCAL_TWILIO_ORIGIN: local.origin,
        ALLOWED_ORIGINS: local.origin,
      },
    });
  expect((await deploy()).stdout).toContain('environment stage');
  const [service] = await serverless.v1.services.list();
  const [environment] = await serverless.v1.services(service?.sid ?? '').environments.list();
  const url = `https://${environment?.domainName}`;
  expect(url).toContain('-stage.twil.io');

  // The template writes its own configuration over ours: the address is now a feature's.
  const features = await json('flex-config/ui_attributes.payments.json');
  const text = JSON.stringify(features).replace(/https:[^"]*/, url);
  const parsed: unknown = JSON.parse(text);
  const changes = { account_sid: account.sid, ui_attributes: parsed };
  await flexApi.v1.configuration().update(changes);
  expect((await deploy()).stdout).toContain('✓ Flex configuration: names the functions');
});
