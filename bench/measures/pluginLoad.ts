import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { pluginBundle } from '../../e2e/stage';
import { withDesktop } from '../kit/desktop';
import { type Measure, timesTheFloor } from '../kit/figure';
import { root } from '../kit/functions';

declare global {
  interface Window {
    /** Of `bench/page/markedPlugin.js`: milliseconds since the page began, by name. */
    benchMarks?: Readonly<Record<string, number>>;
  }
}

const LOADS = 11;

const packageText = (name: 'react-dom' | 'scheduler') =>
  readFileSync(join(root, 'node_modules', name, 'cjs', `${name}.production.min.js`), 'utf8');
const folder = join(root, '.cache/bench');
const marked = join(folder, basename(pluginBundle()));

/**
 * Writes the plugin with marks around its evaluation, and around what Flex calls to register it. The text
 * differs for each load, because the browser does not compile the same text twice.
 */
function writeMarkedBundle(load: number): void {
  mkdirSync(folder, { recursive: true });
  const before = readFileSync(join(root, 'bench/page/markedPlugin.js'), 'utf8')
    .replace('/* scheduler */', () => packageText('scheduler'))
    .replace('/* react-dom */', () => packageText('react-dom'));
  const bundle = readFileSync(pluginBundle(), 'utf8').replace(/^\/\/# sourceMappingURL.*$/m, '');
  writeFileSync(marked, `// ${load}\n${before}${bundle}\n`);
}

/** Milliseconds to evaluate react-dom, and to evaluate and register the plugin. */
async function ownTime(page: Page): Promise<Readonly<Record<'floor' | 'plugin', number>>> {
  const marks = await page.evaluate(() => window.benchMarks ?? {});
  const between = (from: string, to: string) => {
    const [begun, ended] = [marks[from], marks[to]];
    if (begun === undefined || ended === undefined) throw new Error(`no ${from}`);
    return ended - begun;
  };
  return {
    floor: between('react-dom evaluates', 'react-dom evaluated'),
    plugin:
      between('plugin evaluates', 'plugin evaluated') +
      between('plugin registers', 'plugin registered'),
  };
}

/** For how long the plugin blocks the desktop while it starts. */
export const pluginLoad: Measure = {
  name: 'plugin-load',
  short: false,
  run: () => {
    writeMarkedBundle(LOADS);
    return withDesktop(
      async ({ page, twilio }) => {
        const taken: number[] = [];
        const floor: number[] = [];
        for (let loads = 0; loads < LOADS; loads += 1) {
          writeMarkedBundle(loads);
          await page.goto(`${twilio.origin}/agent-desktop/`, { waitUntil: 'commit' });
          await page.waitForFunction(() => 'plugin registered' in (window.benchMarks ?? {}));
          const each = await ownTime(page);
          taken.push(each.plugin);
          floor.push(each.floor);
        }
        return [
          timesTheFloor({
            name: 'plugin’s own time to evaluate and register',
            must: 1,
            taken,
            floor,
            note: 'in Chromium, on the main thread, between marks around the bundle and around `init`; floor: react-dom, evaluated in the same page.',
          }),
        ];
      },
      { plugin: marked },
    );
  },
};
