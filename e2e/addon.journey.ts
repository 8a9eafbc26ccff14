import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/*
 * The add-on in a project laid out as flex-project-template is, with nothing of ours beside it: installed by its own
 * `npm install`, in the versions of its own lockfile, and built by its own tools.
 */

const root = resolve(__dirname, '..');
const run = promisify(execFile);
const MINUTE = 60_000;
let project: string;
let addon: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'template-'));
  addon = join(project, 'addons/flex-payments');
  const folders = [
    'addons',
    'flex-config',
    'plugin-flex-ts-template-v2/src',
    'serverless-functions',
  ];
  for (const folder of folders) await mkdir(join(project, folder), { recursive: true });
  const manifest = { name: 'flex-project-template', private: true };
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  await run('npm', ['run', 'build:addon', '--', '--outdir', addon], { cwd: root });
}, 5 * MINUTE);
afterAll(() => rm(project, { recursive: true, force: true }));

/** As a shell of that project would: with nothing of this one's settings. */
const inAddon = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  run(command, args, {
    cwd: addon,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    maxBuffer: 2 ** 26,
  });

test(
  'installs and builds panel and functions by itself',
  async () => {
    await inAddon('npm', ['install', '--no-audit', '--no-fund']);
    await inAddon('npx', ['flex-plugin', 'build'], { NODE_ENV: 'production', CI: 'true' });
    expect(await readdir(join(addon, 'build'))).toContain('flex-payment-panel.js');
    await inAddon('npx', ['tsc', '--noEmit', '-p', '.']);
    await inAddon(process.execPath, ['serverless/build.mjs']);
    const functions = await readdir(join(addon, 'serverless/dist/functions/payments'));
    expect(functions).toEqual(
      expect.arrayContaining(['complete.js', 'open.js', 'start.js', 'status.protected.js']),
    );
    const packages = await readFile(join(addon, 'build/packages.json'), 'utf8');
    expect(packages).toContain('twilio-sync@');
    // Nothing was installed or written beside it.
    expect(await readdir(join(project, 'addons'))).toEqual(['flex-payments']);
    expect(await readdir(project)).not.toContain('node_modules');
  },
  30 * MINUTE,
);
