import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * Paths of the functions in a folder that only Twilio may call, according to their file names:
 * `payments/status.protected.js` is `/payments/status`.
 */
export async function protectedPaths(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.protected.js'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .map((file) => `/${file.replace(/\.protected\.js$/, '')}`);
  return new Set(paths);
}
