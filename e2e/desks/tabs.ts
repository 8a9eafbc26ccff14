import { call, type Caller, sessionsOf, transactions } from '../caller';
import { give, giveCard, visa } from '../capture';
import { accept, deskOf, openTab } from '../desk';
import { openSecondTab } from '../secondDesk';
import { journey, OPENS_WITHIN_MS, type Stage } from '../stage';
import { stage as beside } from './stage';

/* The same agent, on the same call, in two tabs of their browser. */

/** The tab in which the call is live; the one opened first is beside it. */
let live: Stage;

/** A call, with the payment's form open in both tabs. */
async function callInBoth(): Promise<Caller> {
  const caller = await call(live, '+14155550144');
  await accept(live);
  await showBeside();
  for (const tab of [beside, live]) await deskOf(tab).button('Start payment').waitFor();
  return caller;
}

async function showBeside(): Promise<void> {
  await beside.page.getByText('+1 415-555-0144').first().click();
  await beside.page.getByRole('button', { name: 'Join Call', exact: true }).waitFor();
  await openTab(beside);
}

/**
 * Both tabs press the same button at the same moment. Both are looked up before, since what one tab presses can take
 * the button away in the other, where it is pressed nevertheless.
 */
async function pressInBoth(name: string): Promise<void> {
  const buttons = await Promise.all(
    [beside, live].map((tab) => deskOf(tab).button(name).elementHandle()),
  );
  await Promise.all(buttons.map((button) => button.dispatchEvent('click')));
}

describe('two tabs', () => {
  beforeAll(async () => {
    live = await openSecondTab(beside);
  }, 2 * OPENS_WITHIN_MS);
  beforeEach(() => live.page.getByText('No active tasks').waitFor());
  afterAll(() => live.close());

  it('starts one payment when both tabs press at once, and shows it in both', () =>
    journey(live, 'two tabs', async () => {
      const tabs = [beside, live];
      const caller = await callInBoth();
      for (const tab of tabs) await deskOf(tab).amount().fill('84.10');
      await pressInBoth('Start payment');
      for (const tab of tabs) await tab.page.getByText('$84.10', { exact: true }).waitFor();

      await giveCard(live, caller);
      for (const tab of tabs) {
        await deskOf(tab).field('Postal code').getByText('xxx09', { exact: true }).waitFor();
        await tab.page.getByText('Everything is captured. You can complete the payment.').waitFor();
      }
      await pressInBoth('Complete payment');
      for (const tab of tabs) await deskOf(tab).heading('Payment succeeded').waitFor();
      // The tab that came second was refused something; now there is nothing to say of it any more.
      for (const tab of tabs) await tab.page.getByRole('alert').waitFor({ state: 'detached' });
      expect(await sessionsOf(live, caller.callSid)).toHaveLength(1);
      expect(await transactions(live)).toMatchObject([{ method: 'charge', result: 'charged' }]);
    }));

  it('continues the payment when one tab reloads while the call is in the other', () =>
    journey(beside, 'reload beside the call', async () => {
      const caller = await callInBoth();
      await deskOf(live).start('84.20');
      await give(live, caller, 'Card number', visa.number);
      await deskOf(live).ask('Expiry date');
      // A browser hardly draws a tab that is behind another.
      await beside.page.bringToFront();
      await beside.page.reload();
      await showBeside();
      const expiry = deskOf(beside).field('Expiry date');
      await expiry.getByText('Waiting for the caller').waitFor();
      await caller.press(visa.expiry);
      await expiry.getByText('Captured', { exact: true }).waitFor();
      await give(beside, caller, 'Security code', visa.code);
      await give(beside, caller, 'Postal code', visa.postalCode);
      await deskOf(beside).button('Complete payment').click();
      for (const tab of [beside, live]) await deskOf(tab).heading('Payment succeeded').waitFor();
      expect(await transactions(live)).toHaveLength(1);
    }));
});
