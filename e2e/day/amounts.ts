import { call, transactions } from '../caller';
import { giveCard } from '../capture';
import { accept, deskOf } from '../desk';
import { play, stage } from './stage';

/*
 * F5: amounts typed or pasted as people write them, the agent's language or another, are echoed in the button
 * before anything is sent, and charged.
 */

const amounts = [
  ['Americans', '$1,234.56', 'USD', '$1,234.56', '1234.56'],
  ['Germans', '12.345,6', 'EUR', '€12,345.60', '12345.60'],
  ['the French', '2 345,67 €', 'EUR', '€2,345.67', '2345.67'],
  ['the Japanese', '１２，５００', 'JPY', '¥12,500', '12500'],
] as const;

for (const [people, typed, currency, shown, charged] of amounts) {
  play(`charges an amount typed as ${people} write it: ${typed}`, async () => {
    const { page } = stage;
    const caller = await call(stage, '+14155550181');
    await accept(stage);
    const desk = deskOf(stage);
    await desk.amount().fill(typed);
    await page.getByLabel('Currency', { exact: true }).selectOption(currency);
    await desk.button('Start payment').getByText(`Start payment of ${shown}`).waitFor();
    expect(await desk.amount().inputValue()).toBe(typed);
    await desk.button('Start payment').click();
    await giveCard(stage, caller);
    await desk.button('Complete payment').click();
    await desk.heading('Payment succeeded').waitFor();
    await page.getByText(shown).first().waitFor();
    const last = (await transactions(stage)).at(-1);
    expect(last).toMatchObject({ amount: charged, currency, result: 'charged' });
  });
}
