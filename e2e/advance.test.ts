import { call } from './caller';
import { visa } from './capture';
import { accept, deskOf } from './desk';
import { journey, openStage, type Stage } from './stage';

/* Auto-advance in the real Flex UI: `advance.payments.yaml`. */

let stage: Stage;

beforeAll(async () => {
  stage = await openStage('advance');
});

afterAll(async () => {
  await stage.close();
});

it('asks for the next field automatically, and leaves a wrong entry to the agent', () =>
  journey(stage, 'auto-advance', async () => {
    const caller = await call(stage, '+14155550121');
    await accept(stage);
    const desk = deskOf(stage);
    const waiting = (name: string) =>
      desk.field(name).getByText('Waiting for the caller').waitFor();
    await desk.amount().fill('9.99');
    await desk.button('Start payment').click();
    await desk.ask('Card number');
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
  }));
