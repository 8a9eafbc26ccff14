import { browser } from './browser.mjs';
import { buildFlexHost } from './build.mjs';
import { install } from './install.mjs';
import { main, run } from './step.mjs';

/* npm run journey:deploy: the whole way to an account and back, with Twilio's own tools. */
await main(async () => {
  await install();
  await buildFlexHost();
  const { code } = await run(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--selectProjects', 'deploy'],
    { show: true, env: { CHROMIUM_PATH: await browser() } },
  );
  return code;
});
