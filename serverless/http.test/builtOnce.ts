import { rm } from 'node:fs/promises';
import { buildWithoutLimits, newFolder } from './builds';

/* Jest's global setup for the tests over HTTP: the build that most of them use, made once for all of them. */

const VARIABLE = 'FUNCTIONS_WITHOUT_LIMITS';

/** Where it is; Jest's workers inherit the variable. */
export function builtFolder(): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined) throw new Error(`${VARIABLE} is not set: no global setup has run`);
  return folder;
}

/** Builds the functions of this run. */
export default async function setUp(): Promise<void> {
  const folder = await newFolder();
  process.env[VARIABLE] = folder;
  await buildWithoutLimits(folder);
}

/** Removes them. */
export const tearDown = (): Promise<void> => rm(builtFolder(), { recursive: true, force: true });
