import { install } from './install.mjs';
import { main, run } from './step.mjs';

/* npm run setup | doctor | teardown: installs what is missing, then runs the program. */
await main(async () => {
  const [command, ...args] = process.argv.slice(2);
  await install();
  const { code } = await run(
    process.execPath,
    ['--import', 'tsx', `scripts/cloud/${command}.ts`, ...args],
    { show: true },
  );
  return code;
});
