import { availableParallelism } from 'node:os';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { main, run, SetupError, step } from './step.mjs';

/** Folders to which the import rules apply (.dependency-cruiser.cjs). */
const cruised = ['src', 'serverless/functions', 'serverless/lib', 'serverless/http.test'].concat(
  ...['local-twilio', 'e2e', 'bench', 'chaos'],
);

/**
 * TypeScript's projects, which together hold every file. Those of single folders are for editors and lint: each would
 * read the same declarations again.
 */
const projects = ['.', 'serverless', 'bench', 'tsconfig.node.json', 'examples'];

/** The arguments of Node for each check, the longest first. */
const checks = {
  Lint: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  Format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  Imports: [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...cruised,
    ...['--output-type', 'err'],
  ],
  Unused: ['node_modules/knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors'],
  ...Object.fromEntries(
    projects.map((project) => [
      `Types in ${project}`,
      ['node_modules/typescript/bin/tsc', '--project', project],
    ]),
  ),
};

/** Runs all of them, one for each core at a time, and returns those that failed, having shown why. */
async function failures() {
  const waiting = Object.entries(checks).values();
  const failed = [];
  async function lane() {
    for (const [title, args] of waiting) {
      await step(title, async () => {
        const { code, output } = await run(process.execPath, args);
        if (code === 0) return;
        failed.push(title);
        process.stdout.write(`${title} failed:\n${output}`);
      });
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return failed;
}

await main(async () => {
  await install();
  const failed = await failures();
  if (failed.length > 0) throw new SetupError(`Failed: ${failed.join(', ')}`);
  await step('Build', build);
});
