import { build, buildFlexHost } from './build.mjs';
import { install } from './install.mjs';
import { jest } from './jest.mjs';
import { main } from './step.mjs';

/* `npm run test:tools`: the local Twilio, and the commands that set up an account. */

await main(async () => {
  await install();
  await build();
  await buildFlexHost();
  return jest(['tools'], '.cache/tools.json', {});
});
