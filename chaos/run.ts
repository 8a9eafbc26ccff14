import fc from 'fast-check';
import { buildFunctions } from './functions';
import { CALLS_AT_ONCE, type Worker, startWorker } from './worker';
import { kindsOf, type Mix, mixOf, type Playing } from './mixes';
import { seedOf } from './random';
import { type CallReport, callHolds, type Stage } from './scenario';

/** One call and its result, so that it can be replayed. */
export interface PlayedCall extends CallReport {
  readonly seed: number;
  /** Number of the call under that seed. */
  readonly call: number;
  readonly mix: string;
}

export interface ChaosOptions {
  readonly seed: number;
  /** At least this many payments. */
  readonly payments: number;
  /** No call starts after this many seconds, even if there were too few payments. */
  readonly seconds: number;
  readonly played: (call: PlayedCall) => void;
}

/** Which kinds of faults had to strike in a run, and how often each did. */
export interface Faults {
  readonly set: ReadonlySet<string>;
  readonly struck: ReadonlyMap<string, number>;
}

/** Calls that share a local Twilio, and therefore its faults: a batch begins and ends together. */
const BATCH = CALLS_AT_ONCE;

/** Enough workers to keep the machine busy: most wait most of the time, the patient ones nearly always. */
const WORKERS: Readonly<Record<Playing, number>> = { hurried: 6, 'two processes': 2, patient: 2 };
/** Longer than a patient batch takes: none is started this close to the end. */
const PATIENT_BATCH_MS = 120_000;

/** Every eighth batch is patient, every fourth has two function processes. */
function playingOf(batch: number): Playing {
  if (batch % 8 === 0) return 'patient';
  return batch % 4 === 1 ? 'two processes' : 'hurried';
}

function* batchesOf(playing: Playing): Generator<number, never> {
  for (let batch = 0; ; batch += 1) if (playingOf(batch) === playing) yield batch;
}

const batchOf = (call: number): number => Math.floor(call / BATCH);
const mixOfBatch = (seed: number, batch: number): Mix =>
  mixOf(playingOf(batch), seedOf(seed, -1 - batch));
const processesOf = (playing: Playing): number => (playing === 'two processes' ? 2 : 1);

/** Resolves for all callers once `count` of them have called. */
function barrier(count: number, open: () => Promise<void>): () => Promise<void> {
  let missing = count;
  let pass: (opened: Promise<void>) => void = () => undefined;
  const passed = new Promise<void>((done) => (pass = done));
  return () => {
    missing -= 1;
    if (missing === 0) pass(open());
    return passed;
  };
}

async function playCall(stage: Stage, seed: number, call: number): Promise<void> {
  const property = callHolds(() => Promise.resolve(stage));
  const details = await fc.check(property, {
    seed: seedOf(seed, call),
    numRuns: 1,
    endOnFailure: true,
  });
  const { errorInstance } = details;
  // Findings are in the report; anything else is a fault of the test itself.
  if (details.failed && !(errorInstance instanceof Error && errorInstance.message.includes('!!')))
    throw errorInstance;
}

async function playBatch(worker: Worker, mix: Mix, { seed, played }: ChaosOptions, batch: number) {
  const calls = await worker.takeCalls(BATCH);
  await worker.injectFaults(mix, seedOf(seed, batch));
  const clearFaults = barrier(BATCH, () => worker.clearFaults());
  await Promise.all(
    calls.map((taken, place) => {
      const call = batch * BATCH + place;
      const report = (found: CallReport) => played({ ...found, seed, call, mix: mix.name });
      return playCall({ worker, mix, taken, clearFaults, report }, seed, call);
    }),
  );
  await worker.reset();
}

function addCounts(to: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [kind, count] of counts) to.set(kind, (to.get(kind) ?? 0) + count);
}

/** The estimated duration of a run, in milliseconds. */
function remainingMs(begun: number, payments: number, options: ChaosOptions): number {
  const elapsed = Date.now() - begun;
  const allowed = options.seconds * 1000 - elapsed;
  const missing = Math.max(0, options.payments - payments);
  return Math.min(allowed, payments === 0 ? Infinity : (elapsed / payments) * missing);
}

/** Plays calls until there were as many payments as requested. */
export async function playChaos(folder: string, options: ChaosOptions): Promise<Faults> {
  const set = new Set<string>();
  const struck = new Map<string, number>();
  const begun = Date.now();
  let payments = 0;
  const counted: ChaosOptions = {
    ...options,
    played(call) {
      payments += call.payments;
      options.played(call);
    },
  };
  async function playOnWorker(playing: Playing, batches: Generator<number, never>): Promise<void> {
    const worker = await startWorker(folder, processesOf(playing));
    const least = playing === 'patient' ? PATIENT_BATCH_MS : 0;
    try {
      while (remainingMs(begun, payments, options) > least) {
        const batch = batches.next().value;
        const mix = mixOfBatch(options.seed, batch);
        kindsOf(mix).forEach((kind) => set.add(kind));
        await playBatch(worker, mix, counted, batch);
      }
      addCounts(struck, await worker.struck());
    } finally {
      await worker.close();
    }
  }
  const playings: readonly Playing[] = ['patient', 'two processes', 'hurried'];
  await Promise.all(
    playings.flatMap((playing) => {
      const batches = batchesOf(playing);
      return Array.from({ length: WORKERS[playing] }, () => playOnWorker(playing, batches));
    }),
  );
  return { set, struck };
}

export interface Replayed {
  readonly failed: boolean;
  readonly path: string | null;
  readonly error: unknown;
  readonly shrunk: number;
}

/** When shrinking stops; with patient agents each attempt takes minutes. */
const SHRINK_MS = 600_000;

/**
 * Replays one call alone, under the faults of its batch, up to `times`; if it fails, it is shrunk for as
 * long as it still fails. Whether a fault strikes depends on timing, so a call may have to be played more
 * than once.
 */
export async function replay(seed: number, only: number, times: number): Promise<Replayed> {
  const folder = await buildFunctions();
  const batch = batchOf(only);
  const worker = await startWorker(folder.path, processesOf(playingOf(batch)));
  const mix = mixOfBatch(seed, batch);
  let runs = 0;
  const property = callHolds(async () => {
    const [taken] = await worker.takeCalls(1);
    if (!taken) throw new Error('no call was taken');
    await worker.injectFaults(mix, seedOf(seed, (runs += 1)));
    return { worker, mix, taken, clearFaults: () => worker.clearFaults(), report: () => undefined };
  });
  try {
    for (let time = 1; ; time += 1) {
      const details = await fc.check(property, {
        seed: seedOf(seed, only),
        numRuns: 1,
        interruptAfterTimeLimit: SHRINK_MS,
      });
      if (!details.failed && time < times) continue;
      const { failed, counterexamplePath, errorInstance, numShrinks } = details;
      return { failed, path: counterexamplePath, error: errorInstance, shrunk: numShrinks };
    }
  } finally {
    await worker.close();
    await folder.remove();
  }
}
