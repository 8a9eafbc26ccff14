import { call, type Caller, transactions } from './caller';
import { give, visa } from './capture';
import { accept, answerLeaving, deskOf, openTab } from './desk';
import { openDeskOf } from './secondDesk';
import { journey, openStage, type Stage } from './stage';

/* A payment that two agents take, by Flex UI's own transfer directory. */

let first: Stage;
let second: Stage;

beforeAll(async () => {
  first = await openStage();
  second = await openDeskOf(first, 'agent-2');
});

afterEach(async () => {
  await fetch(`${first.twilio.origin}/reset`, { method: 'POST' });
  for (const { page } of [first, second]) await page.getByText('No active tasks').waitFor();
});

afterAll(() => first.close());

/** The first agent has the caller's card number. */
async function openPayment(): Promise<Caller> {
  const caller = await call(first, '+14155550131');
  await accept(first);
  await deskOf(first).start('41.5');
  await give(first, caller, 'Card number', visa.number);
  return caller;
}

/** The first agent presses a button of the transfer directory, and goes on with the payment open. */
async function direct(button: 'Transfer to Agent 2' | 'Consult Agent 2'): Promise<void> {
  const press = (name: string) =>
    first.page.getByRole('button', { name, exact: true }).first().click();
  await press('Call');
  await press('Open transfer directory');
  await press(button);
  await answerLeaving(first, 'Go on');
}

/** The second agent takes the call and sees the payment. */
async function takeOver(): Promise<void> {
  await accept(second);
  await deskOf(second)
    .field('Card number')
    .getByText('xxxx xxxx xxxx 4242', { exact: true })
    .waitFor();
}

/** The second agent asks for the rest and charges. */
async function finish(caller: Caller): Promise<void> {
  await give(second, caller, 'Expiry date', visa.expiry);
  await give(second, caller, 'Security code', visa.code);
  await give(second, caller, 'Postal code', visa.postalCode);
  await deskOf(second).button('Complete payment').click();
  await deskOf(second).heading('Payment succeeded').waitFor();
  expect(await transactions(first)).toMatchObject([{ method: 'charge', result: 'charged' }]);
}

const wrapUp = ({ page }: Stage) =>
  page
    .getByText(/^Wrap up/)
    .first()
    .waitFor();

it('a cold transfer: the other agent goes on with the payment, the first one is in wrap-up', () =>
  journey(first, 'cold transfer', async () => {
    const caller = await openPayment();
    await direct('Transfer to Agent 2');
    await takeOver();
    await wrapUp(first);
    await finish(caller);
  }));

it('a warm transfer: both are in the call until the first one leaves, and the payment goes on', () =>
  journey(first, 'warm transfer', async () => {
    const caller = await openPayment();
    await direct('Consult Agent 2');
    await takeOver();
    await openTab(first);
    await deskOf(first).field('Card number').getByText('Captured', { exact: true }).waitFor();
    await first.page.getByRole('button', { name: 'Leave Call', exact: true }).click();
    await wrapUp(first);
    await finish(caller);
  }));

it('a consultation that is taken back, or refused, leaves call and payment with the first agent', () =>
  journey(first, 'consultation refused', async () => {
    const caller = await openPayment();
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
