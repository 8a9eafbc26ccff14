import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { Fields } from '../../serverless/http.test/harness';

let folder: string | undefined;

/** From now on what is measured is profiled into that folder: processes of functions, and the desktop's page. */
export function profileInto(given: string): void {
  folder = resolve(given);
  mkdirSync(folder, { recursive: true });
}

/** Where the profile of this name goes; undefined where nothing is to be profiled. */
export const profileFile = (name: string): string | undefined =>
  folder && join(folder, `${name}.cpuprofile`);

/** Profiles a process of functions while `work` runs, if asked to; `post` reaches its function `profile`. */
export async function profiledFunctions<T>(
  name: string,
  post: (fields: Fields) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  const file = profileFile(name);
  if (file === undefined) return work();
  await post({});
  const done = await work();
  await post({ file });
  return done;
}

/** Short enough for what takes a tenth of a millisecond. */
const SAMPLE_EVERY_US = 100;

/** Profiles the page while `work` runs, if asked to. */
export async function profiledPage<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const file = profileFile('page');
  if (file === undefined) return work();
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  await session.send('Profiler.start');
  const done = await work();
  const { profile: taken } = await session.send('Profiler.stop');
  writeFileSync(file, JSON.stringify(taken));
  return done;
}
