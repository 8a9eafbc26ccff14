import * as v from 'valibot';
import { call } from '../caller';
import { give, giveCard, visa } from '../capture';
import { accept, deskOf } from '../desk';
import { overflowing } from '../overflow';
import { shiftsOf, watchShifts } from '../shifts';
import { play, stage } from './stage';

/* Nothing in the panel moves unexpectedly during a payment: agents press where they have just looked. */

play('moves nothing from start to outcome, and keeps Complete in sight', async () => {
  const { page } = stage;
  await page.setViewportSize({ width: 1366, height: 768 });
  const caller = await call(stage, '+14155550191');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.button('Start payment').waitFor();
  await watchShifts(stage);
  await desk.start('23.45', 'USD', 'Invoice 17');
  const places: unknown[] = [];
  const look = async () => places.push(await desk.button('Complete payment').boundingBox());
  await desk.button('Ask for Card number').waitFor();
  await look();
  // Asked automatically, the button wants a second press and says so, in as much room.
  const room = await desk.button('Ask for Card number').boundingBox();
  await desk.ask('Card number');
  expect(await desk.button('Ask for Card number').boundingBox()).toEqual(room);
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

  expect(await shiftsOf(stage)).toEqual([]);
  const [place] = places;
  expect(places).toEqual(places.map(() => place));
  const { y, height } = v.parse(v.object({ y: v.number(), height: v.number() }), place);
  expect(y + height).toBeLessThanOrEqual(768);
});

play('moves nothing when the card is declined, and another one is tried', async () => {
  const { page } = stage;
  await page.setViewportSize({ width: 1366, height: 768 });
  const caller = await call(stage, '+14155550193');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.button('Start payment').waitFor();
  await watchShifts(stage);
  await desk.start('24.45');
  await giveCard(stage, caller, { ...visa, number: '4000000000000002' });
  await desk.button('Complete payment').click();
  await desk.heading('Payment failed').waitFor();
  await desk.button('Try another card').click();
  await giveCard(stage, caller);
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();
  expect(await shiftsOf(stage)).toEqual([]);
});

const bounds = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });
/** Between a button and a mark below it, so that they do not look like one. */
const CLEAR_PX = 3;

play('keeps what is said of a card within its row, and clear of its button', async () => {
  const { page } = stage;
  await page.setViewportSize({ width: 1366, height: 768 });
  const caller = await call(stage, '+14155550194');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.start('23.45');
  await give(stage, caller, 'Card number', visa.number);
  const ask = v.parse(bounds, await desk.button('Ask again for Card number').boundingBox());
  const mark = v.parse(bounds, await desk.field('Card number').locator('svg').boundingBox());
  expect(mark.y - (ask.y + ask.height)).toBeGreaterThanOrEqual(CLEAR_PX);
  await desk.askAgain('Card number');
  expect(await overflowing(stage)).toEqual([]);
  await caller.press('424242424242424');
  await desk.field('Card number').getByText('Digits: 15').waitFor();
  expect(await overflowing(stage)).toEqual([]);
});

play('keeps a row as it is when a contact center says more than there is room for', async () => {
  const { page } = stage;
  await page.setViewportSize({ width: 1366, height: 768 });
  const words = 'How many digits the caller has keyed in so far';
  const text = 'Twilio.Flex.Manager.getInstance().strings.PaymentFieldDigits';
  const own = await page.evaluate(text);
  await page.evaluate(`${text} = '${words}: {{count}}'`);
  try {
    const caller = await call(stage, '+14155550197');
    await accept(stage);
    const desk = deskOf(stage);
    await desk.start('23.45');
    await desk.ask('Card number');
    const field = desk.field('Card number');
    const row = v.parse(bounds, await field.boundingBox());
    await caller.press('42424');
    const digits = field.getByText(`${words}: 5`);
    await digits.waitFor();
    const said = v.parse(bounds, await digits.boundingBox());
    expect(said.y + said.height).toBeLessThanOrEqual(row.y + row.height);
    expect(await field.boundingBox()).toEqual(row);
    expect(await overflowing(stage)).toEqual([]);
  } finally {
    await page.evaluate(`${text} = ${JSON.stringify(own)}`);
  }
});

play('fits a desktop that is written from right to left, with Complete in sight', async () => {
  const { page } = stage;
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.evaluate(`document.documentElement.dir = 'rtl'`);
  const caller = await call(stage, '+14155550192');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.start('23.45', 'USD', 'Invoice 17');
  await give(stage, caller, 'Card number', visa.number);
  await give(stage, caller, 'Expiry date', visa.expiry);
  await give(stage, caller, 'Security code', visa.code);
  await give(stage, caller, 'Postal code', visa.postalCode);
  const panel = page.locator('[data-payment-panel]');
  expect(await panel.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl');
  expect(await overflowing(stage)).toEqual([]);
  const around = v.parse(bounds, await panel.boundingBox());
  const complete = v.parse(bounds, await desk.button('Complete payment').boundingBox());
  expect(complete.y + complete.height).toBeLessThanOrEqual(768);
  expect(complete.x).toBeGreaterThanOrEqual(around.x);
  expect(complete.x + complete.width).toBeLessThanOrEqual(around.x + around.width);
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();
  expect(await overflowing(stage)).toEqual([]);
  await page.evaluate(`document.documentElement.dir = 'ltr'`);
});
