import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { account } from '../../account';
import { root } from '../../root';

const ofThisProject = resolve(root, '../serverless');

/**
 * Folder of the package that provides `twilio-run`, and whose `node_modules` the Functions use: in a checkout
 * this project's, for an installed package the current folder.
 */
export const packageFolder = existsSync(ofThisProject) ? ofThisProject : process.cwd();
const READY_WITHIN_MS = 120_000;
/** Enough of what the process wrote to say why it died. */
const MOST_OUTPUT = 20_000;

export interface HostingOptions {
  /** Those of the local account's payment functions when absent. */
  readonly settings?: Settings;
  /** Each request loads the current files. */
  readonly live?: boolean;
  /** Settings of the functions, which go before those of this project. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Hears all that the process writes. */
  readonly onOutput?: (text: string) => void;
}

export interface HostedFunctions {
  readonly port: number;
  /** Resolves once they run, also again after a function ended the process; rejects when they do not come up. */
  readonly ready: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The context of a function. */
export type Settings = Readonly<Record<string, string>>;

/** The settings the payment functions cannot do without, for the local account and pages of an origin. */
export const accountSettings = (origin: string) => ({
  DOMAIN_NAME: account.functionsDomain,
  ACCOUNT_SID: account.sid,
  AUTH_TOKEN: account.authToken,
  TWILIO_API_KEY: account.apiKeySid,
  TWILIO_API_SECRET: account.apiKeySecret,
  TASKROUTER_WORKSPACE_SID: account.workspaceSid,
  PAYMENTS_SYNC_SERVICE_SID: account.syncServiceSid,
  ALLOWED_ORIGINS: origin,
});

/** With the merchant's endpoint, and two that functions of other plugins read. */
const localSettings = (origin: string): Settings => ({
  ...accountSettings(origin),
  REPORT_URL: account.reportUrl,
  REPORT_SECRET: account.reportSecret,
  SYNC_SERVICE_SID: account.syncServiceSid,
  PAYMENT_CONNECTOR: 'Default',
});

/** Nothing of the machine's own, but what leads the functions to the local Twilio. */
const processEnvironment = (origin: string, settings: Settings): NodeJS.ProcessEnv => ({
  // Otherwise Express answers malformed JSON with a stack trace and the machine's paths.
  NODE_ENV: 'production',
  NODE_OPTIONS: `--require ${JSON.stringify(join(root, 'twilio/functions/preload.cjs'))}`,
  LOCAL_TWILIO_ORIGIN: origin,
  // Where functions from elsewhere find what they did not bring, such as `twilio`.
  NODE_PATH: join(packageFolder, 'node_modules'),
  ...settings,
});

/** A port nobody listens on now. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') done(address.port);
        else fail(new Error('no free port'));
      });
    });
  });
}

/** The port of functions, once they run; undefined when there are none, or they do not come up. */
export const portOf = async (hosted: HostedFunctions | undefined): Promise<number | undefined> =>
  hosted?.ready().then(
    () => hosted.port,
    () => undefined,
  );

/** One process of `twilio-run`. */
interface Process {
  readonly alive: () => boolean;
  readonly ended: Promise<void>;
  readonly output: () => string;
  readonly close: () => Promise<void>;
}

function startProcess(
  folder: string,
  port: number,
  live: boolean,
  env: NodeJS.ProcessEnv,
  onOutput: (text: string) => void,
): Process {
  // As a Functions project keeps them: beside each other.
  const ownProject = join(folder, '..');
  const assets = join(ownProject, 'assets');
  // Functions find in `Twilio` what their own version of the client has.
  const isInstalled = ['package.json', 'node_modules/twilio'].every((path) =>
    existsSync(join(ownProject, path)),
  );
  const project = isInstalled ? ownProject : packageFolder;
  const child = spawn(
    process.execPath,
    [
      join(packageFolder, 'node_modules/twilio-run/bin/twilio-run.js'),
      'start',
      ...['--functions-folder', relative(project, folder)],
      ...(existsSync(assets) ? ['--assets-folder', relative(project, assets)] : []),
      ...['--port', String(port)],
      // Otherwise it reads the package's .env, whose real account would win over the local one.
      ...['--env', devNull],
      '-f',
      // Otherwise each request starts a process.
      '--no-fork-process',
      live ? '--live' : '--no-live',
      // It writes a line for each request, which the local Twilio counts itself.
      '--no-logs',
    ],
    { cwd: project, env, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const output = collectOutput(child, onOutput);
  let alive = true;
  const ended = new Promise<void>((done) => {
    const end = () => {
      alive = false;
      done();
    };
    child.once('exit', end).once('error', end);
  });
  const close = async () => {
    child.kill();
    await ended;
  };
  return { alive: () => alive, ended, output, close };
}

/**
 * Runs the built Functions of a folder with the real `twilio-run`, redirecting their requests to Twilio to
 * `origin`. Resolves when it answers; rejects with its output if it does not start. A function that ends the
 * process, as a rejected promise that nobody handles does, is reported on stderr, and the process started again.
 *
 * Only `settings` and the above are in its environment: `twilio-run -f` shows a function the whole
 * environment as its context, where e.g. PATH would hide the function's own path.
 */
export async function hostFunctions(
  folder: string,
  origin: string,
  {
    live = false,
    settings = localSettings(origin),
    environment = {},
    onOutput = () => undefined,
  }: HostingOptions = {},
): Promise<HostedFunctions> {
  const port = await freePort();
  const env = processEnvironment(origin, { ...settings, ...environment });
  let closing = false;

  async function start(): Promise<Process> {
    const started = startProcess(folder, port, live, env, onOutput);
    if (!(await answers(port, started.alive))) {
      await started.close();
      throw new Error(
        `twilio-run does not come up with the functions of ${folder}:\n${started.output()}`,
      );
    }
    void started.ended.then(() => {
      if (closing) return;
      process.stderr.write(`twilio-run has ended, and is started again:\n${started.output()}\n`);
      running = start();
      running.catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    });
    return started;
  }

  let running = start();
  await running;
  return {
    port,
    async ready() {
      await running;
    },
    async close() {
      closing = true;
      await (await running.catch(() => undefined))?.close();
    },
  };
}

function collectOutput(child: ChildProcess, onOutput: (text: string) => void): () => string {
  let text = '';
  const collect = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-MOST_OUTPUT);
    onOutput(chunk.toString());
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return () => text;
}

/** Waits until HTTP is answered on the port; false when the process ends first, or it takes too long. */
async function answers(port: number, alive: () => boolean): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (alive() && Date.now() < deadline) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answered) return true;
    await sleep(50);
  }
  return false;
}
