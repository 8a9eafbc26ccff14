import * as v from 'valibot';
import { call } from './caller';
import { give, visa } from './capture';
import { accept, deskOf } from './desk';
import { journeysOn } from './journeys';

/* Nothing in the panel moves unexpectedly during a payment: agents press where they have just looked. */

const { stage, play } = journeysOn();

/** Keeps what moves in the panel without the agent's doing, by the browser's own measure. */
const watchShifts = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
      const moved = sources
        .map(({ node }) => (node instanceof Element ? node : node?.parentElement))
        .filter((node) => node?.closest('[data-payment-panel]'));
      if (!hadRecentInput && moved.length > 0)
        window.shifts.push(value.toFixed(4) + ' ' + moved.map(({ outerHTML }) => outerHTML.slice(0, 200)).join(' '));
    }
  }).observe({ type: 'layout-shift' });
`;

const shiftsSchema = v.array(v.string());

async function shifts(): Promise<readonly string[]> {
  return v.parse(shiftsSchema, await stage.page.evaluate('window.shifts'));
}

play('moves nothing from start to outcome, and keeps Complete in sight', async () => {
  const { page } = stage;
  await page.setViewportSize({ width: 1366, height: 768 });
  const caller = await call(stage, '+14155550191');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.button('Start payment').waitFor();
  await page.evaluate(watchShifts);
  await desk.start('23.45', 'USD', 'Invoice 17');
  const places: unknown[] = [];
  const look = async () => places.push(await desk.button('Complete payment').boundingBox());
  await desk.button('Ask for Card number').waitFor();
  await look();
  await desk.ask('Card number');
  await look();
  await caller.press('4242424242424241');
  await desk
    .field('Card number')
    .getByText(/not a valid card number/)
    .waitFor();
  await look();
  await give(stage, caller, 'Card number', visa.number);
  await give(stage, caller, 'Expiry date', visa.expiry);
  await give(stage, caller, 'Security code', visa.code);
  await give(stage, caller, 'Postal code', visa.postalCode);
  await look();
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();

  expect(await shifts()).toEqual([]);
  const [place] = places;
  expect(places).toEqual(places.map(() => place));
  const { y, height } = v.parse(v.object({ y: v.number(), height: v.number() }), place);
  expect(y + height).toBeLessThanOrEqual(768);
});
