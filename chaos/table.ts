import { stepKinds } from './commands';
import { type FindingKind, findingKinds } from './findings';
import type { Faults, PlayedCall } from './run';

/** The totals of a run. */
export interface Totals {
  calls: number;
  payments: number;
  readonly outcomes: Map<string, number>;
  readonly mixes: Map<string, number>;
  readonly steps: Map<string, number>;
  readonly findings: Map<FindingKind, number>;
}

export const createTotals = (): Totals => ({
  ...{ calls: 0, payments: 0 },
  ...{ outcomes: new Map(), mixes: new Map(), steps: new Map(), findings: new Map() },
});

const add = <K>(counts: Map<K, number>, key: K, count: number) =>
  void counts.set(key, (counts.get(key) ?? 0) + count);

export function addCall(totals: Totals, call: PlayedCall): void {
  totals.calls += 1;
  totals.payments += call.payments;
  for (const [outcome, count] of call.outcomes) add(totals.outcomes, outcome, count);
  add(totals.mixes, call.mix, call.payments);
  for (const step of call.steps) add(totals.steps, step.do, 1);
  for (const { kind } of call.findings) add(totals.findings, kind, 1);
}

/** Enough payments for every fault and every step to occur. */
const ENOUGH = 500;

/** Faults that were set, and possible steps, that never occurred; a short run need not cover any. */
export function neverSeen(totals: Totals, { set, struck }: Faults): string[] {
  if (totals.payments < ENOUGH) return [];
  return [
    ...[...set].filter((kind) => !struck.has(kind)),
    ...stepKinds.filter((kind) => !totals.steps.has(kind)),
  ];
}

const plural: Record<FindingKind, string> = {
  'wrong state': 'wrong states',
  'double charge': 'double charges',
  'session left open': 'sessions left open',
  'stuck screen': 'stuck screens',
};

const row = (name: string, count: number) => `${name.padEnd(50)}${String(count).padStart(10)}`;
const rows = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, count]) => row(`  ${name}`, count));

/** What a run prints at its end. */
export function tableOf(totals: Totals, { struck }: Faults): string {
  return [
    row('calls', totals.calls),
    row('payments', totals.payments),
    ...rows(totals.outcomes),
    'payments by what went wrong',
    ...rows(totals.mixes),
    'steps of agents and callers',
    ...rows(totals.steps),
    'faults injected',
    ...rows(struck),
    ...findingKinds.map((kind) => row(plural[kind], totals.findings.get(kind) ?? 0)),
  ].join('\n');
}
