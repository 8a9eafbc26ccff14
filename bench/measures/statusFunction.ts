import { hostFunctions } from '../../local-twilio/twilio/functions/hosting';
import { keyed, query, signed } from '../../serverless/http.test/signed';
import { type Measure, timesTheFloor } from '../kit/figure';
import { delayRest, functionsFolder, withFunctions } from '../kit/functions';
import { callBack, callbackOf } from '../kit/post';
import { createDocument, time } from '../kit/twilio';

const REST_DELAY_MS = 50;
const CALLS = 3;
/** One key more with each callback; the last one would end the card number. */
const KEYS = 15;
const FLOOR_DOCUMENT = 'bench.status';

/** A callback in order, warm: from Twilio's request to our answer. */
export const statusFunction: Measure = {
  name: 'status-function',
  short: false,
  run: () =>
    withFunctions(async ({ local }) => {
      await createDocument(local, FLOOR_DOCUMENT);
      const { openPayment } = signed(local);
      const hosted = await hostFunctions(functionsFolder, local.origin);
      const bareWrite = {
        ...callbackOf('', { of: 'callback', document: FLOOR_DOCUMENT }),
        path: '/payments/floor',
        done: 200,
      };
      const taken: number[] = [];
      const floor: number[] = [];
      for (let calls = 0; calls < CALLS; calls += 1) {
        const address = query(await openPayment());
        for (let length = 1; length <= KEYS; length += 1) {
          const form = { ...keyed, PaymentCardNumber: 'x'.repeat(length) };
          const callback = callbackOf(address, form);
          // The first one has to read the document, so it is not typical.
          await delayRest(local, length === 1 ? 0 : REST_DELAY_MS);
          const waited = await time(() => callBack(hosted.port, callback));
          if (length === 1) continue;
          taken.push(waited);
          floor.push(await time(() => callBack(hosted.port, bareWrite)));
        }
      }
      await hosted.close();
      return [
        timesTheFloor({
          name: `status function, with ${REST_DELAY_MS} ms on each REST call`,
          must: 1.02,
          taken,
          floor,
          note: 'signature, merge and conditional write, warm, sent directly to twilio-run; floor: a function in the same process that makes one Sync write with node:https and checks nothing.',
        }),
      ];
    }),
};
