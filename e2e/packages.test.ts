import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/* What the built plugin has code of, and what docs/security.md judges. */

const root = join(__dirname, '..');

/** Packages with their versions in a table of the page. */
function judged(section: string): readonly string[] {
  const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const [, after = ''] = page.split(`## ${section}\n`);
  const [table = ''] = after.split('\n## ');
  return [...table.matchAll(/`((?:@[^`/]+\/)?[^`@]+@\d[^`]*)`/g)].map(([, name = '']) => name);
}

test('the advisories of every package in the bundle are judged, and of no other', () => {
  const bundled: unknown = JSON.parse(readFileSync(join(root, 'build/packages.json'), 'utf8'));
  const named = judged("Advisories of the panel's bundle");
  expect(named.length).toBeGreaterThan(20);
  expect(named.toSorted()).toEqual(bundled);
});
