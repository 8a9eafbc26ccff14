import * as v from 'valibot';
import { call, transactions } from './caller';
import { visa } from './capture';
import { accept, deskOf } from './desk';
import { journeysOn } from './journeys';

/* A payment without a mouse, and what a screen reader reads out of it. */

const { stage, play } = journeysOn();

const entries = [
  ['Card number', visa.number],
  ['Expiry date', visa.expiry],
  ['Security code', visa.code],
  ['Postal code', visa.postalCode],
] as const;

/** Keeps what the panel's live regions say, in the order in which they say it. */
const listen = `
  window.said = [];
  const last = new WeakMap();
  const hear = () => {
    for (const region of document.querySelectorAll('[data-payment-panel] :is([role=status], [role=alert])')) {
      const text = region.textContent;
      if (text && last.get(region) !== text) window.said.push(text);
      last.set(region, text);
    }
  };
  hear();
  window.said = [];
  new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true });
`;

const said = async () => v.parse(v.array(v.string()), await stage.page.evaluate('window.said'));

const focused = () => stage.page.locator(':focus');

play('takes seven keys, and ten messages at most', async () => {
  const { page } = stage;
  const caller = await call(stage, '+14155550122');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.amount().and(focused()).waitFor();
  await page.evaluate(listen);
  const keys = ['2', '3', '.', '4', '5', 'Enter', 'Enter'];
  for (const key of keys.slice(0, -1)) await page.keyboard.press(key);
  for (const [name, digits] of entries) {
    await desk.field(name).getByText('Waiting for the caller').waitFor();
    await caller.press(digits);
  }
  await desk.button('Complete payment').and(focused()).waitFor();
  await page.keyboard.press('Enter');
  await desk.heading('Payment succeeded').waitFor();
  expect(keys).toHaveLength(7);
  expect(await transactions(stage)).toMatchObject([{ amount: '23.45', result: 'charged' }]);

  const messages = await said();
  expect(messages.length).toBeLessThanOrEqual(10);
  expect(messages).toContain(
    'Card number captured, Visa ending 4242. Waiting for the caller to enter Expiry date.',
  );
  expect(messages.at(-1)).toBe('The card was charged.');
});

play('is cancelled by a shortcut, and each is in Flex’s own list', async () => {
  const { page } = stage;
  await call(stage, '+14155550125');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.start('25');
  await desk.field('Card number').getByText('Waiting for the caller').waitFor();
  await page.keyboard.press('Control+Shift+Digit9');
  await desk.heading('Payment cancelled').waitFor();
  const listed = v.parse(
    v.array(v.string()),
    await page.evaluate(
      'Object.values(Twilio.Flex.KeyboardShortcutManager.keyboardShortcuts).map(({ name }) => name)',
    ),
  );
  expect(listed).toEqual(
    expect.arrayContaining([
      'Open the payment of the call',
      'Ask for the next field of the payment',
      'Complete the payment',
      'Cancel the payment',
      'Toggle Mute',
    ]),
  );
});

play('begins with the shortcut that opens the tab', async () => {
  const { page } = stage;
  await call(stage, '+14155550126');
  await accept(stage);
  await deskOf(stage).button('Start payment').waitFor();
  await page.getByRole('button', { name: 'Call', exact: true }).first().click();
  await page.keyboard.press('Control+Shift+Digit6');
  await deskOf(stage).amount().and(focused()).waitFor();
});
