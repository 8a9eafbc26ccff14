import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeInto } from './kit/documentation';
import { type Figure, type Measure, verdictOf } from './kit/figure';
import { functionsFolder, root } from './kit/functions';
import { profileInto } from './kit/profile';
import { machine } from './kit/machine';
import { markdownTable, textTable } from './kit/table';
import { measures } from './measures';
import { buildToMeasure } from '../serverless/http.test/builds';
import { drawWaterfalls } from './waterfall';

/*
 * Measures what docs/performance.md promises.
 *   npm run bench [-- --short | --docs | --only <name> [--profile <folder>]]
 *   npm run bench -- --load [--docs]: see load/main.ts
 * `--short` measures only counts and bytes, and fails if one is worse than it must be; times never fail a
 * run, since they depend on the machine. `--docs` writes the table and the waterfalls into
 * docs/performance.md. `--profile` writes CPU profiles of the functions' processes and of the desktop's page, which
 * Chromium's DevTools show as flame graphs.
 */

const results = join(root, 'bench/results.json');
const figuresInDocs = {
  page: 'performance.md',
  command: 'npm run bench -- --docs',
  part: 'figures',
};

async function measure(chosen: readonly Measure[]): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, run } of chosen) {
    const begun = Date.now();
    figures.push(...(await run()));
    process.stderr.write(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
  }
  return figures;
}

function choose(short: boolean, only: string | undefined): readonly Measure[] {
  if (only === undefined) return measures.filter((each) => !short || each.short);
  const chosen = measures.filter(({ name }) => name === only);
  if (chosen.length > 0) return chosen;
  throw new Error(`--only takes one of ${measures.map(({ name }) => name).join(', ')}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      docs: { type: 'boolean', default: false },
      only: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  if (values.profile !== undefined) profileInto(values.profile);
  await buildToMeasure(functionsFolder);
  cpSync(join(root, 'bench/bare'), functionsFolder, { recursive: true });
  const on = machine();
  const measured = await measure(choose(values.short, values.only));
  // With `--short`, a time may come along with a count; it is not measured well enough to be shown.
  const figures = values.short ? measured.filter(({ kind }) => kind === 'count') : measured;
  process.stdout.write(`\n${textTable(figures, on)}\n`);
  if (!values.short && values.only === undefined) {
    const run = { measuredAt: new Date().toISOString(), machine: on, figures };
    writeFileSync(results, `${JSON.stringify(run, null, 2)}\n`);
    if (values.docs) {
      writeInto(figuresInDocs, markdownTable(figures, on));
      await drawWaterfalls();
    }
  }
  const broken = figures.filter(
    (figure) => figure.kind === 'count' && verdictOf(figure) === 'missed',
  );
  if (values.short && broken.length > 0) {
    process.stdout.write(`\nWorse than it must be: ${broken.map(({ name }) => name).join('; ')}\n`);
    process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
  process.exitCode = 1;
});
