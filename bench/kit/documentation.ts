import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figure';
import { root } from './functions';
import type { Machine } from './machine';
import { markdownTable } from './table';

const file = join(root, 'docs/performance.md');
const begin = '<!-- figures: npm run bench -- --docs -->';
const end = '<!-- end of figures -->';

/** Puts the table between its two marks in docs/performance.md. */
export function writeTable(figures: readonly Figure[], on: Machine): void {
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no place for the figures`);
  const before = text.slice(0, from + begin.length);
  writeFileSync(file, `${before}\n\n${markdownTable(figures, on)}\n\n${text.slice(to)}`);
}
