import { accessibilityProblems } from '../accessibility';
import { call } from '../caller';
import { give, openPayment, visa } from '../capture';
import { accept, deskOf, wrappingUp } from '../desk';
import { narrowScreenshot, screenshot } from '../screenshot';
import { play, stage } from './stage';

/* What the agent is asked before they leave a call on which a payment is open, by Flex's own buttons. */

const dialog = () =>
  stage.page.getByRole('dialog', { name: 'A payment is in progress on this call' });
const choose = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
const flexButton = (name: RegExp) => stage.page.getByRole('button', { name }).first();
const hangUp = () => flexButton(/Hang Up/i).click();

play('lets the agent stay instead of hanging up, and finish the payment', async () => {
  const caller = await openPayment(stage, '+14155550131', '91');
  await hangUp();
  await dialog().waitFor();
  await narrowScreenshot(stage, 'leaving');
  await screenshot(stage, 'leaving');
  expect(await accessibilityProblems(stage, '[role=dialog]')).toEqual([]);
  await choose('Finish the payment first');
  await dialog().waitFor({ state: 'detached' });
  await give(stage, caller, 'Expiry date', visa.expiry);
  await give(stage, caller, 'Security code', visa.code);
  await give(stage, caller, 'Postal code', visa.postalCode);
  await deskOf(stage).button('Complete payment').click();
  await deskOf(stage).heading('Payment succeeded').waitFor();
  await hangUp();
  await wrappingUp(stage);
  expect(await dialog().count()).toBe(0);
});

play('asks nothing when no payment is open', async () => {
  await call(stage, '+14155550134');
  await accept(stage);
  await hangUp();
  await wrappingUp(stage);
  expect(await dialog().count()).toBe(0);
});

/** As Flex's own buttons do; some are missing in the local desktop, where no party can be added. */
const invoke = (action: string) =>
  stage.page.evaluate(
    `(({ Actions, Manager }) => {
      const [task] = [...Manager.getInstance().store.getState().flex.worker.tasks.values()];
      const payload = { task, phoneNumber: '+14155550199', callerId: '+15005550006' };
      void Actions.invokeAction(${JSON.stringify(action)}, payload).catch(() => undefined);
    })(window.Twilio.Flex)`,
  );

play('asks before every way to leave the call, and does nothing when the agent stays', async () => {
  const caller = await openPayment(stage, '+14155550135', '95');
  for (const [action, words] of [
    [
      'StartExternalWarmTransfer',
      'The payment can continue. Whoever joins will hear what is said.',
    ],
    ['TransferTask', /^The next agent can continue the payment\./],
    ['EndConferenceForAll', /^If the call ends, the payment ends too\./],
    ['EndVoiceTask', /^If the call ends, the payment ends too\./],
    ['WrapupTask', /^If the call ends, the payment ends too\./],
    ['CompleteTask', /^If the call ends, the payment ends too\./],
  ] as const) {
    await invoke(action);
    await dialog().getByText(words).waitFor();
    await choose('Finish the payment first');
    await dialog().waitFor({ state: 'detached' });
  }
  await give(stage, caller, 'Expiry date', visa.expiry);
});

/** From now on the page says only when it is told to that it is idle. */
const holdIdle = `
  const held = new Map();
  window.requestIdleCallback = (work) => held.set(held.size + 1, work).size;
  window.cancelIdleCallback = (id) => held.delete(id);
  window.becomeIdle = () => [...held.values()].forEach((work) => work());
`;

for (const [when, then] of [
  ['was idle only once Flex had drawn it', 'window.becomeIdle()'],
  ['was never idle', ''],
] as const) {
  play(`asks on a desktop that ${when}`, async () => {
    const { page } = stage;
    await page.addInitScript(holdIdle);
    await page.reload();
    await page.getByText('No active tasks').waitFor();
    await page.evaluate(then);
    await openPayment(stage, '+14155550136', '96');
    await hangUp();
    await choose('Finish the payment first');
    await dialog().waitFor({ state: 'detached' });
  });
}
