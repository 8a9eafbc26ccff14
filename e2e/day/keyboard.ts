import * as v from 'valibot';
import { call, transactions } from '../caller';
import { visa } from '../capture';
import { accept, deskOf } from '../desk';
import { screenshot } from '../screenshot';
import { play, stage } from './stage';

/* A payment without a mouse, and what a screen reader reads out of it. */

const entries = [
  ['Card number', visa.number],
  ['Expiry date', visa.expiry],
  ['Security code', visa.code],
  ['Postal code', visa.postalCode],
] as const;

/** Keeps what the panel's live regions say, in the order in which they say it, and how: the urgent as "! …". */
const listen = `
  window.said = [];
  const last = new WeakMap();
  const hear = () => {
    for (const region of document.querySelectorAll('[data-payment-panel] :is([role=status], [role=alert])')) {
      const text = region.textContent;
      const urgent = region.getAttribute('role') === 'alert' ? '! ' : '';
      if (text && last.get(region) !== text) window.said.push(urgent + text);
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
    'Card number captured, Visa ending 4242. Expiry date: waiting for the caller.',
  );
  expect(messages.at(-1)).toBe('The card was charged.');
});

play('interrupts for what was refused, and politely says what was captured', async () => {
  const caller = await call(stage, '+14155550124');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.button('Start payment').waitFor();
  await stage.page.evaluate(listen);
  await desk.start('24');
  await desk.field('Card number').getByText('Waiting for the caller').waitFor();
  await caller.press('4242424242424241');
  await desk.field('Card number').getByRole('alert').waitFor();
  await desk.ask('Card number');
  await caller.press(visa.number);
  await desk.field('Expiry date').getByText('Waiting for the caller').waitFor();
  const messages = await said();
  const urgent = messages.filter((message) => message.startsWith('!'));
  expect(new Set(urgent)).toEqual(new Set(['! This is not a valid card number.']));
  expect(messages.at(-1)).toMatch(/^Card number captured, Visa ending 4242\./);
});

/** The focus goes out of the panel, to Flex's own tab of the call, whose panel is then hidden. */
async function lookElsewhere(): Promise<void> {
  const flexTab = stage.page.getByRole('button', { name: 'Call', exact: true }).first();
  await flexTab.click();
  await flexTab.focus();
  await deskOf(stage).amount().or(deskOf(stage).field('Card number')).waitFor({ state: 'hidden' });
}

const titleOf = (name: string) => deskOf(stage).button(name).getAttribute('title');

play('asks for the next field, and completes, by shortcuts from elsewhere', async () => {
  const { page } = stage;
  const caller = await call(stage, '+14155550127');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.start('27');
  await desk.field('Card number').getByText('Waiting for the caller').waitFor();
  // What was refused waits for the agent, also where all else is asked for by itself.
  await caller.press('4242424242424241');
  await desk.field('Card number').getByRole('alert').waitFor();
  expect(await titleOf('Ask again for Card number')).toBe('Ctrl+Shift+7');
  await lookElsewhere();
  await page.keyboard.press('Control+Shift+Digit7');
  await desk.field('Card number').getByText('Waiting for the caller').waitFor();
  for (const [name, digits] of entries) {
    await desk.field(name).getByText('Waiting for the caller').waitFor();
    await caller.press(digits);
  }
  await desk.button('Complete payment').and(focused()).waitFor();
  expect(await titleOf('Complete payment')).toBe('Ctrl+Shift+8');
  await lookElsewhere();
  await page.keyboard.press('Control+Shift+Digit8');
  await desk.heading('Payment succeeded').waitFor();
  expect(await transactions(stage)).toMatchObject([{ amount: '27.00', result: 'charged' }]);
});

play('is cancelled by a shortcut from elsewhere', async () => {
  const { page } = stage;
  await call(stage, '+14155550125');
  await accept(stage);
  const desk = deskOf(stage);
  await desk.start('25');
  await desk.field('Card number').getByText('Waiting for the caller').waitFor();
  expect(await titleOf('Cancel payment')).toBe('Ctrl+Shift+9');
  await lookElsewhere();
  await page.keyboard.press('Control+Shift+Digit9');
  await desk.heading('Payment cancelled').waitFor();
});

play('has its shortcuts in Flex’s own list', async () => {
  const { page } = stage;
  await page.getByRole('button', { name: /^User Agent 1/ }).click();
  await page.getByText('See keyboard shortcuts').click();
  const list = page.getByRole('dialog');
  const expected = [
    [/Open the payment of the call/, '6'],
    [/Ask for the next field of the payment/, '7'],
    [/Complete the payment/, '8'],
    [/Cancel the payment/, '9'],
  ] as const;
  await screenshot(stage, 'shortcuts');
  for (const [name, key] of expected) {
    await list
      .getByRole('row', { name })
      .filter({ hasText: new RegExp(`CTRL \\+ SHIFT \\+ ${key}`) })
      .waitFor();
  }
  await list.getByRole('button').first().click();
  await list.waitFor({ state: 'detached' });
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
