import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { call, type Caller } from '../../e2e/caller';
import { accept } from '../../e2e/desk';
import { launch, pluginBundle, type Stage } from '../../e2e/stage';
import { startLocalTwilio } from '../../local-twilio/server';
import { functionsFolder, root } from './functions';
import { profiledPage } from './profile';

export interface DesktopOptions {
  /** Names of scripts in `bench/page` that the page runs before its own. */
  readonly scripts?: readonly string[];
  /** A bundle to use instead of the one that was built. */
  readonly plugin?: string;
  /** Of Chromium. */
  readonly flags?: readonly string[];
}

/** A busy machine is slow, not broken. */
const PATIENCE_MS = 90_000;

/** A script of `bench/page` for the browser. */
async function pageScript(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench/page', `${name}.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome110',
    logLevel: 'error',
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`bench/page/${name}.ts gave no script`);
  return script.text;
}

/** The agent's desktop in the real Flex UI, without listeners, which would cost time. */
export async function withDesktop<T>(
  work: (stage: Stage) => Promise<T>,
  { scripts = [], plugin = pluginBundle(), flags = [] }: DesktopOptions = {},
): Promise<T> {
  const twilio = await startLocalTwilio({ port: 0, functionsFolder, pluginBundle: plugin });
  const browser = await launch(flags);
  const close = async () => {
    await browser.close();
    await twilio.close();
  };
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 900 },
      locale: 'en-US',
      permissions: ['notifications', 'microphone'],
    });
    page.setDefaultTimeout(PATIENCE_MS);
    for (const name of scripts) await page.addInitScript(await pageScript(name));
    await page.goto(`${twilio.origin}/agent-desktop/`);
    await page.getByText('No active tasks').waitFor();
    return await profiledPage(page, () => work({ twilio, page, heard: [], trouble: [], close }));
  } finally {
    await close();
  }
}

/** A customer calls, and the agent accepts and opens the tab Payment. */
export async function answeredCall(stage: Stage, from: string): Promise<Caller> {
  const caller = await call(stage, from);
  await accept(stage);
  return caller;
}

/** Ends every call and waits until the desktop has none. */
export async function endCalls({ twilio, page }: Stage): Promise<void> {
  await fetch(`${twilio.origin}/reset`, { method: 'POST' });
  await page.getByText('No active tasks').waitFor();
}

/** Milliseconds since 1970 by a clock that does not jump. */
export const now = (): number => performance.timeOrigin + performance.now();

const LOOKS = 40;

/**
 * What to add to the page's clock to get this process's: both count the machine's time from different
 * moments. Of many round trips the fastest is the most precise.
 */
export async function clockOffset(page: Page): Promise<number> {
  const looks: { readonly took: number; readonly offset: number }[] = [];
  for (let count = 0; count < LOOKS; count += 1) {
    const asked = now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const took = now() - asked;
    looks.push({ took, offset: asked + took / 2 - there });
  }
  looks.sort((one, other) => one.took - other.took);
  return looks[0]?.offset ?? 0;
}
