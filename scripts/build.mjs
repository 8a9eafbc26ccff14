import { existsSync, readdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { unlessDone } from './stamp.mjs';
import { lastLines, main, run, SetupError, step } from './step.mjs';

const sources = ['package-lock.json', 'tsconfig.base.json', 'src'];

export const FUNCTIONS_FOLDER = 'serverless/dist/functions';

/** The bundle of `flex-plugin build`, which can exit with 0 and without one. */
export function pluginBundle() {
  const bundle = existsSync('build') && readdirSync('build').find((name) => name.endsWith('.js'));
  if (!bundle) throw new SetupError('flex-plugin build left no bundle in build/.');
  return `build/${bundle}`;
}

async function buildPlugin() {
  rmSync('build', { recursive: true, force: true });
  const { code, output } = await run('npx', ['flex-plugin', 'build'], {
    env: { NODE_ENV: 'production', CI: 'true' },
  });
  if (code !== 0) {
    rmSync('build', { recursive: true, force: true });
    throw new SetupError(`flex-plugin build failed:\n\n${lastLines(output)}`);
  }
  pluginBundle();
}

async function runScript(script, args = []) {
  const { code, output } = await run(process.execPath, [script, ...args]);
  if (code !== 0) throw new SetupError(`${script} failed:\n\n${lastLines(output)}`);
}

/** The file that says what agents are offered, unless another is named. */
const CONFIGURATION = 'serverless/payments.config.yaml';

/** Both deployed artefacts: the plugin's bundle, and one bundle per function with that configuration. */
export async function build(configuration = CONFIGURATION) {
  if (!existsSync(configuration)) throw new SetupError(`${configuration} is not there.`);
  await unlessDone(
    'build-plugin',
    [...sources, 'tsconfig.json', 'webpack.config.js', 'scripts/webpack', 'public', 'package.json'],
    'build',
    () => step('Building the plugin (10 to 60 s)', buildPlugin),
  );
  // Named once more: by it a build with another configuration differs.
  const inputs = [...sources, 'serverless', configuration];
  await unlessDone('build-functions', inputs, FUNCTIONS_FOLDER, () =>
    step('Building the functions', () =>
      runScript('serverless/build.mjs', ['--config', configuration]),
    ),
  );
}

/** The real Flex UI as a page of the local Twilio; built on the user's machine, never published. */
export async function buildFlexHost() {
  await unlessDone(
    'build-flex-host',
    ['package-lock.json', 'local-twilio/world/host'],
    'local-twilio/dist',
    () =>
      step('Bundling Flex UI for the local Twilio', () =>
        runScript('local-twilio/world/host/build.mjs'),
      ),
  );
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const { values } = parseArgs({ options: { config: { type: 'string' } } });
    await install();
    await build(values.config);
  });
}
