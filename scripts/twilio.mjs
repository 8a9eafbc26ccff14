import { spawn } from 'node:child_process';

/** When npm is killed, the shell between npm and this process dies and passes nothing on. */
export function onNpmEnd(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}

/** Starts the local Twilio with the functions and the plugin that are built. */
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
