import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskOf } from '../e2e/desk';
import { call } from '../e2e/caller';
import { answeredCall, clockOffset, endCalls, now, withDesktop } from './kit/desktop';
import { delayRest, root, withFunctions } from './kit/functions';
import { pay } from './kit/payment';
import { requestsDuring, type Span } from './kit/requests';
import { waterfallSvg } from './kit/svg';

const REST_DELAY_MS = 50;

/** One press of "Ask for Card number", as the agent's browser sends it. */
function action(): Promise<readonly Span[]> {
  return withFunctions(async ({ local, takeCall }) => {
    const on = await takeCall();
    await pay(local, on);
    const session = crypto.randomUUID();
    await on.tryStart({ intent: session, amount: '12.50', currency: 'USD' });
    await on.watched.until((view) => view.session?.status === 'collecting');
    await delayRest(local, REST_DELAY_MS);
    const spans = await requestsDuring(async () => {
      await on.ask(session, 'payment-card-number');
    });
    await delayRest(local, 0);
    await on.end();
    return spans;
  });
}

/** From one key of the caller to the frame that shows it. */
function key(): Promise<readonly Span[]> {
  return withDesktop(
    async (stage) => {
      const { page } = stage;
      const caller = await answeredCall(stage, '+14155550101');
      const desk = deskOf(stage);
      await desk.start('12.50');
      await desk.button('Ask for Card number').waitFor();
      await desk.ask('Card number');
      await caller.press('4242');
      await desk.field('Card number').getByText('xxxx', { exact: true }).waitFor();
      const offset = await clockOffset(page);
      await page.evaluate(() => window.paintBench.awaitDigits(5));
      let pressed = 0;
      let page5 = { changed: 0, painted: 0 };
      const requests = await requestsDuring(async () => {
        pressed = now();
        await caller.press('4');
        page5 = await page.evaluate(() => window.paintBench.seen());
      });
      const [changed, painted] = [page5.changed + offset, page5.painted + offset];
      const written = requests.findLast(({ name }) => name.includes('sync.'))?.end ?? pressed;
      return [
        ...requests,
        { name: 'Sync → SDK → digits in the page', start: written, end: changed },
        { name: 'digits in the page → frame', start: changed, end: painted },
      ];
    },
    { scripts: ['paint'] },
  );
}

/** From the beginning of a call to the form that starts a payment. */
function firstPayment(): Promise<readonly Span[]> {
  return withDesktop(
    async (stage) => {
      const { page, twilio } = stage;
      await answeredCall(stage, '+14155550101');
      await deskOf(stage).amount().waitFor();
      await endCalls(stage);
      await delayRest(twilio, REST_DELAY_MS);
      const offset = await clockOffset(page);
      const origin = (await page.evaluate(() => performance.timeOrigin)) + offset;
      await call(stage, '+14155550102');
      await page.evaluate(() => window.readyBench.watch());
      let form = 0;
      const requests = await requestsDuring(async () => {
        await page
          .getByRole('button', { name: /Accept/ })
          .first()
          .click();
        form = await page.evaluate(() => window.readyBench.form());
      });
      const from = requests.findIndex(({ name }) => name.endsWith('payments/open'));
      const open = requests[from];
      if (!open) throw new Error('nobody asked for the call');
      const ours = requests
        .slice(from)
        .filter(({ name, start }) => start < open.end && !/flex|event-bridge|eventgw/.test(name));
      return [...ours, { name: 'Sync connection → form', start: open.end, end: origin + form }];
    },
    { scripts: ['ready'] },
  );
}

const paths = {
  action: { title: 'Ask for a field, 50 ms on each REST call', measure: action },
  key: { title: 'A key of the caller to the frame that shows it', measure: key },
  'first-payment': {
    title: 'A call that just began to its payment form, 50 ms on each REST call',
    measure: firstPayment,
  },
} as const;

/** Draws where the time goes in one run of each path, as `docs/images/waterfall-<path>.svg`. */
export async function drawWaterfalls(): Promise<void> {
  for (const [name, { title, measure }] of Object.entries(paths)) {
    const file = join(root, `docs/images/waterfall-${name}.svg`);
    writeFileSync(file, waterfallSvg(title, await measure()));
  }
}
