import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { browser } from './browser.mjs';
import { build, buildFlexHost } from './build.mjs';
import { install } from './install.mjs';
import { main, run } from './step.mjs';

/** Runs some of Jest's projects and counts the results; a run that could not start counts as one failure. */
async function jest(projects, args, env) {
  const report = `.cache/jest-${projects[0]}.json`;
  rmSync(report, { force: true });
  const { code } = await run(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--selectProjects', ...projects, ...args].concat(
      '--json',
      `--outputFile=${report}`,
      ...process.argv.slice(2),
    ),
    { show: true, env },
  );
  const counts = { passed: 0, failed: code === 0 ? 0 : 1 };
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    counts.passed = numPassedTests;
    counts.failed = Math.max(counts.failed, numFailedTests + numRuntimeErrorTestSuites);
  } catch {
    counts.failed = 1;
  }
  return counts;
}

await main(async () => {
  await install();
  await build();
  await buildFlexHost();
  const env = { CHROMIUM_PATH: await browser() };
  // One more worker than there are cores: tests over HTTP mostly wait.
  const workers = `--maxWorkers=${availableParallelism() + 1}`;
  const fast = await jest(['unit', 'components', 'fuzz', 'http'], [workers], env);
  // Two journeys at a time: each has its own browser, Flex desktop and local Twilio.
  const journeys = await jest(['e2e'], ['--maxWorkers=2'], env);
  const passed = fast.passed + journeys.passed;
  const failed = fast.failed + journeys.failed;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
});
