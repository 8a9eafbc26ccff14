import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from './step.mjs';

/**
 * Runs the tests of these projects with the arguments of the command line, leaves what Jest reports in `report`, and
 * prints the counts last. A run that could not start counts as one failure. Returns the exit code.
 */
export async function jest(projects, report, env) {
  rmSync(report, { force: true });
  // Two workers for each core: tests over HTTP and journeys wait half of their time.
  const workers = `--maxWorkers=${2 * availableParallelism()}`;
  const { code } = await run(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--selectProjects', ...projects, workers].concat(
      '--json',
      `--outputFile=${report}`,
      ...process.argv.slice(2),
    ),
    { show: true, env },
  );
  const { passed, failed } = countsIn(report, code);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

function countsIn(report, code) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
