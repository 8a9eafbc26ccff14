import { call, transactions } from '../caller';
import { openPayment } from '../capture';
import { accept, deskOf, openTab, wrappingUp } from '../desk';
import { panelScreenshot, screenshot } from '../screenshot';
import { clearFaults, injectFaults } from '../../local-twilio/testing/faults';
import { play, stage } from './stage';

/* What the agent sees while something between the desktop, Sync and the functions does not answer. */

const reconnecting = () => stage.page.getByText(/Reconnecting since \d+:\d\d:\d\d/);

play('shows since when the view is interrupted while sockets drop, and recovers', async () => {
  const caller = await openPayment(stage, '+14155550141', '81.10');
  await deskOf(stage).ask('Expiry date');
  await injectFaults(stage.twilio.origin, { seed: 1, sockets: { dropEveryMs: 50 } });
  await reconnecting().waitFor();
  await screenshot(stage, 'reconnecting');
  await panelScreenshot(stage, 'reconnecting');
  await caller.press('1230');
  await clearFaults(stage.twilio.origin);
  await deskOf(stage).field('Expiry date').getByText('Captured', { exact: true }).waitFor();
  await reconnecting().waitFor({ state: 'detached' });
});

play(
  'shows since when the functions are unreachable, and opens at once when the network is back',
  async () => {
    await stage.page.clock.install();
    await stage.page.route('**/payments/open', (route) => route.abort());
    await call(stage, '+14155550142');
    await accept(stage);
    await stage.page.getByText(/Retrying since \d+:\d\d:\d\d/).waitFor();
    await screenshot(stage, 'out-of-reach');
    // Time stands still, so the pause after which they are asked anyway does not end.
    await stage.page.clock.pauseAt(Date.now() + 10_000);
    await stage.page.unrouteAll();
    const asked = stage.page.waitForRequest('**/payments/open');
    await stage.page.evaluate(`window.dispatchEvent(new Event('online'))`);
    await asked;
    await stage.page.clock.resume();
    await deskOf(stage).button('Start payment').waitFor();
  },
);

play('says that the customer hung up, and leaves nothing to press', async () => {
  const caller = await openPayment(stage, '+14155550143', '83.10');
  await caller.hangUp();
  await wrappingUp(stage);
  await openTab(stage);
  await deskOf(stage).heading('Payment failed').waitFor();
  await stage.page.getByText('The call ended before the payment was finished.').waitFor();
  await stage.page.getByText(/The call has ended/).waitFor();
  await screenshot(stage, 'caller-hung-up');
  const panel = stage.page.getByRole('region', { name: 'Payment', exact: true });
  expect(await panel.getByRole('button').count()).toBe(0);
  expect(await transactions(stage)).toEqual([]);
});
