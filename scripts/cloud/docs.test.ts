import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type LocalTwilio, startLocalTwilio } from '../../local-twilio/server';
import { runForAccount } from '../../local-twilio/testing/commands';
import { clientOf } from '../../local-twilio/testing/payments';

/*
 * The commands of docs/deploy.md, each run as it stands there, in order, by a shell. Those of Twilio's CLI
 * are its own journey's (e2e/deploy.journey.ts), as it takes minutes to install.
 */

const root = resolve(__dirname, '../..');
const MINUTES = 60_000;
let local: LocalTwilio;
let project: string;

/** The project as it is checked out, with what is installed and built. */
async function projectCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'docs-'));
  const notCopied = /\/(node_modules|dist|build|\.git|\.cache|\.env|\.env\.(dev|stage))$/;
  await cp(root, folder, { recursive: true, filter: (path) => !notCopied.test(path) });
  for (const name of ['node_modules', 'serverless/node_modules']) {
    await symlink(join(root, name), join(folder, name));
  }
  // What `npm run` installs and builds first is there.
  await mkdir(join(folder, '.cache/stamps'), { recursive: true });
  await writeFile(join(folder, 'addons/event-forwarder/.env'), 'FORWARD_TO=https://example.com\n');
  return folder;
}

/** The commands of a page's shell blocks, without comments; one that goes on in the next line is one. */
async function commandsOf(page: string): Promise<string[]> {
  const text = await readFile(join(root, page), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
  return blocks
    .flatMap((block) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
    .map((line) => line.replace(/\s+#.*/, '').trim())
    .filter((line) => line !== '');
}

const shell = (command: string, cwd = project): Promise<string> =>
  runForAccount(local.origin, ['bash', '-ec', command], cwd, { HOME: project });

/** As an earlier set-up has left it: the plugin is there, so that Twilio's CLI is not needed. */
async function releasePlugin(): Promise<void> {
  const { plugins, pluginConfigurations, pluginReleases } = clientOf(local.origin).flexApi.v1;
  const name = 'flex-payment-panel';
  await plugins.create({ uniqueName: name, friendlyName: name });
  const pluginUrl = 'https://default-1234.twil.io/panel.js';
  const created = await plugins(name).pluginVersions.create({ versionParam: '0.1.0', pluginUrl });
  const { sid } = await pluginConfigurations.create({
    name,
    plugins: [{ plugin_version: created.sid, phase: 3 }],
  });
  await pluginReleases.create({ configurationId: sid });
}

/** SIDs that a reader would look up. */
async function filledIn(command: string): Promise<string> {
  if (!command.includes('ZS…')) return command;
  const { services } = clientOf(local.origin).serverless.v1;
  const service = (await services.list()).find(({ uniqueName }) => uniqueName === 'flex-payments');
  const [build] = await services(service?.sid ?? '').builds.list();
  return command.replace('ZS…', service?.sid ?? '').replace('ZB…', build?.sid ?? '');
}

/** What cannot be run here, with the reason. */
const elsewhere: readonly (readonly [RegExp, string])[] = [
  [/^export TWILIO_ACCOUNT_SID=AC…/, 'the environment has the account'],
  [/^git checkout <version> && npm run setup$/, 'a test of set-up deploys another version'],
  [/^twilio flex:plugins:(deploy|release) /, 'the journey runs it'],
  [/^npm run build$/, 'every run of the tests builds'],
];

beforeAll(async () => {
  local = await startLocalTwilio({ port: 0 });
  project = await projectCopy();
  await releasePlugin();
});
afterAll(async () => {
  await local.close();
  await rm(project, { recursive: true, force: true });
});

test(
  'every command of docs/deploy.md runs as it stands there',
  async () => {
    const commands = await commandsOf('docs/deploy.md');
    const run = commands.filter((command) => !elsewhere.some(([like]) => like.test(command)));
    expect(run).toContain('npm run setup');
    expect(run.length).toBeGreaterThan(7);
    // `cd` holds for the rest of its block.
    const inFunctions = (command: string) =>
      command.startsWith('npx twilio-run') ? join(project, 'serverless') : project;
    await shell('node serverless/build.mjs');
    for (const command of run) {
      // As `npm run`, without installing the packages anew.
      const direct = command.replace(
        /^npm run (setup|doctor|teardown)( --)?/,
        'node --import tsx scripts/cloud/$1.ts',
      );
      await shell(await filledIn(direct), inFunctions(command));
    }
  },
  10 * MINUTES,
);
