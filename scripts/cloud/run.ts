import { spawn } from 'node:child_process';
import { Problem } from './problem';

/** A command's output without escapes of the terminal. */
// eslint-disable-next-line no-control-regex -- escapes of the terminal
const plain = (output: string): string => output.replaceAll(/\u001b\[[0-9;]*m/g, '');

/** Runs a command. If it fails, throws a `Problem` with its last output. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      ...(cwd !== undefined && { cwd }),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => void (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) {
        done(output);
        return;
      }
      const lines = plain(output)
        .split('\n')
        .map((text) => text.replace(/^[\s│✖]+/, '').trim());
      const said = lines
        .filter((text) => text !== '')
        .slice(-6)
        .join(' · ');
      fail(
        new Problem(
          `${args.find((arg) => /deploy|release|build|install/.test(arg)) ?? command}: ${said}`,
        ),
      );
    });
  });
}
