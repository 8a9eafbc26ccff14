import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browser } from './browser.mjs';
import { build, buildFlexHost } from './build.mjs';
import { install } from './install.mjs';
import { lastLines, main, run, SetupError, step } from './step.mjs';

/*
 * npm run journey:versions [-- 2.16.0 …]: payments in the real Flex UI of other versions than the one that the
 * panel is built and tested with every time. docs/deploy.md says which.
 */

const versions = ['2.12.0', '2.15.1', '2.16.0'];

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const react = ['react', 'react-dom'].map((name) => `${name}@${manifest.dependencies[name]}`);

/** A folder with that Flex UI alone, as it would be without this project. */
async function installed(version) {
  const folder = `.cache/flex-ui/${version}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { code, output } = await run(
    'npm',
    ['install', '--no-audit', '--no-fund', `@twilio/flex-ui@${version}`, ...react],
    { cwd: folder },
  );
  if (code !== 0) throw new SetupError(`Flex UI ${version}:\n\n${lastLines(output)}`);
  return folder;
}

async function play(version) {
  await step(`Bundling Flex UI ${version}`, async () => {
    const from = await installed(version);
    const { code, output } = await run(process.execPath, [
      'local-twilio/world/host/build.mjs',
      ...['--from', from],
    ]);
    if (code !== 0) throw new SetupError(`Flex UI ${version}:\n\n${lastLines(output)}`);
  });
  const { code } = await run(
    process.execPath,
    [
      'node_modules/jest/bin/jest.js',
      'e2e/day.test.ts',
      '--selectProjects',
      'e2e',
      '-t',
      '^a payment',
    ],
    { show: true, env: { CHROMIUM_PATH: await browser() } },
  );
  return code === 0;
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    await install();
    await build();
    const chosen = process.argv.length > 2 ? process.argv.slice(2) : versions;
    const results = [];
    // From here on the bundle is another version's, also if this is broken off.
    rmSync('.cache/stamps/build-flex-host', { force: true });
    try {
      for (const version of chosen) results.push({ version, passed: await play(version) });
    } finally {
      await buildFlexHost();
    }
    for (const { version, passed } of results) {
      process.stdout.write(`Flex UI ${version}: ${passed ? 'passed' : 'FAILED'}\n`);
    }
    return results.every(({ passed }) => passed) ? 0 : 1;
  });
}
