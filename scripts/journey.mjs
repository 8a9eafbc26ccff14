import { browser } from './browser.mjs';
import { buildFlexHost } from './build.mjs';
import { install } from './install.mjs';
import { main, run } from './step.mjs';

/*
 * npm run journey:deploy: the whole way to an account and back, with Twilio's own tools.
 * npm run journey:addon: the add-on, installed and built in another project.
 */
await main(async () => {
  const [name] = process.argv.slice(2);
  await install();
  if (name === 'deploy') await buildFlexHost();
  const { code } = await run(
    process.execPath,
    ['node_modules/jest/bin/jest.js', `e2e/${name}.journey.ts`, '--selectProjects', 'deploy'],
    { show: true, env: { CHROMIUM_PATH: await browser() } },
  );
  return code;
});
