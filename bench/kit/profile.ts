import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

let profile: string | undefined;

/** From now on what is measured is profiled into that file: the functions' process, or the desktop's page. */
export function profileInto(file: string): void {
  profile = resolve(file);
}

/** Undefined where nothing is to be profiled. */
export const profileFile = (): string | undefined => profile;

/** Short enough for what takes a tenth of a millisecond. */
const SAMPLE_EVERY_US = 100;

/** Profiles the page while `work` runs, if asked to. */
export async function profiled<T>(page: Page, work: () => Promise<T>): Promise<T> {
  if (profile === undefined) return work();
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  await session.send('Profiler.start');
  const done = await work();
  const { profile: taken } = await session.send('Profiler.stop');
  writeFileSync(profile, JSON.stringify(taken));
  return done;
}
