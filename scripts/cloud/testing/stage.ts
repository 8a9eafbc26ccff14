import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { account } from '../../../local-twilio/account';
import { type LocalTwilioOptions, startLocalTwilio } from '../../../local-twilio/server';
import { clientOf } from '../../../local-twilio/testing/payments';

/*
 * Set-up, doctor and teardown as separate processes against a local Twilio. The plugin is already on the
 * account, so that Twilio's CLI, which takes minutes to install and to build, is not needed.
 */

const root = resolve(__dirname, '../../..');
const PANEL = { name: 'flex-payment-panel', version: '0.1.0' };
const commands = ['setup', 'doctor', 'teardown'] as const;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A copy of the project with its own settings files, and the commands translated once for all that run them. */
async function projectCopy(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'setup-'));
  await mkdir(join(folder, 'serverless'));
  for (const name of ['scripts', 'src', 'node_modules'])
    await symlink(join(root, name), join(folder, name));
  for (const name of [
    'functions',
    'lib',
    'node_modules',
    'build.mjs',
    'payments.config.yaml',
    'restricted-key.json',
  ]) {
    await symlink(join(root, 'serverless', name), join(folder, 'serverless', name));
  }
  for (const name of ['serverless/package.json', 'serverless/.env.example']) {
    await copyFile(join(root, name), join(folder, name));
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify(PANEL));
  await promisify(execFile)(
    join(root, 'node_modules/.bin/esbuild'),
    commands
      .map((command) => `scripts/cloud/${command}.ts`)
      .concat('--bundle', '--platform=node', `--outdir=${join(folder, 'commands')}`)
      .concat('--packages=external', '--external:./serverless/node_modules/*'),
    { cwd: root },
  );
  return folder;
}

/** Runs a program, and answers what it prints, whether it fails or not. */
function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
}

/** An account with the panel's plugin and another one, and a project that is to be set up on it. */
export async function openStage(options: Pick<LocalTwilioOptions, 'region'> = {}) {
  const local = await startLocalTwilio({ port: 0, ...options });
  const project = await projectCopy();
  const client = clientOf(local.origin);
  const { plugins, pluginConfigurations, pluginReleases } = client.flexApi.v1;
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

  /** Has Flex load both plugins, as an earlier set-up left it. */
  const release = async (): Promise<void> => {
    await pluginReleases.create({ configurationId: sid });
  };
  await release();

  /** Leads a process's requests to the local Twilio. */
  const redirected = {
    PATH: process.env.PATH,
    NODE_OPTIONS: `--require ${join(root, 'local-twilio/edge/redirect.cjs')}`,
    LOCAL_TWILIO_ORIGIN: local.origin,
    ALLOWED_ORIGINS: local.origin,
  };
  const program = (command: (typeof commands)[number]) => join(project, `commands/${command}.js`);
  return {
    origin: local.origin,
    client,
    project,
    /** The settings of production. */
    envFile: join(project, 'serverless/.env'),
    program,
    redirected,
    release,
    /** Runs a command as the account's owner does. */
    play: (
      command: (typeof commands)[number],
      args: readonly string[] = [],
      env: NodeJS.ProcessEnv = {},
    ): Promise<Ended> =>
      run([program(command), ...args], project, {
        ...redirected,
        TWILIO_ACCOUNT_SID: account.sid,
        TWILIO_AUTH_TOKEN: account.authToken,
        ...env,
      }),
    /** Runs `twilio-run` as the documents say, in the folder of the functions. */
    twilioRun: (...args: string[]): Promise<Ended> => {
      const tool = join(root, 'serverless/node_modules/twilio-run/bin/twilio-run.js');
      const credentials = ['--username', account.sid, '--password', account.authToken];
      return run([tool, ...args, ...credentials], join(project, 'serverless'), redirected);
    },
    /** Gives the environment its own configuration, with another connector. */
    configure: async (name: string, connector: string): Promise<void> => {
      const file = join(project, 'serverless', name);
      const shipped = await readFile(join(root, 'serverless/payments.config.yaml'), 'utf8');
      await rm(file, { force: true });
      await writeFile(file, shipped.replace('name: Default', `name: ${connector}`));
    },
    close: async (): Promise<void> => {
      await local.close();
      await rm(project, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
