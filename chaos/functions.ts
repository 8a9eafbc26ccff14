import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export interface BuiltFunctions {
  readonly path: string;
  remove(): Promise<void>;
}

/** Builds the functions for the payments under faults, in a separate folder. */
export async function buildFunctions(): Promise<BuiltFunctions> {
  const serverless = resolve(__dirname, '../serverless');
  const dist = join(serverless, 'dist');
  await mkdir(dist, { recursive: true });
  const path = await mkdtemp(join(dist, 'chaos-'));
  const config = join(__dirname, 'payments.yaml');
  const script = join(serverless, 'build.mjs');
  await promisify(execFile)(process.execPath, [script, '--config', config, '--outdir', path]);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
