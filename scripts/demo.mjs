import { build, buildFlexHost, FUNCTIONS_FOLDER, pluginBundle } from './build.mjs';
import { install } from './install.mjs';
import { main } from './step.mjs';
import { onNpmEnd, startTwilio } from './twilio.mjs';

/** Hands over to the local Twilio, which ends with this process. */
function localTwilio() {
  const child = startTwilio(FUNCTIONS_FOLDER, pluginBundle(), process.argv.slice(2));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  onNpmEnd(() => child.kill());
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 0)));
}

await main(async () => {
  await install();
  await build();
  await buildFlexHost();
  return localTwilio();
});
