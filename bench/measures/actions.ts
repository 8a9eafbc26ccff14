import { type Measure, timesTheFloor } from '../kit/figure';
import { delayRest, withFunctions } from '../kit/functions';
import { pay } from '../kit/payment';
import { createDocument, readDocument, time, writeDocument } from '../kit/twilio';

const REST_DELAY_MS = 50;
const PAYMENTS = 15;
const FLOOR_DOCUMENT = 'bench.actions';

const actions = ['start', 'capture', 'complete'] as const;

/** Each of them checks the token, ownership of the call and the payment's state. */
export const agentActions: Measure = {
  name: 'actions',
  short: false,
  run: () =>
    withFunctions(async ({ local, takeCallQuietly }) => {
      await createDocument(local, FLOOR_DOCUMENT);
      const on = await takeCallQuietly();
      await pay(local, on);
      const waits = { start: [], capture: [], complete: [] } satisfies Record<string, number[]>;
      const taken: Record<(typeof actions)[number], number[]> = waits;
      const floor: number[] = [];
      for (let payments = 0; payments < PAYMENTS; payments += 1) {
        const paid = await pay(local, on, {
          before: () => delayRest(local, REST_DELAY_MS),
          after: () => delayRest(local, 0),
        });
        taken.start.push(paid.start);
        taken.capture.push(...paid.captures);
        taken.complete.push(paid.complete);
        await delayRest(local, REST_DELAY_MS);
        floor.push(
          await time(async () => {
            await readDocument(local, FLOOR_DOCUMENT);
            await writeDocument(local, FLOOR_DOCUMENT, payments);
          }),
        );
        await delayRest(local, 0);
      }
      await on.end();
      return actions.map((action) =>
        timesTheFloor({
          name: `${action}, with ${REST_DELAY_MS} ms on each REST call`,
          must: 1.03,
          taken: taken[action],
          floor,
          note: 'from the request to the answer, warm, in twilio-run; floor: two bare sequential requests with the same delay.',
        }),
      );
    }),
};
