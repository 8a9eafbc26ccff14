import type { Figure, Measure } from '../kit/figure';
import { type Requests, requestsOf, type Scene, withFunctions } from '../kit/functions';
import { pay } from '../kit/payment';
import { counted } from '../kit/statistics';
import { withoutTaskEvents } from '../../serverless/http.test/harness';

/** Longer than an action takes, so that it ends before its first callback comes. */
const HELD_BACK_MS = 600;

/** The requests that the agent's actions in one payment made to Sync by themselves. */
interface Counted {
  readonly all: Requests;
  readonly actions: Requests;
}

const minus = (later: Requests, earlier: Requests): Requests => ({
  sync: later.sync - earlier.sync,
  functions: later.functions - earlier.functions,
});

const plus = (one: Requests, other: Requests): Requests => ({
  sync: one.sync + other.sync,
  functions: one.functions + other.functions,
});

/** Pays once; callbacks come only between the actions, so that each action's own requests show. */
async function countApart({ local, takeCall }: Scene): Promise<Counted> {
  const on = await takeCall();
  const first = await requestsOf(local);
  let before = first;
  let actions: Requests = { sync: 0, functions: 0 };
  await pay(local, on, {
    before: async () => {
      await withoutTaskEvents(local, { callbacks: { delayMs: [HELD_BACK_MS, HELD_BACK_MS] } });
      before = await requestsOf(local);
    },
    after: async () => {
      actions = plus(actions, minus(await requestsOf(local), before));
      await withoutTaskEvents(local);
    },
  });
  const all = minus(await requestsOf(local), first);
  await on.end();
  return { all, actions };
}

/** Pays once at normal pace: callbacks come as soon as they can. */
async function countWhole({ local, takeCall }: Scene): Promise<Requests> {
  const on = await takeCall();
  const first = await requestsOf(local);
  await pay(local, on);
  const all = minus(await requestsOf(local), first);
  await on.end();
  return all;
}

function figure(apart: Counted, whole: Requests): Figure {
  const callbacks = minus(apart.all, apart.actions);
  const perCallback = callbacks.sync / callbacks.functions;
  /** Not judged: whether an action or a callback is faster is a matter of chance. */
  const inLife = minus(whole, apart.actions);
  return {
    name: 'Sync requests per callback, in order, warm',
    unit: 'per callback',
    must: 1.2,
    better: 'less',
    value: perCallback,
    measured: counted(perCallback),
    floor: counted(1),
    measuredIn: 'per callback',
    kind: 'count',
    note:
      `${callbacks.sync} requests for the ${callbacks.functions} callbacks of one payment, counted while ` +
      `nothing but callbacks happens: one that brings nothing new is not written, and the first on a call has to read. In a payment at normal pace it is ${inLife.sync} ` +
      `for ${inLife.functions}, not counting the ${apart.actions.sync} requests of the agent’s ` +
      `${apart.actions.functions} actions; the difference is actions that had to write again because a ` +
      `callback was faster.`,
  };
}

/** A callback is one conditional write; any further Sync request for it is a cache miss. */
export const syncRequests: Measure = {
  name: 'sync-requests',
  short: true,
  run: () =>
    withFunctions(async (scene) => {
      // An event of the call's task is a request to the functions too, and makes its own to Sync.
      await withoutTaskEvents(scene.local);
      await countWhole(scene); // Both functions' first requests, when nothing is remembered yet.
      return [figure(await countApart(scene), await countWhole(scene))];
    }),
};
