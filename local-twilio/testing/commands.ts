import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { account } from '../account';
import { root } from '../root';

/**
 * Runs a command as the account's owner does, whose requests to Twilio reach the local one at `origin`. Answers
 * what it prints; rejects with it when the command fails.
 */
export function runForAccount(
  origin: string,
  [file, ...args]: readonly [string, ...string[]],
  cwd: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(file, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_OPTIONS: `--require ${join(root, 'edge/redirect.cjs')}`,
        LOCAL_TWILIO_ORIGIN: origin,
        TWILIO_ACCOUNT_SID: account.sid,
        TWILIO_AUTH_TOKEN: account.authToken,
        ALLOWED_ORIGINS: origin,
        ...environment,
      },
    });
    let output = '';
    const collect = (chunk: Buffer) => void (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0
        ? done(output)
        : fail(new Error(`${[file, ...args].join(' ')} ended with ${code}:\n${output}`)),
    );
  });
}
