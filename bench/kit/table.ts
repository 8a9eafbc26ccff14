import { type Figure, type Unit, verdictOf } from './figure';
import type { Machine } from './machine';
import type { Summary } from './statistics';

const decimals: Record<Unit, number> = {
  ms: 1,
  B: 0,
  '%': 2,
  '1/s': 0,
  '×': 2,
  'per callback': 2,
  frames: 2,
  CLS: 3,
};

function number(value: number, unit: Unit): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: decimals[unit],
    maximumFractionDigits: decimals[unit],
  });
}

function amount(value: number, unit: Unit): string {
  const isPlain = unit === 'per callback' || unit === 'CLS';
  return isPlain ? number(value, unit) : `${number(value, unit)} ${unit}`;
}

function row({ median, low, high, samples }: Summary, unit: Unit): string {
  if (samples === 1) return amount(median, unit);
  return `${amount(median, unit)} (${number(low, unit)}–${number(high, unit)}, n ${samples})`;
}

const marks = { held: '', missed: 'MISSED' } as const;
const head = ['figure', 'must', 'value', '', 'measured', 'floor'] as const;

function cells(figure: Figure): readonly string[] {
  const { name, unit, must, better, value, measured, measuredIn, floor } = figure;
  const sign = better === 'less' ? '≤' : '≥';
  return [
    name,
    `${sign} ${amount(must, unit)}`,
    amount(value, unit),
    marks[verdictOf(figure)],
    row(measured, measuredIn),
    floor ? row(floor, measuredIn) : '–',
  ];
}

/** What was measured on. */
export function machineLine({
  cpu,
  cores,
  memoryGb,
  system,
  node,
  chromium,
  load,
}: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, ${chromium}, load ${load}`;
}

const caption =
  'Medians; in brackets the spread from the tenth to the ninetieth percentile, and the number of samples.';

type Row = readonly string[];

/** For a terminal: columns of equal width. */
export function textRows(rows: readonly Row[]): readonly string[] {
  const columns = rows[0]?.map((_, at) => Math.max(...rows.map((each) => (each[at] ?? '').length)));
  return rows.map((each) =>
    each
      .map((cell, at) => cell.padEnd(columns?.[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** For the documentation: the first row is the head. */
export function markdownRows([first = [], ...rows]: readonly Row[]): readonly string[] {
  return [first, first.map(() => '---'), ...rows].map((each) => `| ${each.join(' | ')} |`);
}

/** All figures, for a terminal. */
export function textTable(figures: readonly Figure[], on: Machine): string {
  const notes = figures.map(({ name, note }) => `${name}: ${note}`);
  const rows = textRows([head, ...figures.map(cells)]);
  return [machineLine(on), caption, '', ...rows, '', ...notes].join('\n');
}

/** All figures, for the documentation. */
export function markdownTable(figures: readonly Figure[], on: Machine): string {
  const notes = figures.map(({ name, note }) => `- **${name}**: ${note}`);
  const rows = markdownRows([head, ...figures.map(cells)]);
  return [`${machineLine(on)}. ${caption}`, '', ...rows, '', ...notes].join('\n');
}
