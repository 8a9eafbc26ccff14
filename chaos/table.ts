import { type FindingKind, findingKinds } from './findings';
import type { PlayedCall } from './run';

/** The sum of a run. */
export interface Totals {
  calls: number;
  payments: number;
  readonly outcomes: Map<string, number>;
  readonly mixes: Map<string, number>;
  readonly findings: Map<FindingKind, number>;
}

export function createTotals(): Totals {
  return { calls: 0, payments: 0, outcomes: new Map(), mixes: new Map(), findings: new Map() };
}

const add = <K>(counts: Map<K, number>, key: K, count: number) =>
  void counts.set(key, (counts.get(key) ?? 0) + count);

export function addCall(totals: Totals, call: PlayedCall): void {
  totals.calls += 1;
  totals.payments += call.payments;
  for (const [outcome, count] of call.outcomes) add(totals.outcomes, outcome, count);
  add(totals.mixes, call.mix, call.payments);
  for (const { kind } of call.findings) add(totals.findings, kind, 1);
}

const plural: Record<FindingKind, string> = {
  'wrong state': 'wrong states',
  'double charge': 'double charges',
  'session left open': 'sessions left open',
  'stuck screen': 'stuck screens',
};

const row = (name: string, count: number) => `${name.padEnd(40)}${String(count).padStart(10)}`;
const rows = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, count]) => row(`  ${name}`, count));

/** What a run prints at its end. */
export function tableOf(totals: Totals, struck: ReadonlyMap<string, number>): string {
  return [
    row('calls', totals.calls),
    row('payments', totals.payments),
    ...rows(totals.outcomes),
    'payments by what went wrong',
    ...rows(totals.mixes),
    'faults injected',
    ...rows(struck),
    ...findingKinds.map((kind) => row(plural[kind], totals.findings.get(kind) ?? 0)),
  ].join('\n');
}
