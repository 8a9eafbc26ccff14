import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { CALLS_AT_ONCE, type Lane, startLane } from './lane';
import { type Mix, mixOf } from './mixes';
import { seedOf } from './random';
import { type CallReport, callHolds, type Stage } from './scenario';

/** One call with what it came to, so that it can be played again. */
export interface PlayedCall extends CallReport {
  readonly seed: number;
  /** Number of the call under that seed. */
  readonly call: number;
  readonly mix: string;
}

export interface ChaosOptions {
  readonly seed: number;
  /** As many payments as this, at least. */
  readonly payments: number;
  /** No call begins after so many seconds, however few payments there were. */
  readonly seconds: number;
  readonly lanes: number;
  readonly played: (call: PlayedCall) => void;
}

/** Calls that share a local Twilio, and so its faults: a batch begins and ends together. */
const BATCH = CALLS_AT_ONCE;

const batchOf = (call: number): number => Math.floor(call / BATCH);
const mixOfCall = (seed: number, call: number): Mix => mixOf(seedOf(seed, -1 - batchOf(call)));

/** Shrinking stops after this; with patient agents each try takes minutes. */
const SHRINK_MS = 600_000;

/** Builds the functions for the payments of the chaos; answers their folder. */
export async function buildFunctions(): Promise<string> {
  const serverless = resolve(__dirname, '../serverless');
  const folder = join(serverless, 'dist', 'chaos');
  const config = join(__dirname, 'payments.yaml');
  const script = join(serverless, 'build.mjs');
  await promisify(execFile)(process.execPath, [script, '--config', config, '--outdir', folder]);
  return folder;
}

/** Resolves for all once `count` have come. */
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
  // What was found is in the report; anything else is a fault of the test itself.
  if (details.failed && !(errorInstance instanceof Error && errorInstance.message.includes('!!')))
    throw errorInstance;
}

async function playBatch(lane: Lane, { seed, played }: ChaosOptions, batch: number) {
  const mix = mixOfCall(seed, batch * BATCH);
  await lane.stir(mix, seedOf(seed, batch));
  const calm = barrier(BATCH, () => lane.calm());
  await Promise.all(
    Array.from({ length: BATCH }, (_, place) => {
      const call = batch * BATCH + place;
      const report = (found: CallReport) => played({ ...found, seed, call, mix: mix.name });
      return playCall({ lane, mix, calm, report }, seed, call);
    }),
  );
  await lane.reset();
}

function addCounts(to: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [kind, count] of counts) to.set(kind, (to.get(kind) ?? 0) + count);
}

/** Plays calls until there were as many payments as wanted; answers how many faults struck, by kind. */
export async function playChaos(options: ChaosOptions): Promise<ReadonlyMap<string, number>> {
  const folder = await buildFunctions();
  const struck = new Map<string, number>();
  let payments = 0;
  let batches = 0;
  const end = Date.now() + options.seconds * 1000;
  const goesOn = () => payments < options.payments && Date.now() < end;
  const counted: ChaosOptions = {
    ...options,
    played(call) {
      payments += call.payments;
      options.played(call);
    },
  };
  async function playLane(): Promise<void> {
    const lane = await startLane(folder);
    try {
      while (goesOn()) await playBatch(lane, counted, batches++);
      addCounts(struck, await lane.struck());
    } finally {
      await lane.close();
    }
  }
  await Promise.all(Array.from({ length: options.lanes }, playLane));
  return struck;
}

export interface Replayed {
  readonly failed: boolean;
  readonly path: string | null;
  readonly error: unknown;
  readonly shrunk: number;
}

/**
 * Plays one call alone again, under the faults of its batch, up to `times`; where it fails it is made
 * shorter as long as it still fails. Faults strike by chance of timing: a call may have to be played
 * more than once.
 */
export async function replay(seed: number, only: number, times: number): Promise<Replayed> {
  const lane = await startLane(await buildFunctions());
  const mix = mixOfCall(seed, only);
  let runs = 0;
  const property = callHolds(async () => {
    await lane.stir(mix, seedOf(seed, (runs += 1)));
    return { lane, mix, calm: () => lane.calm(), report: () => undefined };
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
    await lane.close();
  }
}
