import { join } from 'node:path';
import { hostFunctions } from '../../local-twilio/twilio/functions/hosting';
import { keyed, newCallSid, query } from '../../serverless/http.test/signed';
import type { CallDocument } from '../../src/payment/document/session';
import { anyCore, onItsOwnCore } from '../kit/core';
import type { Measure } from '../kit/figure';
import { functionsFolder, root } from '../kit/functions';
import { keys } from '../kit/payment';
import { callBack, type Callback, callbackOf, postProfile } from '../kit/post';
import { profiledFunctions } from '../kit/profile';
import { median, summarize } from '../kit/statistics';
import { type Answer, type Arrived, startStubTwilio } from '../kit/stubTwilio';
import { documentResource, openCall } from '../kit/syncDocument';

const ROUNDS = 15;
/** Rounds before those, until the processes no longer get faster. */
const WARM_UP = 3;
/** Concurrent calls in a round; each sends its callbacks one after another. */
const CALLS = 12;

const parameterOf = {
  'payment-card-number': 'PaymentCardNumber',
  'expiration-date': 'ExpirationDate',
  'security-code': 'SecurityCode',
  'postal-code': 'PaymentCardPostalCode',
} as const satisfies Record<string, string>;

/** The callbacks of one payment, one for each key, signed. */
function callbacksOf(callSid: string): readonly Callback[] {
  return Object.entries(parameterOf).flatMap(([Capture, parameter], index) => {
    const address = query(callSid, undefined, String(index + 1));
    const length = keys.find(([field]) => field === Capture)?.[1].length ?? 0;
    return Array.from({ length }, (_, pressed) => {
      const { PaymentCardNumber: _first, ...common } = keyed;
      return callbackOf(address, { ...common, Capture, [parameter]: 'x'.repeat(pressed + 1) });
    });
  });
}

/** The callbacks of each call. */
type Calls = readonly (readonly Callback[])[];

/** Calls with a payment open, and the callbacks to come. */
function newCalls(documents: Map<string, CallDocument>): Calls {
  return Array.from({ length: CALLS }, () => {
    const callSid = newCallSid();
    documents.set(`payment.${callSid}`, openCall(callSid));
    return callbacksOf(callSid);
  });
}

/** The same for the function that only writes. */
const bareWrites = (callbacks: readonly Callback[]): readonly Callback[] =>
  callbacks.map((each) => ({ ...each, path: each.path.replace('/status?', '/write?'), done: 200 }));

/** Callbacks per second of several calls at the same time. */
async function rate(port: number, calls: Calls): Promise<number> {
  const begun = performance.now();
  await Promise.all(
    calls.map(async (callbacks) => {
      for (const callback of callbacks) await callBack(port, callback);
    }),
  );
  return (calls.flat().length / (performance.now() - begun)) * 1_000;
}

/** A Sync that has every call's document, and takes every write. */
function syncOf(documents: ReadonlyMap<string, CallDocument>) {
  let writes = 0;
  const answer = ({ method, path }: Arrived): Answer => {
    const name = decodeURIComponent(path.split('/').at(-1) ?? '');
    if (method === 'POST') writes += 1;
    return [200, documentResource(name, documents.get(name) ?? {}, String(writes))];
  };
  return { answer, writes: () => writes };
}

/** One function process on its own core, compared with a function that only writes. */
export const throughput: Measure = {
  name: 'throughput',
  short: false,
  run: async () => {
    const documents = new Map<string, CallDocument>();
    const sync = syncOf(documents);
    const stub = await startStubTwilio(sync.answer);
    const ours = await onItsOwnCore(() => hostFunctions(functionsFolder, stub.origin));
    const bare = await onItsOwnCore(() => hostFunctions(join(root, 'bench/bare'), stub.origin));
    const rates: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    const turns = {
      async ours(calls: Calls) {
        const writesBefore = sync.writes();
        rates.ours.push(await rate(ours.port, calls));
        const written = sync.writes() - writesBefore;
        if (written !== calls.flat().length) throw new Error(`${written} callbacks were written`);
      },
      async bare(calls: Calls) {
        rates.bare.push(await rate(bare.port, calls.map(bareWrites)));
      },
    };
    await profiledFunctions('callbacks', postProfile(ours.port), async () => {
      for (let rounds = 0; rounds < WARM_UP + ROUNDS; rounds += 1) {
        const calls = newCalls(documents);
        // Whichever runs second finds the processor warmed up.
        const order = rounds % 2 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
        for (const turn of order) await turns[turn](calls);
      }
    });
    anyCore();
    await Promise.all([ours.close(), bare.close(), stub.close()]);
    const [measured, floor] = [rates.ours.slice(WARM_UP), rates.bare.slice(WARM_UP)];
    return [
      {
        name: 'callbacks per second through one function process',
        unit: '×',
        must: 0.95,
        better: 'more',
        value: median(measured.map((each, at) => each / (floor[at] ?? NaN))),
        measured: summarize(measured),
        floor: summarize(floor),
        measuredIn: '1/s',
        kind: 'time',
        note: 'twilio-run on its own core, callbacks of several calls at the same time, against a Sync that costs next to nothing; floor: a function that makes the same write with Twilio’s client and checks nothing. Median of the ratios of adjacent rounds, in changing order.',
      },
    ];
  },
};
