import { deskOf, openTab } from '../../e2e/desk';
import type { Stage } from '../../e2e/stage';
import { askTwilio, documents } from '../../serverless/http.test/harness';
import { answeredCall, endCalls, withDesktop } from '../kit/desktop';
import { paymentSteps } from '../kit/documents';
import type { Measure } from '../kit/figure';
import { heapOf } from '../kit/heap';
import { counted, median } from '../kit/statistics';

const PAYMENTS = 1_000;
/** With payments, and as many without. */
const CALLS = 5;
/** Enough to compile every path and to fill every cache. */
const WARM_UP = 100;

/**
 * One call with one payment after another: each is written to the call's own document and reaches the
 * visible panel through its own Sync client.
 */
async function payOnOneCall(stage: Stage, payments: number): Promise<void> {
  const { twilio } = stage;
  const { callSid } = await answeredCall(stage, '+14155550101');
  const desk = deskOf(stage);
  await desk.amount().waitFor();
  for (let number = 0; number < payments; number += 1) {
    for (const document of paymentSteps(callSid, number)) {
      await askTwilio(twilio, `${documents}/payment.${callSid}`, {
        Data: JSON.stringify(document),
      });
    }
    // No key of the last payment is skipped, and the page never lags behind by many.
    if (number % 50 !== 49) continue;
    // Flex may show its own tab again after a call has gone live, also between this and the look.
    await openTab(stage);
    await stage.page
      .getByRole('heading', { name: 'Payment succeeded', exact: true, includeHidden: true })
      .waitFor({ state: 'attached' });
  }
  await endCalls(stage);
}

/**
 * V8 drops code that has not run for a while, compiles it again and optimizes it, which moves the heap of a page by two
 * percent either way. Here it interprets what it has compiled once: what is left is what payments leave.
 */
const codeAsItIs = '--js-flags=--no-flush-bytecode --no-sparkplug --no-maglev --no-opt';

/** What a day's work leaves in the page. */
export const heap: Measure = {
  name: 'heap',
  short: false,
  run: () =>
    withDesktop(
      async (stage) => {
        const heapOfPage = await heapOf(stage.page);
        await payOnOneCall(stage, WARM_UP);
        await payOnOneCall(stage, 0);
        const before = await heapOfPage.used();
        let latest = before;
        /** By how many percent such calls have it grow. What one leaves may go only with the next. */
        const growthBy = async (payments: number): Promise<number> => {
          const growth: number[] = [];
          while (growth.length < CALLS) {
            const earlier = latest;
            await payOnOneCall(stage, payments);
            latest = await heapOfPage.used();
            growth.push(((latest - earlier) / before) * 100);
          }
          return median(growth) * CALLS;
        };
        const least = await growthBy(0);
        const grown = await growthBy(PAYMENTS / CALLS);
        return [
          {
            name: `heap growth after ${PAYMENTS.toLocaleString('en-US')} payments in one page`,
            unit: '%',
            must: 0.3,
            better: 'less',
            value: grown - least,
            measured: counted(grown),
            floor: counted(least),
            measuredIn: '%',
            kind: 'time',
            note: `after garbage collection, from ${(before / 2 ** 20).toFixed(1)} MiB: ${CALLS} times the median of ${CALLS} calls with ${PAYMENTS / CALLS} payments each, written step by step into the call’s own document, with the panel visible; V8 interprets its code and keeps it, which would vary more than the figure; floor: the same of calls without a payment; judged by the difference.`,
          },
        ];
      },
      { flags: [codeAsItIs] },
    ),
};
