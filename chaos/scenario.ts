import fc from 'fast-check';
import { commands, plan } from './commands';
import { type Desk, openDesk } from './desk';
import type { Finding } from './findings';
import type { Worker, TakenCall } from './worker';
import type { Mix } from './mixes';
import { verify, type Ending } from './verify';
import type { Step } from './step';

/** The result of one call. */
export interface CallReport {
  readonly payments: number;
  /** How many payments ended in each status, or were in it at the end. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
  readonly story: readonly string[];
  readonly steps: readonly Step[];
  /** Every status that was shown. */
  readonly statuses: ReadonlySet<string>;
}

export interface Stage {
  readonly worker: Worker;
  readonly mix: Mix;
  readonly taken: TakenCall;
  /** Resolves when the faults of the batch have ended. */
  readonly clearFaults: () => Promise<void>;
  readonly report: (report: CallReport) => void;
}

function outcomesOf(desk: Desk): Map<string, number> {
  const { session, earlier } = desk.seen().view;
  const ends = [
    ...earlier.map(
      ({ outcome, completeAsked }) => outcome ?? (completeAsked ? 'unknown' : 'failed'),
    ),
    ...(session ? [session.status] : []),
  ];
  const counts = new Map<string, number>();
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1);
  return counts;
}

/** Plays one call from beginning to end and reports its result. Throws if something is found. */
export async function play(
  { worker, mix, taken, clearFaults, report }: Stage,
  act: (desk: Desk) => Promise<void>,
  ending: Ending,
): Promise<void> {
  const desk = await openDesk(worker, mix, taken);
  try {
    await act(desk).finally(clearFaults);
    await verify(desk, ending);
  } finally {
    const outcomes = outcomesOf(desk);
    const payments = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
    const { findings, story, steps } = desk;
    const { statuses } = desk.ledger;
    report({ payments, outcomes, findings, story, steps, statuses });
    await desk.close();
  }
  if (desk.findings.length > 0) throw new Error(desk.story.join('\n'));
}

/** The property that must hold for every call, whatever happens on it and whatever goes wrong. */
export function callHolds(stage: () => Promise<Stage>) {
  return fc.asyncProperty(commands, fc.boolean(), plan, async (what, byCancel, another) => {
    const act = (desk: Desk) => fc.asyncModelRun(() => ({ model: desk, real: desk }), what);
    await play(await stage(), act, { byCancel, another });
  });
}
