import type { Desk } from './desk';
import { startWorker } from './worker';
import type { PaymentPlan } from './ledger';
import { type Mix, smooth } from './mixes';
import { type CallReport, play } from './scenario';
import { canDo, perform } from './perform';
import type { Step } from './step';

/** A call that once failed, written out, because what a seed generates changes with the generator. */
interface Pinned {
  readonly found: string;
  /** A status that must appear, or the call no longer does what it was pinned for. */
  readonly shows: string;
  readonly mix: Mix;
  readonly seed: number;
  /** Before anything goes wrong. */
  readonly before: readonly Step[];
  readonly steps: readonly Step[];
}

const plan = (description: string): PaymentPlan => ({
  ...{ processor: 'Generic_Pay_Connector', method: 'credit-card', purpose: 'charge' },
  ...{ amount: '12.50', currency: 'USD', card: 'visa', description },
});
const goOn = (times: number): Step[] =>
  Array.from({ length: times }, () => ({ do: 'go on', plan: plan('pinned') }));

export const pinned: readonly Pinned[] = [
  {
    found:
      'Payments never hears of a complete: its outcome is unknown, the session stays open at Twilio, and every further start on the call was refused (64021)',
    shows: 'unknown',
    mix: {
      name: 'a complete that Twilio never hears of',
      faults: { rest: { errors: [{ host: 'api.twilio.com', status: 500, rate: 0.5 }] } },
      proxy: smooth,
      patient: true,
    },
    seed: 2,
    before: goOn(3),
    steps: goOn(1),
  },
  {
    found:
      'A captured field is asked for again while the caller is silent at another one: Twilio turns that away and keeps what it has, and it counted as a wrong state that the field shows as refused',
    shows: 'collecting',
    mix: { name: 'nothing', faults: {}, proxy: smooth },
    seed: 1,
    before: goOn(2),
    steps: [
      { do: 'ask', place: 1, entry: 'nothing' },
      { do: 'ask', place: 0, entry: 'nothing' },
    ],
  },
];

/** Plays one pinned call, on its own worker. */
export async function playPinned(
  folder: string,
  { mix, seed, before, steps }: Pinned,
): Promise<CallReport> {
  const worker = await startWorker(folder, 1);
  const playAll = async (desk: Desk, planned: readonly Step[]) => {
    for (const step of planned) if (canDo(desk, step)) await perform(desk, step);
  };
  const reports: CallReport[] = [];
  try {
    const [taken] = await worker.takeCalls(1);
    if (!taken) throw new Error('no call was taken');
    const report = (each: CallReport) => void reports.push(each);
    await play(
      { worker, mix, taken, clearFaults: () => worker.clearFaults(), report },
      async (desk) => {
        await playAll(desk, before);
        await worker.injectFaults(mix, seed);
        await playAll(desk, steps);
      },
      { byCancel: false, another: plan('another') },
    ).catch((error: unknown) => {
      if (reports.length === 0) throw error;
    });
  } finally {
    await worker.close();
  }
  const [report] = reports;
  if (!report) throw new Error('nothing was reported');
  return report;
}
