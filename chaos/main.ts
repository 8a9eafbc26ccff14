import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { pinned } from './pinned';
import { type PlayedCall, playChaos, replay } from './run';
import { addCall, createTotals, tableOf } from './table';

const { values } = parseArgs({
  options: {
    payments: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    seconds: { type: 'string', default: 'Infinity' },
    only: { type: 'string' },
    times: { type: 'string', default: '20' },
    pinned: { type: 'boolean', default: false },
    lanes: { type: 'string', default: '4' },
  },
});

const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);

/**
 * In Node a Sync client that is shut down while it connects lets its WebSocket throw where nobody can
 * catch it; in a browser that is a line in the console.
 */
process.on('uncaughtException', (error) => {
  if (error.message.startsWith('WebSocket was closed before')) return;
  console.error(error);
  process.exit(1);
});

function complain({ seed, call, mix, story }: PlayedCall): void {
  console.log(
    `\nFailed: call ${call}, faults: ${mix}. Play it again: --seed ${seed} --only ${call}`,
  );
  console.log(story.join('\n'));
}

async function playAll(): Promise<boolean> {
  console.log(`seed ${seed}`);
  const totals = createTotals();
  const begun = Date.now();
  const struck = await playChaos({
    seed,
    payments: Number(values.payments),
    seconds: Number(values.seconds),
    lanes: Number(values.lanes),
    played(call) {
      addCall(totals, call);
      if (call.findings.length > 0) complain(call);
    },
  });
  console.log(`\n${tableOf(totals, struck)}`);
  console.log(`seed ${seed}, ${Math.round((Date.now() - begun) / 1000)} s`);
  return totals.findings.size === 0;
}

async function playOne(seed: number, only: number): Promise<boolean> {
  const details = await replay(seed, only, Number(values.times));
  const { failed, path, error, shrunk } = details;
  if (!failed) console.log('It held.');
  else console.log(`Failed, shrunk ${shrunk} times, path ${path}\n`, error);
  return !failed;
}

async function playPinned(): Promise<boolean> {
  let held = true;
  for (const { seed, call, found } of pinned) {
    console.log(`seed ${seed}, call ${call}: ${found}`);
    held = (await playOne(seed, call)) && held;
  }
  return held;
}

function play(): Promise<boolean> {
  if (values.pinned) return playPinned();
  return values.only === undefined ? playAll() : playOne(seed, Number(values.only));
}

void play().then((held) => {
  // The local Twilio's clients keep timers of their own.
  process.exit(held ? 0 : 1);
});
