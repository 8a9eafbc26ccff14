import { spawn } from 'node:child_process';
import { build, buildFlexHost, FUNCTIONS_FOLDER, pluginBundle } from './build.mjs';
import { install } from './install.mjs';
import { main } from './step.mjs';

/** Hands over to the local Twilio, which ends when this process is asked to. */
function localTwilio() {
  const places = ['--functions', FUNCTIONS_FOLDER, '--plugin', pluginBundle()];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'local-twilio/main.ts', ...places, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 0)));
}

await main(async () => {
  await install();
  await build();
  await buildFlexHost();
  return localTwilio();
});
