import { accessibilityProblems } from '../accessibility';
import { transactions } from '../caller';
import { give, openPayment, visa } from '../capture';
import { accept, answerLeaving, deskOf, openTab, wrappingUp } from '../desk';
import { panelScreenshot } from '../screenshot';
import { openDeskOf } from '../secondDesk';
import { journey, OPENS_WITHIN_MS, type Stage } from '../stage';
import { stage as first } from './stage';

/* A payment that two agents take, by Flex UI's own transfer directory. */

let second: Stage;

/** The first agent presses a button of the transfer directory, and continues with the payment open. */
async function direct(button: 'Transfer to Agent 2' | 'Consult Agent 2'): Promise<void> {
  const press = (name: string) =>
    first.page.getByRole('button', { name, exact: true }).first().click();
  await press('Call');
  await press('Open transfer directory');
  await press(button);
  await answerLeaving(first, 'Transfer anyway');
}

/** The second agent takes the call and sees the payment. */
async function takeOver(): Promise<void> {
  await accept(second);
  await deskOf(second)
    .field('Card number')
    .getByText('xxxx xxxx xxxx 4242', { exact: true })
    .waitFor();
}

async function charge(stage: Stage): Promise<void> {
  await deskOf(stage).button('Complete payment').click();
  await deskOf(stage).heading('Payment succeeded').waitFor();
  expect(await transactions(stage)).toMatchObject([{ method: 'charge', result: 'charged' }]);
}

/** The first agent sees that the payment is somebody else's now, and can press nothing. */
async function watching(): Promise<void> {
  await openTab(first);
  const panel = first.page.getByRole('region', { name: 'Payment', exact: true });
  await panel.getByText(/^You are watching this payment/).waitFor();
  expect(await panel.getByRole('button').count()).toBe(0);
}

const leave = ({ page }: Stage) =>
  page.getByRole('button', { name: 'Leave Call', exact: true }).click();

describe('two agents', () => {
  beforeAll(async () => {
    second = await openDeskOf(first, 'agent-2');
  }, 2 * OPENS_WITHIN_MS);
  beforeEach(() => second.page.getByText('No active tasks').waitFor());
  afterAll(() => second.close());

  it('lets the other agent continue the payment after a cold transfer, the first one in wrap-up', () =>
    journey(first, 'cold transfer', async () => {
      const caller = await openPayment(first, '+14155550131', '41.5');
      await direct('Transfer to Agent 2');
      await takeOver();
      await wrappingUp(first);
      await give(second, caller, 'Expiry date', visa.expiry);
      await give(second, caller, 'Security code', visa.code);
      await give(second, caller, 'Postal code', visa.postalCode);
      await charge(second);
    }));

  it('lets the first agent watch during a warm transfer until they leave, and the payment continue', () =>
    journey(first, 'warm transfer', async () => {
      const caller = await openPayment(first, '+14155550131', '41.5');
      await direct('Consult Agent 2');
      await takeOver();
      await watching();
      await give(second, caller, 'Expiry date', visa.expiry);
      await deskOf(first).field('Expiry date').getByText('12/30', { exact: true }).waitFor();
      expect(await accessibilityProblems(first)).toEqual([]);
      await panelScreenshot(first, 'watching');
      // It is not theirs to finish any more: nothing is asked.
      await leave(first);
      await wrappingUp(first);
      await give(second, caller, 'Security code', visa.code);
      await give(second, caller, 'Postal code', visa.postalCode);
      await charge(second);
    }));

  it('lets the first agent act again once the other one leaves a warm transfer', () =>
    journey(first, 'given back', async () => {
      const caller = await openPayment(first, '+14155550132', '41.5');
      await direct('Consult Agent 2');
      await takeOver();
      await watching();
      await give(second, caller, 'Expiry date', visa.expiry);
      await leave(second);
      await answerLeaving(second, 'Leave anyway');
      await wrappingUp(second);
      await give(first, caller, 'Security code', visa.code);
      await give(first, caller, 'Postal code', visa.postalCode);
      await charge(first);
    }));

  it('leaves call and payment with the first agent when a consultation is withdrawn or declined', () =>
    journey(first, 'consultation refused', async () => {
      const caller = await openPayment(first, '+14155550131', '41.5');
      const offer = second.page.getByRole('button', { name: /Accept/ }).first();
      await direct('Consult Agent 2');
      await offer.waitFor();
      await first.page.getByRole('button', { name: 'Cancel Consult', exact: true }).click();
      await offer.waitFor({ state: 'hidden' });

      await direct('Consult Agent 2');
      await second.page
        .getByRole('button', { name: /Reject/ })
        .first()
        .click();
      await offer.waitFor({ state: 'hidden' });
      await openTab(first);
      await give(first, caller, 'Expiry date', visa.expiry);
    }));
});
