import { spawn } from 'node:child_process';

/** A failure that the user can fix; shown without a stack. */
export class SetupError extends Error {}

/**
 * Runs a command and resolves with its exit code. Its output is shown if `show` is set, else it is part of
 * the error when the command fails.
 */
export function run(command, args, { cwd, env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs one long step, printing a line before it and its duration afterwards. */
export async function step(title, work) {
  const start = Date.now();
  process.stdout.write(`${title} …\n`);
  await work();
  process.stdout.write(`${title}: done in ${Math.round((Date.now() - start) / 1000)} s\n`);
}

/** The last lines of a command's output, for an error message. */
export function lastLines(output, count = 25) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

/** Runs a script's main function; a SetupError ends it with its message alone. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof SetupError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
