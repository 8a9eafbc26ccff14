import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const folder = '.cache/stamps';
const leftOut = new Set(['node_modules', 'dist', 'build', '.env']);

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => !leftOut.has(name))
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap(filesBelow)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * Runs `work` unless it already ran with the same content of `inputs` (files and folders) and `output`
 * still exists. A second start therefore only has to read the sources.
 */
export async function unlessDone(name, inputs, output, work) {
  const stamp = join(folder, name);
  const now = fingerprint(inputs);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, now);
}
