import { spawn } from 'node:child_process';

/** When npm is killed, the shell between npm and this process dies without passing the signal on. */
export function onNpmEnd(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}

/** Starts the local Twilio with the built functions and the built plugin. */
export function startTwilio(functions, plugin, args) {
  return spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'local-twilio/main.ts',
      '--functions',
      functions,
      '--plugin',
      plugin,
    ].concat(args),
    { stdio: 'inherit' },
  );
}
