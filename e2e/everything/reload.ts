import { call, type Caller, transactions } from '../caller';
import { giveCard, openPayment } from '../capture';
import { accept, deskOf, openTab, wrappingUp } from '../desk';
import { play, setTimes, stage } from './stage';

/*
 * The agent reloads the page while their call is live. The Voice SDK hangs up as its page unloads, so the
 * call is over and its task is in wrap-up; the outcome of the payment can still be read.
 */

const panel = () => stage.page.getByRole('region', { name: 'Payment', exact: true });
const said = (words: string) => panel().getByText(words, { exact: true }).waitFor();

/** Reloads the page, and opens the tab of the call that is over by then. */
async function reload(): Promise<void> {
  await stage.page.reload();
  await wrappingUp(stage);
  await openTab(stage);
  await said('The call has ended. You can view the outcome but no longer act.');
  expect(await panel().getByRole('button').count()).toBe(0);
}

async function charging(processor: string): Promise<Caller> {
  const caller = await call(stage, '+14155550172');
  await accept(stage);
  await stage.page.getByLabel('Processor', { exact: true }).selectOption(processor);
  await deskOf(stage).start('62');
  await giveCard(stage, caller);
  await deskOf(stage).button('Complete payment').click();
  return caller;
}

play('reloaded mid-capture: the payment ends with the call, and nothing is charged', async () => {
  const caller = await openPayment(stage, '+14155550171', '61');
  await deskOf(stage).ask('Expiry date');
  await caller.press('12');
  await deskOf(stage)
    .field('Expiry date')
    .getByText(/^Digits: \d/)
    .waitFor();
  await reload();
  await deskOf(stage).heading('Payment failed').waitFor();
  await said('The call ended before the payment was finished.');
  await said('$61.00');
  expect(stage.twilio.calls.list().map(({ status }) => status)).toEqual(['completed', 'completed']);
  expect(await transactions(stage)).toEqual([]);
});

play('reloaded mid-complete: shows that it is still charging, then the outcome', async () => {
  // Longer than a desktop needs to come back on a busy machine, shorter than an outcome is waited for (65 s).
  setTimes({ slowMs: 30_000, timeoutMs: 35_000 });
  await charging('Slow');
  await said('Charging. Waiting for the processor’s response.');
  await reload();
  await said('Charging. Waiting for the processor’s response.');
  await deskOf(stage).heading('Payment succeeded').waitFor();
  await said('The card was charged.');
  await panel().getByText(/^ch_/).waitFor();
  expect(await panel().getByRole('button').count()).toBe(0);
  expect(await transactions(stage)).toMatchObject([{ method: 'charge', result: 'charged' }]);
});

play('reloaded after the outcome: still shows it, and offers no second payment', async () => {
  await charging('Default');
  await deskOf(stage).heading('Payment succeeded').waitFor();
  const confirmation = await panel().getByText(/^ch_/).innerText();
  await reload();
  await deskOf(stage).heading('Payment succeeded').waitFor();
  await said(confirmation);
  await said('$62.00');
  expect(await transactions(stage)).toHaveLength(1);
});
