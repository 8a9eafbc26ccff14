import { spawn } from 'node:child_process';
import { build, buildFlexHost, FUNCTIONS_FOLDER, pluginBundle } from './build.mjs';
import { install } from './install.mjs';
import { main } from './step.mjs';

/** When npm is killed, the shell between npm and this process dies and passes nothing on. */
function endWithNpm(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}

/** Hands over to the local Twilio, which ends when this process is asked to. */
function localTwilio() {
  const places = ['--functions', FUNCTIONS_FOLDER, '--plugin', pluginBundle()];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'local-twilio/main.ts', ...places, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  endWithNpm(() => child.kill());
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 0)));
}

await main(async () => {
  await install();
  await build();
  await buildFlexHost();
  return localTwilio();
});
