/*
 * Pictures of every state of the panel, at the widths Flex gives it, light and dark, in three languages:
 *   npm run screenshots
 * They are in .cache/screenshots/states, one sheet of all states for each combination.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const folder = join(import.meta.dirname, '../.cache/screenshots/states');
const widths = [293, 320, 400];
const themes = ['light', 'dark'];
const locales = ['en-US', 'de-DE', 'ja-JP'];

async function pageFile() {
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, '../src/panel/testing/gallery.tsx')],
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  });
  const file = join(folder, 'gallery.html');
  const [script] = outputFiles;
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><body style="margin:0"><div id="root"></div><script>${script.text.replaceAll('</script', '<\\/script')}</script>`,
  );
  return file;
}

const file = await pageFile();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const width of widths) {
  for (const theme of themes) {
    for (const locale of locales) {
      const page = await browser.newPage({
        viewport: { width: 6 * (width + 12) + 24, height: 900 },
      });
      page.on('pageerror', (error) => process.stderr.write(`${error}\n`));
      await page.goto(`file://${file}?${new URLSearchParams({ width, theme, locale })}`);
      await page.getByText('4242').first().waitFor();
      await page.waitForTimeout(500);
      await page.screenshot({
        path: join(folder, `${width}-${theme}-${locale.slice(0, 2)}.png`),
        fullPage: true,
      });
      await page.close();
      process.stdout.write(`${width}-${theme}-${locale.slice(0, 2)}.png\n`);
    }
  }
}
await browser.close();
