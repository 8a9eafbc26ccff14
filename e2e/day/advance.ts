import { call, transactions } from '../caller';
import { visa } from '../capture';
import { accept, deskOf } from '../desk';
import { play, stage } from './stage';

/* Who asks for the fields: nobody has to, unless the contact center wants its agents to (`../manual/byHand.ts`). */

play('asks for each field automatically, and leaves a wrong entry to the agent', async () => {
  const caller = await call(stage, '+14155550121');
  await accept(stage);
  const desk = deskOf(stage);
  const waiting = (name: string) => desk.field(name).getByText('Waiting for the caller').waitFor();
  await desk.amount().fill('9.99');
  await desk.button('Start payment').click();
  await waiting('Card number');
  // An agent who presses all the same loses nothing.
  await desk.button('Ask for Card number').click();
  await caller.press(visa.number);
  await waiting('Expiry date');
  await caller.press('1320');
  await desk
    .field('Expiry date')
    .getByText(/not valid or has passed/i)
    .waitFor();
  await desk.ask('Expiry date');
  await caller.press(visa.expiry);
  await waiting('Security code');
  await caller.press(visa.code);
  await waiting('Postal code');
  await caller.press(visa.postalCode);
  await desk.field('Postal code').getByText('Captured', { exact: true }).waitFor();
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();
  expect(await transactions(stage)).toHaveLength(1);
});
