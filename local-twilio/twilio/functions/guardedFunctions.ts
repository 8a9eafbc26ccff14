import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Site } from './sites';

/**
 * The functions in a folder that not everybody may call, according to their file names:
 * `payments/status.protected.js` is `/payments/status`, and protected.
 */
export async function guardedFunctions(folder: string): Promise<Site['guarded']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const pathsOf = (ending: string) =>
    files
      .filter((file) => file.endsWith(ending))
      .map((file) => `/${file.slice(0, -ending.length)}`);
  return new Map([
    ...pathsOf('.protected.js').map((path) => [path, 'protected'] as const),
    ...pathsOf('.private.js').map((path) => [path, 'private'] as const),
  ]);
}
