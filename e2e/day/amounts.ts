import { call, transactions } from '../caller';
import { giveCard } from '../capture';
import { accept, deskOf } from '../desk';
import { play, stage } from './stage';

/*
 * F5: amounts typed or pasted as people write them, the agent's language or another, are echoed in the button
 * before anything is sent, and charged.
 */

const american = ['$1,234.56', 'USD', '$1,234.56', '1234.56'] as const;
const german = ['12.345,6', 'EUR', '€12,345.60', '12345.60'] as const;
const french = ['2 345,67 €', 'EUR', '€2,345.67', '2345.67'] as const;
const japanese = ['１２，５００', 'JPY', '¥12,500', '12500'] as const;

type Amount = readonly [typed: string, currency: string, shown: string, sent: string];

/** Starts a payment of that amount, which is shown first, and then sent. */
async function startTyped([typed, currency, shown, sent]: Amount): Promise<void> {
  const { page } = stage;
  const desk = deskOf(stage);
  await desk.amount().fill(typed);
  await page.getByLabel('Currency', { exact: true }).selectOption(currency);
  await desk.button('Start payment').getByText(`Start payment of ${shown}`).waitFor();
  expect(await desk.amount().inputValue()).toBe(typed);
  const asked = page.waitForRequest(/\/payments\/start$/);
  await desk.button('Start payment').click();
  const order = new URLSearchParams((await asked).postData() ?? '');
  expect([order.get('amount'), order.get('currency')]).toEqual([sent, currency]);
}

play('charges amounts as Americans, Germans, the French and the Japanese write them', async () => {
  const caller = await call(stage, '+14155550181');
  await accept(stage);
  const desk = deskOf(stage);
  for (const amount of [american, german, french]) {
    await startTyped(amount);
    await desk.button('Cancel payment').click();
    await desk.heading('Payment cancelled').waitFor();
    await desk.button('New payment').click();
  }
  await startTyped(japanese);
  await giveCard(stage, caller);
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();
  await stage.page.getByText(japanese[2]).first().waitFor();
  const charged = { amount: japanese[3], currency: japanese[1], result: 'charged' };
  expect(await transactions(stage)).toMatchObject([charged]);
});
