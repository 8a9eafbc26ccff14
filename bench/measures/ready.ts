import { call } from '../../e2e/caller';
import type { Stage } from '../../e2e/stage';
import { endCalls, withDesktop } from '../kit/desktop';
import { type Measure, timesTheFloor } from '../kit/figure';
import { delayRest } from '../kit/functions';
import { median } from '../kit/statistics';
import { tokenToRead } from '../kit/syncToken';
import { createDocument, readDocument, time, writeDocument } from '../kit/twilio';
import type { Moments } from '../page/ready';

const REST_DELAY_MS = 50;
const CALLS = 9;
const FLOOR_DOCUMENT = 'bench.ready';

async function openTab({ page }: Stage): Promise<Moments> {
  return page.evaluate(() => {
    window.readyBench.openTab();
    return window.readyBench.moments();
  });
}

interface Sample {
  /** From the tab's opening to the form, on a call that just went live. */
  readonly opened: number;
  /** From the panel's first request to the form: the whole wait. */
  readonly whole: number;
  /** Two bare requests in a row, then a bare Sync client that opens a document in the same page. */
  readonly floor: number;
}

/** One call, and the tab opened as soon as it is live. */
async function sample(stage: Stage): Promise<Sample> {
  const { page, twilio } = stage;
  const callTab = page.getByRole('button', { name: 'Call', exact: true }).first();
  // The end of the last call took everything with it.
  await createDocument(twilio, FLOOR_DOCUMENT);
  const read = { token: await tokenToRead(twilio, FLOOR_DOCUMENT), name: FLOOR_DOCUMENT };
  await delayRest(twilio, REST_DELAY_MS);
  await call(stage, '+14155550101');
  await page.evaluate(() => window.readyBench.watch());
  await page
    .getByRole('button', { name: /Accept/ })
    .first()
    .click();
  await page.getByRole('button', { name: /Mute/ }).first().waitFor();
  const { asked, form, clicked, seen } = await openTab(stage);
  const floor = await time(async () => {
    await readDocument(twilio, FLOOR_DOCUMENT);
    await writeDocument(twilio, FLOOR_DOCUMENT, Math.round(form));
    await page.evaluate(({ token, name }) => window.paintBench.follow(token, name), read);
  });
  await delayRest(twilio, 0);
  // The next call begins on the tab that was shown last, which would give the agent a head start.
  await callTab.click();
  await endCalls(stage);
  return { opened: seen - clicked, whole: form - asked, floor };
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
        const opened = median(samples.map((each) => each.opened));
        return [
          timesTheFloor({
            name: `call live → first payment possible, ${REST_DELAY_MS} ms on each REST call`,
            must: 1.2,
            taken: samples.map(({ whole }) => whole),
            floor: samples.map((each) => each.floor),
            note: `from the panel’s first request to the form; floor: two bare sequential requests with the same delay, then a Sync client that connects and opens a document in the same page. Flex mounts the tab before it is shown: from the click on the tab to the frame with the form it takes ${opened.toFixed(1)} ms.`,
          }),
        ];
      },
      { scripts: ['ready', 'paint'] },
    ),
};
