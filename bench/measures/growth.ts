import { account } from '../../local-twilio/account';
import { askTwilio, documents, type Fields } from '../../serverless/http.test/harness';
import type { OnCall } from '../../serverless/http.test/steps';
import type { Followed } from '../../serverless/http.test/watch';
import { type Measure, timesTheFloor } from '../kit/figure';
import { type Scene, withFunctions } from '../kit/functions';
import { pay } from '../kit/payment';

const SESSIONS = 1_000;
const PAYMENTS = 50;
/** How many payments are compared, at either end. */
const COMPARED = 10;
/** How many payments it takes until the processes no longer get faster. */
const WARM_UP = 30;

/** Takes payments one after another, keys pressed without a pause; returns how long each took. */
async function payments(
  scene: Scene,
  on: OnCall<Followed>,
  count: number,
): Promise<readonly number[]> {
  const taken: number[] = [];
  while (taken.length < count) taken.push((await pay(scene.local, on)).whole);
  return taken;
}

/** Another call with an open payment, and its document: what every session leaves at Twilio. */
async function openElsewhere({ local }: Scene): Promise<void> {
  const { sid } = local.calls.connect({
    party: 'customer',
    direction: 'inbound',
    from: '+14155550199',
    to: account.phoneNumber,
  });
  const create: Fields = {
    IdempotencyKey: sid,
    StatusCallback: `https://${account.functionsDomain}/payments/status`,
    ChargeAmount: '12.50',
    Currency: 'usd',
  };
  const calls = `api.twilio.com/2010-04-01/Accounts/${account.sid}/Calls`;
  await askTwilio(local, `${calls}/${sid}/Payments.json`, create);
  await askTwilio(local, documents, { UniqueName: `payment.${sid}`, Data: '{}' });
}

const MUST = 1.2;

/** Whether a payment costs more when there are many. */
export const growth: Measure = {
  name: 'growth',
  short: false,
  run: () =>
    withFunctions(async (scene) => {
      const warm = await scene.takeCallQuietly();
      await payments(scene, warm, WARM_UP);
      await warm.end();
      const on = await scene.takeCallQuietly();
      const onOneCall = await payments(scene, on, PAYMENTS);
      await on.end();
      const alone = await scene.takeCallQuietly();
      const few = await payments(scene, alone, COMPARED);
      await alone.end();
      for (let opened = 1; opened < SESSIONS; opened += 1) await openElsewhere(scene);
      const crowded = await scene.takeCallQuietly();
      const many = await payments(scene, crowded, COMPARED);
      await crowded.end();
      return [
        timesTheFloor({
          name: `a payment’s cost, ${SESSIONS.toLocaleString('en-US')} sessions over 1`,
          must: MUST,
          taken: many,
          floor: few,
          note: 'a whole payment over HTTP, the caller keying in without a pause, while that many others are open; floor: the same with none open.',
        }),
        timesTheFloor({
          name: `a payment’s cost, the ${PAYMENTS}th on a call over the 1st`,
          must: MUST,
          taken: onOneCall.slice(-COMPARED),
          floor: onOneCall.slice(0, COMPARED),
          note: `the last ${COMPARED} payments on one call; floor: the first ${COMPARED}.`,
        }),
      ];
    }),
};
