import { postForm } from '../../serverless/http.test/harness';
import { injectFaults } from '../../local-twilio/testing/faults';
import type { LocalTwilio } from '../../local-twilio/server';
import { type Measure, timesTheFloor } from '../kit/figure';
import { withFunctions } from '../kit/functions';
import { pay } from '../kit/payment';
import { watchingFunctions } from '../kit/requests';
import { createDocument, time } from '../kit/twilio';

const REST_DELAY_MS = 50;
/** Longer than an action takes: what a callback causes meanwhile is not the action's. */
const HELD_BACK_MS = 300;
const PAYMENTS = 15;

const actions = ['start', 'capture', 'complete'] as const;
type Action = (typeof actions)[number];

const unavoidable: Record<Action, string> = {
  start: 'the write of the question, the request to Twilio, the write of the payment SID',
  capture: 'the write of the question and the request to Twilio',
  complete: 'the write of the question and the request to Twilio',
};

/** A function that makes only the requests that cannot be avoided, once. */
async function bare(local: LocalTwilio, callSid: string, of: Action): Promise<void> {
  const names = { document: 'bench.document', ledger: 'bench.ledger' };
  const { status } = await postForm(local, 'floor', { ...names, callSid, of });
  if (status !== 200) throw new Error(`the floor was answered ${status}`);
}

/** Each of them checks the token, ownership of the call and the payment's state. */
export const agentActions: Measure = {
  name: 'actions',
  short: false,
  run: () =>
    withFunctions(({ local, takeCallQuietly }) =>
      watchingFunctions(async (quiet) => {
        for (const name of ['bench.document', 'bench.ledger']) await createDocument(local, name);
        const on = await takeCallQuietly();
        await pay(local, on);
        const taken: Record<Action, number[]> = { start: [], capture: [], complete: [] };
        const floor: Record<Action, number[]> = { start: [], capture: [], complete: [] };
        const slow = async () => {
          await quiet();
          await injectFaults(local.origin, {
            rest: { delayMs: REST_DELAY_MS },
            callbacks: { delayMs: [HELD_BACK_MS, HELD_BACK_MS] },
          });
        };
        const fast = () => injectFaults(local.origin, {});
        for (let payments = 0; payments < PAYMENTS; payments += 1) {
          const paid = await pay(local, on, { before: slow, after: fast });
          taken.start.push(paid.start);
          taken.capture.push(...paid.captures);
          taken.complete.push(paid.complete);
          await slow();
          const { callSid } = on.call;
          for (const of of actions) floor[of].push(await time(() => bare(local, callSid, of)));
          await fast();
        }
        await on.end();
        return actions.map((action) =>
          timesTheFloor({
            name: `${action}, with ${REST_DELAY_MS} ms on each REST call`,
            must: 1.03,
            taken: taken[action],
            floor: floor[action],
            note: `from the request to the answer, warm, in twilio-run; floor: a function in the same process that makes, one after the other, ${unavoidable[action]}, and reports as we do, with node:https and without a check.`,
          }),
        );
      }),
    ),
};
