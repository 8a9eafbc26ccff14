import { call } from '../../e2e/caller';
import type { Stage } from '../../e2e/stage';
import { endCalls, withDesktop } from '../kit/desktop';
import { latency, type Measure } from '../kit/figure';
import { delayRest } from '../kit/functions';
import { median } from '../kit/statistics';
import type { Moments } from '../page/ready';

const REST_DELAY_MS = 50;
const CALLS = 9;

async function openTab({ page }: Stage): Promise<Moments> {
  return page.evaluate(() => {
    window.readyBench.openTab();
    return window.readyBench.moments();
  });
}

interface Sample {
  /** From the tab's opening to the form, on a call that just went live. */
  readonly first: number;
  /** From the panel's first request to the form: the whole wait. */
  readonly whole: number;
  /** The same tab opened again, with everything loaded. */
  readonly again: number;
}

/** One call, and the tab opened as soon as it is live. */
async function sample(stage: Stage): Promise<Sample> {
  const { page, twilio } = stage;
  const callTab = page.getByRole('button', { name: 'Call', exact: true }).first();
  await delayRest(twilio, REST_DELAY_MS);
  await call(stage, '+14155550101');
  await page.evaluate(() => window.readyBench.watch());
  await page
    .getByRole('button', { name: /Accept/ })
    .first()
    .click();
  await page.getByRole('button', { name: /Mute/ }).first().waitFor();
  const { asked, form, clicked, seen } = await openTab(stage);
  await delayRest(twilio, 0);
  await callTab.click();
  const again = await openTab(stage);
  // The next call begins on the tab that was shown last, which would give the agent a head start.
  await callTab.click();
  await endCalls(stage);
  return { first: seen - clicked, whole: form - asked, again: again.seen - again.clicked };
}

/** How soon the agent can take a payment on a call that just began. */
export const ready: Measure = {
  name: 'ready',
  short: false,
  run: () =>
    withDesktop(
      async (stage) => {
        await sample(stage); // The functions' first requests.
        const samples: Sample[] = [];
        while (samples.length < CALLS) samples.push(await sample(stage));
        const whole = median(samples.map((each) => each.whole));
        return [
          latency({
            name: `tab opened → first payment possible, ${REST_DELAY_MS} ms on each REST call`,
            must: 300,
            aim: 200,
            taken: samples.map(({ first }) => first),
            floor: samples.map(({ again }) => again),
            note: `from the click on the tab, as soon as the call is live, to the end of the frame with the form; floor: the same tab opened again, with everything loaded. Flex mounts the tab before it is shown, so the panel is already loading by then; all of that, from its first request, takes ${whole.toFixed(1)} ms.`,
          }),
        ];
      },
      { scripts: ['ready'] },
    ),
};
