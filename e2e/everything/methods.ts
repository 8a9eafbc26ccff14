import { accessibilityProblems } from '../accessibility';
import { call, type Caller, type Transaction, transactions } from '../caller';
import { give, giveCard, visa } from '../capture';
import { accept, deskOf } from '../desk';
import { screenshot } from '../screenshot';
import { search } from '../search';
import { shiftsOf, watchShifts } from '../shifts';
import { play, stage } from './stage';

/* Every method, purpose and way of entering, in the real Flex UI: `everything.payments.yaml`. */

async function answeredCall(
  from: string,
  attributes: Record<string, unknown> = {},
): Promise<Caller> {
  const caller = await call(stage, from, attributes);
  await accept(stage);
  await deskOf(stage).button('Start payment').waitFor();
  return caller;
}

const choose = (list: string, value: string) =>
  stage.page.getByLabel(list, { exact: true }).selectOption(value);

const textBox = (name: string) => stage.page.getByRole('textbox', { name, exact: true });

async function onlyTransaction(): Promise<Transaction | undefined> {
  const all = await transactions(stage);
  expect(all).toHaveLength(1);
  return all[0];
}

play('debits a bank account, with its type and the holder’s name from the task', async () => {
  const caller = await answeredCall('+14155550111', {
    customer_name: 'Account holder of the task',
  });
  const desk = deskOf(stage);
  await choose('Payment method', 'ach-debit');
  await choose('Account type', 'consumer-savings');
  expect(await textBox('Account holder').inputValue()).toBe('Account holder of the task');
  await desk.amount().fill('150.00');
  await screenshot(stage, 'ach-form');
  expect(await accessibilityProblems(stage)).toEqual([]);
  await desk.button('Start payment').click();
  await give(stage, caller, 'Routing number', '121181976');
  await desk.field('Routing number').getByText('xxxxx1976', { exact: true }).waitFor();
  await give(stage, caller, 'Account number', '508862392#');
  await desk.field('Account number').getByText('xxxxxxx92', { exact: true }).waitFor();
  await screenshot(stage, 'ach');
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();
  expect(await onlyTransaction()).toMatchObject({
    method: 'charge',
    amount: '150.00',
    parameters: { AVSName: 'Account holder of the task' },
    result: 'charged',
  });
  expect(await search(stage, ['508862392'])).toEqual([]);
  // Only the processor needs the routing number.
  expect(await search(stage, ['121181976'])).toEqual(["the processor's list"]);
});

play('saves a card without charging it, and shows no token', async () => {
  const caller = await answeredCall('+14155550112');
  const desk = deskOf(stage);
  await choose('Purpose', 'reusable');
  expect(await desk.amount().count()).toBe(0);
  await desk.button('Start payment').click();
  await giveCard(stage, caller);
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();
  await screenshot(stage, 'tokenized');
  expect(await onlyTransaction()).toMatchObject({ method: 'tokenize', result: 'tokenized' });
  expect(await stage.page.content()).not.toMatch(/tok_|cus_/);
});

play('takes a card number twice, shows a mismatch, and lets the caller confirm', async () => {
  const caller = await answeredCall('+14155550113');
  const desk = deskOf(stage);
  await choose('Processor', 'Generic_Pay_Connector');
  await watchShifts(stage);
  await desk.start('20');
  const second = 'Card number, second entry';
  await give(stage, caller, 'Card number', visa.number);
  await desk.ask(second);
  await caller.press('4111111111111111');
  await desk
    .field(second)
    .getByText(/do not match/i)
    .waitFor();
  await screenshot(stage, 'mismatch');
  expect(await accessibilityProblems(stage)).toEqual([]);
  await give(stage, caller, second, visa.number);
  await give(stage, caller, 'Expiry date', visa.expiry);
  await give(stage, caller, 'Security code', visa.code);
  expect(await desk.field('Postal code').count()).toBe(0);
  await desk.button('Complete payment').click();
  await stage.page
    .getByRole('status')
    .getByText(/confirm|Charging/i)
    .waitFor();
  await caller.press('1');
  await desk.heading('Payment succeeded').waitFor();
  // Neither the mismatch nor the wait for the caller moved anything.
  expect(await shiftsOf(stage)).toEqual([]);
  expect(await onlyTransaction()).toMatchObject({ amount: '20.00', result: 'charged' });
});

play('does not charge a caller who does not confirm', async () => {
  const caller = await answeredCall('+14155550114');
  const desk = deskOf(stage);
  await choose('Processor', 'Generic_Pay_Connector');
  await desk.start('21');
  await give(stage, caller, 'Card number', visa.number);
  await give(stage, caller, 'Card number, second entry', visa.number);
  await give(stage, caller, 'Expiry date', visa.expiry);
  await give(stage, caller, 'Security code', visa.code);
  await desk.button('Complete payment').click();
  await stage.page
    .getByRole('status')
    .getByText(/confirm|Charging/i)
    .waitFor();
  await caller.press('2');
  await desk.heading('Payment cancelled').waitFor();
  expect(await transactions(stage)).toEqual([]);
});

play('goes through a processor of the older style', async () => {
  const caller = await answeredCall('+14155550115');
  const desk = deskOf(stage);
  await choose('Processor', 'Two_Routes');
  await desk.start('30', 'EUR');
  await giveCard(stage, caller);
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();
  expect(await onlyTransaction()).toMatchObject({
    amount: '30.00',
    currency: 'EUR',
    result: 'charged',
  });
});

describe('prefill from the task', () => {
  const attributes = {
    payment: {
      amount: '77.70',
      currency: 'EUR',
      description: 'Order 77',
      locked: ['amount', 'currency'],
    },
  };

  play('fills in the form, and locked values cannot be changed', async () => {
    const caller = await answeredCall('+14155550116', attributes);
    const desk = deskOf(stage);
    expect(await desk.amount().inputValue()).toBe('77.70');
    expect(await desk.amount().isEditable()).toBe(false);
    expect(await textBox('Description').inputValue()).toBe('Order 77');
    await textBox('Description').fill('Order 78');
    await screenshot(stage, 'locked');
    expect(await accessibilityProblems(stage)).toEqual([]);
    await desk.button('Start payment').click();
    await giveCard(stage, caller);
    await desk.button('Complete payment').click();
    await desk.heading('Payment succeeded').waitFor();
    expect(await onlyTransaction()).toMatchObject({
      amount: '77.70',
      currency: 'EUR',
      description: 'Order 78',
    });
  });

  play('comes from the OpenPayment action too', async () => {
    await answeredCall('+14155550117');
    const desk = deskOf(stage);
    await stage.page.getByRole('button', { name: 'Call', exact: true }).first().click();
    await stage.page.evaluate(
      `Twilio.Flex.Actions.invokeAction('OpenPayment', {
        task: [...Twilio.Flex.Manager.getInstance().store.getState().flex.worker.tasks.values()][0],
        amount: '12.34', currency: 'EUR', description: 'From the CRM',
      })`,
    );
    await desk.amount().waitFor();
    expect(await desk.amount().inputValue()).toBe('12.34');
    expect(await stage.page.getByLabel('Currency', { exact: true }).inputValue()).toBe('EUR');
    expect(await textBox('Description').inputValue()).toBe('From the CRM');
  });

  play('starts no payment when it cannot be read', async () => {
    const caller = await call(stage, '+14155550118', { payment: { amuont: '5' } });
    await accept(stage);
    await stage.page
      .getByRole('alert')
      .getByText(/payment attribute|cannot be read/i)
      .waitFor();
    await caller.hangUp();
  });
});
