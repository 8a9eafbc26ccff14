import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Credentials } from './account';
import { run } from './run';

/*
 * Twilio's CLI with its Flex plugin, in a separate folder: in the project's npm tree it would bring other
 * versions of the tools that build the panel. The folder is the CLI's home, so that it finds its plugin there
 * and leaves the user's own CLI alone.
 */

const home = resolve('.cache/twilio-cli');
const folder = join(home, '.twilio-cli');

const manifest = JSON.stringify({
  private: true,
  dependencies: {
    'twilio-cli': '6.2.4',
    '@twilio-labs/plugin-flex': '7.0.0',
    // What plugin-flex builds with; unless pinned, npm installs later versions.
    typescript: '5.9.3',
    webpack: '4.47.0',
  },
  overrides: { '@k88/typescript-compile-error-formatter': { fs: 'npm:noop2@2.0.0' } },
  oclif: { schema: 1, plugins: [{ name: '@twilio-labs/plugin-flex', type: 'user' }] },
});

async function install(say: (line: string) => void): Promise<void> {
  const mark = join(folder, '.installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === manifest) return;
  say("Installing Twilio's CLI into .cache/twilio-cli (2 minutes, once)");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), manifest);
  await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
  writeFileSync(mark, manifest);
}

/** Runs Twilio's CLI as that account. */
export async function twilioCli(
  credentials: Credentials,
  args: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  await install(say);
  await run(process.execPath, [join(folder, 'node_modules/twilio-cli/bin/run'), ...args], {
    env: {
      HOME: home,
      USERPROFILE: home,
      // Keeps it from asking questions.
      CI: 'true',
      TWILIO_ACCOUNT_SID: credentials.accountSid,
      TWILIO_AUTH_TOKEN: credentials.authToken,
    },
  });
}
