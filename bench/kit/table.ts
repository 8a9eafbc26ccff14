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
};

function number(value: number, unit: Unit): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: decimals[unit],
    maximumFractionDigits: decimals[unit],
  });
}

function amount(value: number, unit: Unit): string {
  return unit === 'per callback' ? number(value, unit) : `${number(value, unit)} ${unit}`;
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

function machineLine({ cpu, cores, memoryGb, system, node, chromium, load }: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, ${chromium}, load ${load}`;
}

const caption =
  'Medians; in brackets the spread from the tenth to the ninetieth percentile, and the number of samples.';

/** For a terminal: columns of equal width. */
export function textTable(figures: readonly Figure[], on: Machine): string {
  const rows = [head, ...figures.map(cells)];
  const widths = head.map((_, at) => Math.max(...rows.map((each) => (each[at] ?? '').length)));
  const lines = rows.map((each) =>
    each
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const notes = figures.map(({ name, note }) => `${name}: ${note}`);
  return [machineLine(on), caption, '', ...lines, '', ...notes].join('\n');
}

/** For the documentation. */
export function markdownTable(figures: readonly Figure[], on: Machine): string {
  const line = (each: readonly string[]) => `| ${each.join(' | ')} |`;
  const notes = figures.map(({ name, note }) => `- **${name}**: ${note}`);
  return [
    `${machineLine(on)}. ${caption}`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...figures.map((figure) => line(cells(figure))),
    '',
    ...notes,
  ].join('\n');
}
