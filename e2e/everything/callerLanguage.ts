import { call } from '../caller';
import { accept, deskOf } from '../desk';
import { play, stage } from './stage';

/* An agent who reads English, and a caller who does not. */

play('says in the caller’s language what the panel has to say to them', async () => {
  const { page } = stage;
  const caller = await call(stage, '+14155550163', { language: 'de-AT' });
  await accept(stage);
  await deskOf(stage).start('1234.50');
  const say = page.getByRole('note').locator('[lang="de"]');
  await deskOf(stage).ask('Card number');
  await say.getByText(/Bitte tippen Sie die Kartennummer/).waitFor();
  await caller.press('4242424242424241');
  await say.getByText(/Eine Ziffer scheint nicht zu stimmen/).waitFor();
  await deskOf(stage).field('Card number').getByText('This is not a valid card number.').waitFor();
  await page.evaluate(
    `Twilio.Flex.Manager.getInstance().strings['PaymentScriptAsk_expiration-date:de'] = 'Nun das Ablaufdatum.'`,
  );
  await deskOf(stage).ask('Expiry date');
  await say.getByText('„Nun das Ablaufdatum.“', { exact: true }).waitFor();
});
