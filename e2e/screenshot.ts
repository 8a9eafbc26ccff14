import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './stage';

/**
 * The folder for pictures of the desktop; none are taken unless SCREENSHOTS names one:
 * `SCREENSHOTS=docs/images npm test` renews those of the README.
 */
const folder = process.env.SCREENSHOTS;

/** Where the picture of that name goes. */
function file(to: string, name: string): string {
  const path = join(__dirname, '..', to);
  mkdirSync(path, { recursive: true });
  return join(path, `${name}.png`);
}

/** Takes a picture of the desktop. */
export async function screenshot({ page }: Stage, name: string): Promise<void> {
  if (folder) await page.screenshot({ path: file(folder, name) });
}

/** The panel alone: Flex gives a tab some 290 px of a desktop that is 1280 px wide. */
export async function panelScreenshot({ page }: Stage, name: string): Promise<void> {
  if (!folder) return;
  const panel = page.getByRole('region', { name: 'Payment', exact: true });
  await panel.screenshot({ path: file(folder, `panel-${name}`) });
}

/** The desktop at 320 px, as narrow as WCAG asks for. */
export async function narrowScreenshot(stage: Stage, name: string): Promise<void> {
  if (!folder) return;
  const wide = stage.page.viewportSize();
  await stage.page.setViewportSize({ width: 320, height: 640 });
  await screenshot(stage, `${name}-320`);
  if (wide) await stage.page.setViewportSize(wide);
}
