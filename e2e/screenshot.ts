import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './stage';

function file(name: string): string {
  const folder = join(__dirname, '..', process.env.SCREENSHOTS ?? '.cache/screenshots');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}

/**
 * Keeps a picture of the desktop in `.cache/screenshots/`, or in the folder SCREENSHOTS names:
 * `SCREENSHOTS=docs/images npm test` renews those of the README.
 */
export async function screenshot({ page }: Stage, name: string): Promise<void> {
  await page.screenshot({ path: file(name) });
}

/** The panel alone: Flex gives a tab some 290 px of a desktop that is 1280 px wide. */
export async function panelScreenshot({ page }: Stage, name: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Payment', exact: true });
  await panel.screenshot({ path: file(`panel-${name}`) });
}

/** The desktop at 320 px, as narrow as WCAG asks for. */
export async function narrowScreenshot(stage: Stage, name: string): Promise<void> {
  const wide = stage.page.viewportSize();
  await stage.page.setViewportSize({ width: 320, height: 640 });
  await screenshot(stage, `${name}-320`);
  if (wide) await stage.page.setViewportSize(wide);
}
