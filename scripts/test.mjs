import { browser } from './browser.mjs';
import { build, buildFlexHost } from './build.mjs';
import { install } from './install.mjs';
import { jest } from './jest.mjs';
import { main } from './step.mjs';

/* `npm test`: the panel, the functions over HTTP, and the journeys of both in the real Flex UI. */

const PROJECTS = ['unit', 'components', 'fuzz', 'http', 'e2e'];

await main(async () => {
  await install();
  await build();
  await buildFlexHost();
  return jest(PROJECTS, '.cache/jest.json', { CHROMIUM_PATH: await browser() });
});
