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
