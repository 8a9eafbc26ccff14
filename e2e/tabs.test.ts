import * as v from 'valibot';
import { call, type Caller, transactions } from './caller';
import { give, giveCard, visa } from './capture';
import { accept, deskOf } from './desk';
import { openSecondTab } from './secondDesk';
import { journey, openStage, type Stage } from './stage';

/* The same agent, on the same call, in two tabs of their browser. */

let first: Stage;

beforeAll(async () => void (first = await openStage()));

afterEach(async () => {
  await fetch(`${first.twilio.origin}/reset`, { method: 'POST' });
  await first.page.getByText('No active tasks').waitFor();
});

afterAll(() => first.close());

/** Plays with a call in two tabs; both show the form. */
async function withTwoTabs(play: (second: Stage, caller: Caller) => Promise<void>): Promise<void> {
  const caller = await call(first, '+14155550144');
  await accept(first);
  const second = await openSecondTab(first, '+1 415-555-0144');
  try {
    for (const tab of [first, second]) await deskOf(tab).button('Start payment').waitFor();
    await play(second, caller);
  } finally {
    await second.close();
  }
}

/** Both tabs press the same button in the same moment, whatever becomes of it in the other. */
async function pressInBoth(second: Stage, name: string): Promise<void> {
  const presses = [first, second].map((tab) => deskOf(tab).button(name).dispatchEvent('click'));
  await Promise.all(presses);
}

const sessionsSchema = v.array(v.object({ sid: v.string() }));

/** The sessions that Twilio has of the call. */
async function sessions({ callSid }: Caller) {
  const reply = await fetch(`${first.twilio.origin}/calls/${callSid}/payment-sessions`);
  return v.parse(sessionsSchema, await reply.json());
}

it('press at the same time: one payment, which both show and follow', () =>
  journey(first, 'two tabs', () =>
    withTwoTabs(async (second, caller) => {
      const tabs = [first, second];
      for (const tab of tabs) await deskOf(tab).amount().fill('84.10');
      await pressInBoth(second, 'Start payment');
      for (const tab of tabs) await tab.page.getByText('$84.10', { exact: true }).waitFor();

      await giveCard(first, caller);
      for (const tab of tabs) {
        await deskOf(tab).field('Postal code').getByText('94109', { exact: true }).waitFor();
        await tab.page.getByText('Everything is captured. You can complete the payment.').waitFor();
      }
      await pressInBoth(second, 'Complete payment');
      for (const tab of tabs) await deskOf(tab).heading('Payment succeeded').waitFor();
      // The tab that came second was refused something; now there is nothing to say of it any more.
      for (const tab of tabs) expect(await tab.page.getByRole('alert').allInnerTexts()).toEqual([]);
      expect(await sessions(caller)).toHaveLength(1);
      expect(await transactions(first)).toMatchObject([{ method: 'charge', result: 'charged' }]);
    }),
  ));

it('one is reloaded while the call is in the other: the payment goes on where it was', () =>
  journey(first, 'reload beside the call', () =>
    withTwoTabs(async (second, caller) => {
      await deskOf(first).start('84.20');
      await give(first, caller, 'Card number', visa.number);
      await deskOf(first).ask('Expiry date');
      await caller.press('12');
      await second.page.reload();
      await second.page.getByRole('button', { name: 'Join Call', exact: true }).waitFor();
      await second.page.getByRole('button', { name: 'Payment', exact: true }).first().click();
      const expiry = deskOf(second).field('Expiry date');
      await expiry.getByText('The caller is keying in').waitFor();
      await caller.press('30');
      await expiry.getByText('Captured', { exact: true }).waitFor();
      await give(second, caller, 'Security code', visa.code);
      await give(second, caller, 'Postal code', visa.postalCode);
      await deskOf(second).button('Complete payment').click();
      for (const tab of [first, second]) await deskOf(tab).heading('Payment succeeded').waitFor();
      expect(await transactions(first)).toHaveLength(1);
    }),
  ));
