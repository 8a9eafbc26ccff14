import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { buildFunctions } from './functions';
import { pinned, playPinned } from './pinned';
import { type PlayedCall, playChaos, replay } from './run';
import { addCall, createTotals, neverSeen, tableOf } from './table';

const { values } = parseArgs({
  options: {
    payments: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    seconds: { type: 'string', default: 'Infinity' },
    only: { type: 'string' },
    times: { type: 'string', default: '20' },
    pinned: { type: 'boolean', default: false },
  },
});

const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);

/**
 * Errors that twilio-sync throws where nobody can catch them (in a browser, a line in the console): its
 * WebSocket, when shut down while connecting, and an `error` without a listener, when a token is renewed
 * over a socket that breaks.
 */
const ofSync = ['WebSocket was closed before', 'Unhandled error. (false)'];
process.on('uncaughtException', (error) => {
  if (ofSync.some((text) => error.message.startsWith(text))) return;
  console.error(error);
  process.exit(1);
});

function complain({ seed, call, mix, story, steps }: PlayedCall): void {
  console.log(
    `\nFailed: call ${call}, faults: ${mix}. Play it again: --seed ${seed} --only ${call}`,
  );
  console.log(story.join('\n'));
  console.log(`steps: ${JSON.stringify(steps)}`);
}

/** Replays the calls that once failed, all at once. */
async function pinnedHold(folder: string): Promise<boolean> {
  const all = await Promise.all(
    pinned.map(async (call) => {
      const { findings, story, statuses } = await playPinned(folder, call);
      const meant = statuses.has(call.shows);
      if (findings.length > 0) console.log(`\nFailed again: ${call.found}\n${story.join('\n')}`);
      if (!meant) console.log(`\nIt did not show ${call.shows}: ${call.found}`);
      return findings.length === 0 && meant;
    }),
  );
  console.log(`pinned calls: ${all.filter(Boolean).length} of ${all.length} held`);
  return all.every(Boolean);
}

async function generatedHold(folder: string): Promise<boolean> {
  console.log(`seed ${seed}`);
  const totals = createTotals();
  const begun = Date.now();
  const faults = await playChaos(folder, {
    seed,
    payments: Number(values.payments),
    seconds: Number(values.seconds),
    played(call) {
      addCall(totals, call);
      if (call.findings.length > 0) complain(call);
    },
  });
  console.log(`\n${tableOf(totals, faults)}`);
  const never = neverSeen(totals, faults);
  if (never.length > 0) console.log(`Never happened: ${never.join('; ')}`);
  const seconds = (Date.now() - begun) / 1000;
  const rate = (totals.payments / seconds).toFixed(1);
  console.log(`seed ${seed}, ${Math.round(seconds)} s, ${rate} payments a second`);
  return totals.findings.size === 0 && never.length === 0;
}

async function playOne(only: number): Promise<boolean> {
  const { failed, path, error, shrunk } = await replay(seed, only, Number(values.times));
  if (!failed) console.log('It held.');
  else console.log(`Failed, shrunk ${shrunk} times, path ${path}\n`, error);
  return !failed;
}

async function play(): Promise<boolean> {
  if (values.only !== undefined) return playOne(Number(values.only));
  const folder = await buildFunctions();
  try {
    if (values.pinned) return await pinnedHold(folder.path);
    const held = await Promise.all([pinnedHold(folder.path), generatedHold(folder.path)]);
    return held.every(Boolean);
  } finally {
    await folder.remove();
  }
}

void play().then((held) => {
  // Timers of the local Twilio's clients would keep the process alive.
  process.exit(held ? 0 : 1);
});
