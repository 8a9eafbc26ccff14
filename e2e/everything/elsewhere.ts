import { call, transactions } from '../caller';
import { give, giveCard, openPayment, visa } from '../capture';
import { accept, deskOf, wrappingUp } from '../desk';
import { screenshot } from '../screenshot';
import { play, stage } from './stage';

/* What an agent sees of a payment while they look at something else. */

const flexTab = (name: string) =>
  stage.page.getByRole('button', { name, exact: true }).first().click();
/** In the list of tasks, which is in sight in every tab. */
const badge = (words: string) => stage.page.getByText(words, { exact: true });
const notice = (words: string) =>
  stage.page.locator('.Twilio-NotificationBar').getByText(words, { exact: true });
const panel = () => stage.page.getByRole('region', { name: 'Payment', exact: true });

play('marks task and tab while digits come, and when an entry was refused', async () => {
  const caller = await call(stage, '+14155550201');
  await accept(stage);
  await deskOf(stage).start('20');
  await deskOf(stage).ask('Card number');
  await flexTab('Call');
  expect(await badge('Payment: the caller is typing').count()).toBe(0);
  await caller.press('424242');
  await badge('Payment: the caller is typing').waitFor();
  await screenshot(stage, 'elsewhere');
  // Two digits swapped.
  await caller.press('4242424224');
  await badge('Payment: not accepted').waitFor();
  await flexTab('Payment');
  await give(stage, caller, 'Card number', visa.number);
  await badge('Payment: not accepted').waitFor({ state: 'detached' });
});

async function chargeSlowly(from: string, amount: string) {
  const caller = await call(stage, from);
  await accept(stage);
  await stage.page.getByLabel('Processor', { exact: true }).selectOption('Slow');
  await deskOf(stage).start(amount);
  await giveCard(stage, caller);
  await deskOf(stage).button('Complete payment').click();
  await panel().getByText('Charging. Waiting for the processor’s response.').waitFor();
  return caller;
}

play('notifies the agent of an outcome that comes while they look elsewhere', async () => {
  await chargeSlowly('+14155550202', '21');
  await flexTab('Call');
  await notice('Payment succeeded: $21.00').waitFor();
  await screenshot(stage, 'notification');
  // It would cover the next call for some seconds.
  await stage.page.locator('.Twilio-NotificationBar').getByRole('button').click();
  await notice('Payment succeeded: $21.00').waitFor({ state: 'hidden' });
});

play('shows no notification of an outcome that the agent sees, and makes no sound', async () => {
  await stage.page.evaluate(`
    const { AudioPlayerManager } = Twilio.Flex;
    const { play } = AudioPlayerManager;
    window.played = [];
    AudioPlayerManager.play = (media, ...rest) => {
      window.played.push(media.url.slice(0, 14));
      return play.call(AudioPlayerManager, media, ...rest);
    };
  `);
  await chargeSlowly('+14155550203', '22');
  await deskOf(stage).heading('Payment succeeded').waitFor();
  expect(await transactions(stage)).toMatchObject([{ amount: '22.00', result: 'charged' }]);
  expect(await notice('Payment succeeded: $22.00').count()).toBe(0);
  expect(await stage.page.evaluate('window.played')).not.toContain('data:audio/wav');
});

play('shows what became of the payment when the caller hangs up', async () => {
  const caller = await openPayment(stage, '+14155550204', '23');
  await flexTab('Call');
  await caller.hangUp();
  await wrappingUp(stage);
  await deskOf(stage).heading('Payment failed').waitFor();
  await panel().getByText('$23.00').first().waitFor();
});
