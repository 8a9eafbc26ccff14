import { browser } from './browser.mjs';
import { build, buildFlexHost } from './build.mjs';
import { install } from './install.mjs';
import { main, run } from './step.mjs';

await main(async () => {
  await install();
  await build();
  await buildFlexHost();
  const env = { CHROMIUM_PATH: await browser() };
  const args = ['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)];
  const { code } = await run(process.execPath, args, { show: true, env });
  return code;
});
