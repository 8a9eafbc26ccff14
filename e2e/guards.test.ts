import { call, type Caller, transactions } from './caller';
import { give, giveCard } from './capture';
import { accept, deskOf } from './desk';
import { screenshot } from './screenshot';
import { journey, openStage, type Stage } from './stage';

/* What the agent is asked before they leave a call on which a payment is open, by Flex's own buttons. */

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterEach(async () => {
  await stage.page.setViewportSize({ width: 1280, height: 900 });
  await fetch(`${stage.twilio.origin}/reset`, { method: 'POST' });
  await stage.page.getByText('No active tasks').waitFor();
});

afterAll(async () => {
  await stage.close();
});

const play = (name: string, steps: () => Promise<void>): void => {
  it(name, () => journey(stage, name, steps));
};

const dialog = () => stage.page.getByRole('dialog', { name: 'A payment is open on this call' });
const choose = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
const flexButton = (name: RegExp) => stage.page.getByRole('button', { name }).first();
const hangUp = () => flexButton(/Hang Up/i).click();
const wrappingUp = () =>
  stage.page
    .getByText(/Wrap up \|/)
    .first()
    .waitFor();

async function paying(from: string, amount: string): Promise<Caller> {
  const caller = await call(stage, from);
  await accept(stage);
  await deskOf(stage).start(amount);
  await give(stage, caller, 'Card number', '4242424242424242');
  return caller;
}

play('hang-up: stay, and finish the payment', async () => {
  const caller = await paying('+14155550131', '91');
  await hangUp();
  await dialog().waitFor();
  await stage.page.setViewportSize({ width: 320, height: 640 });
  await screenshot(stage, 'leaving-320');
  await stage.page.setViewportSize({ width: 1280, height: 900 });
  await screenshot(stage, 'leaving');
  await choose('Finish the payment first');
  await dialog().waitFor({ state: 'detached' });
  await giveCard(stage, caller);
  await deskOf(stage).button('Complete payment').click();
  await deskOf(stage).heading('Payment succeeded').waitFor();
  await hangUp();
  await wrappingUp();
  expect(await dialog().count()).toBe(0);
});

play('hang-up: cancel the payment and go on', async () => {
  await paying('+14155550132', '92');
  await hangUp();
  await choose('Cancel the payment and go on');
  await wrappingUp();
  await stage.page.getByRole('button', { name: 'Payment', exact: true }).first().click();
  await deskOf(stage).heading('Payment cancelled').waitFor();
  await stage.page.getByText(/The call has ended/).waitFor();
  expect(await deskOf(stage).button('New payment').count()).toBe(0);
  expect((await transactions(stage)).filter(({ amount }) => Number(amount) === 92)).toEqual([]);
});

play('hold: the payment may go on', async () => {
  await paying('+14155550133', '93');
  await stage.page.getByRole('button', { name: /Hold/ }).first().click();
  await dialog()
    .getByText(/may not arrive/)
    .waitFor();
  await choose('Go on');
  await dialog().waitFor({ state: 'detached' });
  await stage.page
    .getByRole('button', { name: /Unhold/i })
    .first()
    .waitFor();
  await deskOf(stage).button('Cancel payment').waitFor();
});

play('no payment open: nothing is asked', async () => {
  await call(stage, '+14155550134');
  await accept(stage);
  await hangUp();
  await wrappingUp();
  expect(await dialog().count()).toBe(0);
});
