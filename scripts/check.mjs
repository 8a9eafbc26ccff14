import { build } from './build.mjs';
import { install } from './install.mjs';
import { main, run, SetupError, step } from './step.mjs';

const node = (script, ...args) => [process.execPath, [script, ...args]];
const tsc = (folder) => node('node_modules/typescript/bin/tsc', '--project', folder);

/** Folders to which the import rules apply (.dependency-cruiser.cjs). */
const cruised = ['src', 'serverless/functions', 'serverless/lib', 'serverless/http.test'].concat(
  ...['local-twilio', 'e2e', 'bench', 'chaos'],
);

const checks = {
  Format: [node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
  Lint: [node('node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.')],
  Imports: [
    node(
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...cruised,
      '--output-type',
      'err',
    ),
  ],
  Unused: [
    node('node_modules/knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors'),
  ],
  Types: [
    '.',
    'serverless',
    'serverless/http.test',
    'local-twilio',
    'e2e',
    'examples',
    'bench',
    'chaos',
    'scripts/cloud',
  ].map(tsc),
};

await main(async () => {
  await install();
  for (const [title, commands] of Object.entries(checks)) {
    await step(title, async () => {
      const ended = await Promise.all(
        commands.map(([command, args]) => run(command, args, { show: true })),
      );
      if (ended.some(({ code }) => code !== 0)) throw new SetupError(`${title}: failed`);
    });
  }
  await step('Build', build);
});
