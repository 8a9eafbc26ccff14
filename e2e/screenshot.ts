import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './stage';

/**
 * Keeps a picture of the desktop in `.cache/screenshots/`, or in the folder SCREENSHOTS names:
 * `SCREENSHOTS=docs/images npm test` renews those of the README.
 */
export async function screenshot({ page }: Stage, name: string): Promise<void> {
  const folder = join(__dirname, '..', process.env.SCREENSHOTS ?? '.cache/screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
