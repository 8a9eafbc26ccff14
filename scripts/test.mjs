import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { browser } from './browser.mjs';
import { build, buildFlexHost } from './build.mjs';
import { install } from './install.mjs';
import { main, run } from './step.mjs';

const REPORT = '.cache/jest.json';
const PROJECTS = ['unit', 'components', 'fuzz', 'http', 'e2e'];

/** Runs the tests and counts the results; a run that could not start counts as one failure. */
async function jest(env) {
  rmSync(REPORT, { force: true });
  // Two workers for each core: tests over HTTP and journeys wait half of their time.
  const workers = `--maxWorkers=${2 * availableParallelism()}`;
  const { code } = await run(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--selectProjects', ...PROJECTS, workers].concat(
      '--json',
      `--outputFile=${REPORT}`,
      ...process.argv.slice(2),
    ),
    { show: true, env },
  );
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(REPORT, 'utf8'),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

await main(async () => {
  await install();
  await build();
  await buildFlexHost();
  const { passed, failed } = await jest({ CHROMIUM_PATH: await browser() });
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
});
