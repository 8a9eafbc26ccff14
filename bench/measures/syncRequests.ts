import { withoutTaskEvents } from '../../serverless/http.test/harness';
import type { Figure, Measure } from '../kit/figure';
import { type Scene, withFunctions } from '../kit/functions';
import { pay } from '../kit/payment';
import { callbacksDuring, type CallbackSeen, watchingFunctions } from '../kit/requests';
import { counted } from '../kit/statistics';

const PAYMENTS = 3;

/** The callbacks of a payment, each on a call of its own, the caller keying in without a pause. */
const payOnce = ({ local, takeCall }: Scene): Promise<readonly CallbackSeen[]> =>
  watchingFunctions(async (quiet) => {
    const on = await takeCall();
    const seen = await callbacksDuring(async () => {
      await pay(local, on);
      await quiet();
    });
    await on.end();
    return seen;
  });

function figure(payments: readonly (readonly CallbackSeen[])[]): Figure {
  const keys = payments.flatMap((callbacks) => callbacks.slice(0, -1));
  const outcomes = payments.flatMap((callbacks) => callbacks.slice(-1));
  const counts = keys.flatMap(({ requests }) => requests ?? []);
  const total = counts.reduce((sum, each) => sum + each, 0);
  const perCallback = total / counts.length;
  const most = Math.max(...outcomes.flatMap(({ requests }) => requests ?? []));
  return {
    name: 'Sync requests per callback, warm',
    unit: 'per callback',
    must: 1.05,
    better: 'less',
    value: perCallback,
    measured: counted(perCallback),
    floor: counted(1),
    measuredIn: 'per callback',
    kind: 'count',
    note:
      `${total} requests for ${counts.length} callbacks of ${PAYMENTS} payments, each on a call of its own; one ` +
      `that brings nothing new is not written. Not counted are ${keys.length - counts.length} beside which the ` +
      `agent asked the functions, since nobody can say whose requests were theirs, and the callbacks with the ` +
      `outcomes, which also report them: ${most > 0 ? `${most} requests each` : 'all came beside a request'}.`,
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
      await payOnce(scene); // Both functions' first requests, when nothing is remembered yet.
      const payments: (readonly CallbackSeen[])[] = [];
      for (let each = 0; each < PAYMENTS; each += 1) payments.push(await payOnce(scene));
      return [figure(payments)];
    }),
};
