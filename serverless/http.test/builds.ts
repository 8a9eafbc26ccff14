import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/* The functions as tests need them: built for another configuration than the project's own. */

const packageFolder = resolve(__dirname, '..');

/** The project's own configuration, with limits (R76) that nothing reaches by accident. */
async function withoutLimits(): Promise<string> {
  const shipped = await readFile(join(packageFolder, 'payments.config.yaml'), 'utf8');
  return shipped.replace(/^( {2}(?:starts|captures)Per\w+): \d+$/gm, '$1: 10000');
}

/** Builds the functions for a configuration, given as the text of its file. */
export async function build(configuration: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'payments.config.yaml');
  await writeFile(file, configuration);
  const script = join(packageFolder, 'build.mjs');
  await promisify(execFile)(process.execPath, [script, '--config', file, '--outdir', folder]);
}

/** Builds the functions as the project configures them, but without its limits. */
export const buildWithoutLimits = async (folder: string): Promise<void> =>
  build(await withoutLimits(), folder);

/** The same, without auto-advance: what one press or one callback costs is measured by itself. */
export async function buildToMeasure(folder: string): Promise<void> {
  const shipped = await withoutLimits();
  await build(shipped.replace(/^autoAdvance: true$/m, 'autoAdvance: false'), folder);
}

/** An empty folder for a build, beside the project's own. */
export async function newFolder(): Promise<string> {
  const dist = join(packageFolder, 'dist');
  await mkdir(dist, { recursive: true });
  return mkdtemp(join(dist, 'configured-'));
}
