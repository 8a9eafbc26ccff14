import { cpus } from 'node:os';
import { markdownRows, textRows } from '../kit/table';
import type { Counts, Load, Spread } from './run';

const fixed = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

const sum = (counts: Counts): number => Object.values(counts).reduce((all, each) => all + each, 0);

const list = (counts: Counts, digits: number): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${fixed(count, digits)}`)
    .join(', ') || 'none';

const spread = ({ p50, p99, samples }: Spread): string =>
  `${fixed(p50, 0)} / ${fixed(p99, 0)} ms (${fixed(samples, 0)})`;

/** A processor that is busy this much of the time keeps work waiting. */
const FULL = 0.9;

/** What keeps payments waiting or turns them away, in the order in which one leads to the other. */
function bentBy({ turnedAway, busy }: Load): string {
  const processors = busy.twilio + busy.functions + busy.others > FULL * cpus().length;
  const reasons = [
    ...(processors ? ['the processors of this machine'] : []),
    ...(busy.twilio > FULL ? ['the one process of the local Twilio, callers and agents'] : []),
    ...Object.keys(turnedAway).map((api) => `the limit of Twilio’s ${api}`),
  ];
  return reasons.join(', ') || 'nothing';
}

/** One row for each quantity, one column for each number of agents. */
function rowsOf(loads: readonly Load[]): readonly (readonly string[])[] {
  const row = (name: string, cell: (load: Load) => string) => [name, ...loads.map(cell)];
  return [
    row('agents at once', ({ agents }) => fixed(agents, 0)),
    row('payments', ({ payments }) => fixed(payments, 0)),
    row('errors', ({ errors }) => list(errors, 0)),
    row('answered 429', ({ turnedAway }) => list(turnedAway, 0)),
    row('callbacks and task events that failed', (load) => fixed(load.failedWebhooks, 0)),
    row('key → document, p50 / p99 (keys)', ({ key }) => spread(key)),
    row('press → answer, p50 / p99 (presses)', ({ press }) => spread(press)),
    row('function runs per payment', ({ runs }) => `${fixed(sum(runs), 1)}: ${list(runs, 1)}`),
    row(
      'requests per payment',
      ({ requests }) => `${fixed(sum(requests), 1)}: ${list(requests, 1)}`,
    ),
    row('largest document', ({ documentBytes }) => `${fixed(documentBytes, 0)} B`),
    row('functions at once, most', ({ functionsAtOnce }) => fixed(functionsAtOnce, 0)),
    row('REST requests at once, most', ({ restAtOnce }) => fixed(restAtOnce, 0)),
    row(
      'processor time of the functions per payment',
      (load) => `${fixed(load.functionsCpuMs, 0)} ms`,
    ),
    row(
      'processors busy: Twilio and agents + functions + others',
      ({ busy }) =>
        `${fixed(busy.twilio, 2)} + ${fixed(busy.functions, 2)} + ${fixed(busy.others, 2)}`,
    ),
    row('bent by', bentBy),
  ];
}

/** For a terminal. */
export const textOf = (loads: readonly Load[]): string => textRows(rowsOf(loads)).join('\n');

/** For the documentation. */
export const markdownOf = (loads: readonly Load[]): string =>
  markdownRows(rowsOf(loads)).join('\n');
