import { build } from './build.mjs';
import { install } from './install.mjs';
import { main, run, SetupError, step } from './step.mjs';

const node = (script, ...args) => [process.execPath, [script, ...args]];
const tsc = (folder) => node('node_modules/typescript/bin/tsc', '--project', folder);

const checks = {
  Format: [node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
  Lint: [node('node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.')],
  Types: ['.', 'serverless', 'serverless/http.test', 'local-twilio', 'e2e', 'bench', 'chaos'].map(
    tsc,
  ),
  'Unit tests': [
    node('node_modules/jest/bin/jest.js', '--silent', '--selectProjects', 'unit', 'components'),
  ],
};

await main(async () => {
  await install();
  for (const [title, commands] of Object.entries(checks)) {
    await step(title, async () => {
      for (const [command, args] of commands) {
        const { code } = await run(command, args, { show: true });
        if (code !== 0) throw new SetupError(`${title}: failed`);
      }
    });
  }
  await step('Build', build);
});
