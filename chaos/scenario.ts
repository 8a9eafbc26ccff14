import fc from 'fast-check';
import { commands, wish } from './commands';
import { type Desk, openDesk } from './desk';
import type { Finding } from './findings';
import type { Lane } from './lane';
import type { Mix } from './mixes';
import { reckon } from './reckoning';

/** What one call came to. */
export interface CallReport {
  readonly payments: number;
  /** How many payments ended, or stood at the end, in each way. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
  readonly story: readonly string[];
}

export interface Stage {
  readonly lane: Lane;
  readonly mix: Mix;
  /** Resolves when the faults of the batch are over. */
  readonly calm: () => Promise<void>;
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

/** Plays one call from its begin to its end, and reports what came of it. */
async function play(
  { lane, mix, calm, report }: Stage,
  act: (desk: Desk) => Promise<void>,
  end: (desk: Desk) => Promise<void>,
) {
  const desk = await openDesk(lane, mix);
  try {
    await act(desk).finally(calm);
    await end(desk);
  } finally {
    const outcomes = outcomesOf(desk);
    const payments = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
    report({ payments, outcomes, findings: desk.findings, story: desk.story });
    await desk.close();
  }
  if (desk.findings.length > 0) throw new Error(desk.story.join('\n'));
}

/** The property that every call has to hold, whatever happens on it and whatever goes wrong. */
export function callHolds(stage: () => Promise<Stage>) {
  return fc.asyncProperty(commands, fc.boolean(), wish, async (what, byCancel, another) => {
    await play(
      await stage(),
      (desk) => fc.asyncModelRun(() => ({ model: desk, real: desk }), what),
      (desk) => reckon(desk, { byCancel, another }),
    );
  });
}
