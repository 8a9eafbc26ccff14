import { unlessDone } from './stamp.mjs';
import { lastLines, run, SetupError, step } from './step.mjs';

async function npmCi(cwd) {
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd });
  if (code === 0) return;
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(output);
  throw new SetupError(
    offline
      ? `The packages could not be fetched: the npm registry does not answer.\nCheck the network connection (or npm's registry and proxy settings) and run the command again.\n\n${lastLines(output, 6)}`
      : `npm could not install the packages:\n\n${lastLines(output)}`,
  );
}

/** Installs what is missing of both packages, side by side, exactly as the lockfiles say. */
export async function install() {
  await Promise.all([
    unlessDone('install-plugin', ['package-lock.json'], 'node_modules', () =>
      step("Installing the plugin's packages (2 to 5 minutes, once)", () => npmCi('.')),
    ),
    unlessDone(
      'install-functions',
      ['serverless/package-lock.json'],
      'serverless/node_modules',
      () =>
        step("Installing the functions' packages (under a minute, once)", () =>
          npmCi('serverless'),
        ),
    ),
  ]);
}
