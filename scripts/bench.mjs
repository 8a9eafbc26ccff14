import { browser } from './browser.mjs';
import { build, buildFlexHost } from './build.mjs';
import { install } from './install.mjs';
import { main, run } from './step.mjs';

await main(async () => {
  await install();
  await build();
  await buildFlexHost();
  /** @type {Record<string, string>} */
  const env = { CHROMIUM_PATH: await browser() };
  const given = process.argv.slice(2);
  const load = given.includes('--load');
  // Where the local Twilio reads them, before it does anything.
  if (load) env.LOCAL_TWILIO_SETTINGS = 'bench/load/local-twilio.json';
  const main = load ? 'bench/load/main.ts' : 'bench/main.ts';
  const args = ['--import', 'tsx', main, ...given.filter((each) => each !== '--load')];
  const { code } = await run(process.execPath, args, { show: true, env });
  return code;
});
