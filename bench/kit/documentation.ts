import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './functions';

/** A place in a page of `docs` between two marks, which a run fills. */
interface Place {
  readonly page: string;
  /** The command that fills it, as the opening mark names it. */
  readonly command: string;
  readonly part: string;
}

/** Replaces the text between the marks of that place. */
export function writeInto({ page, command, part }: Place, text: string): void {
  const file = join(root, 'docs', page);
  const begin = `<!-- ${part}: ${command} -->`;
  const end = `<!-- end of ${part} -->`;
  const before = readFileSync(file, 'utf8');
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no place for the ${part}`);
  const head = before.slice(0, from + begin.length);
  writeFileSync(file, `${head}\n\n${text}\n\n${before.slice(to)}`);
}
