import { accessibilityProblems } from '../accessibility';
import { call, type Caller, type Transaction, transactions } from '../caller';
import { type Card, give as giveField, giveCard, visa } from '../capture';
import { accept, deskOf, openTab } from '../desk';
import { search } from '../search';
import { screenshot } from '../screenshot';
import { turn } from '../../local-twilio/testing/switches';
import { settings } from '../settings';
import { play, stage } from './stage';

/*
 * A payment from the ringing call to the outcome. `npm run journey:versions` plays this in other versions of Flex UI,
 * by how the names begin.
 */

const card = visa;

async function answeredCall(from: string): Promise<Caller> {
  const caller = await call(stage, from);
  await accept(stage);
  return caller;
}

const give = (caller: Caller, name: string, keys: string) => giveField(stage, caller, name, keys);
const giveAll = (caller: Caller, given: Card = visa) => giveCard(stage, caller, given);

async function charged(amount: number, currency: string): Promise<Transaction[]> {
  const all = await transactions(stage);
  return all.filter((each) => Number(each.amount) === amount && each.currency === currency);
}

describe.each(Object.entries(settings))('a payment, %s,', (_setting, switches) => {
  beforeAll(() => turn(stage.twilio.origin, switches));
  afterAll(() => turn(stage.twilio.origin, {}));

  play('is charged after a mistake; the next is cancelled, the last declined', async () => {
    const caller = await answeredCall('+14155550101');
    const desk = deskOf(stage);
    const shown = (name: string, text: string) =>
      desk.field(name).getByText(text, { exact: true }).waitFor();
    await screenshot(stage, 'start');
    await desk.start('23.45', 'EUR', 'Invoice 17');
    await desk.button('Ask for Card number').waitFor();
    await desk.ask('Card number');
    await caller.press('4242424242424241');
    await desk
      .field('Card number')
      .getByText(/not a valid card number/i)
      .waitFor();
    await screenshot(stage, 'wrong-number');
    expect(await accessibilityProblems(stage)).toEqual([]);
    await desk.button('Ask again for Card number').waitFor();
    await desk.ask('Card number');
    await caller.press('424242424');
    await shown('Card number', 'xxxx xxxx x');
    await screenshot(stage, 'in-progress');
    await caller.press('2424242');
    await shown('Card number', 'xxxx xxxx xxxx 4242');
    await shown('Card number', 'Visa');
    expect(await desk.button('Complete payment').isDisabled()).toBe(true);
    await give(caller, 'Expiry date', card.expiry);
    await shown('Expiry date', '12/30');
    await give(caller, 'Security code', card.code);
    await shown('Security code', 'xxx');
    await give(caller, 'Postal code', card.postalCode);
    expect(await accessibilityProblems(stage)).toEqual([]);
    await desk.button('Complete payment').click();
    await desk.heading('Payment succeeded').waitFor();
    await stage.page.getByText('€23.45').first().waitFor();
    await stage.page.getByText(/^ch_/).waitFor();
    await screenshot(stage, 'succeeded');
    expect(await accessibilityProblems(stage)).toEqual([]);
    const [transaction, ...more] = await charged(23.45, 'EUR');
    expect(more).toEqual([]);
    expect(transaction).toMatchObject({
      method: 'charge',
      description: 'Invoice 17',
      postalCode: '94109',
      result: 'charged',
    });
    expect(transaction?.cardNumber).toMatch(/^\D*4242$/);
    expect(await search(stage, [card.number, '4242424242424241'])).toEqual([]);

    await desk.button('New payment').click();
    await desk.start('41.10');
    await give(caller, 'Card number', card.number);
    await desk.button('Cancel payment').click();
    await desk.heading('Payment cancelled').waitFor();
    expect(await charged(41.1, 'USD')).toEqual([]);

    await desk.button('New payment').click();
    await desk.start('51', 'GBP');
    await giveAll(caller, { ...card, number: '4000000000000002' });
    await desk.button('Complete payment').click();
    await desk.heading('Payment failed').waitFor();
    await stage.page
      .getByText(/declined/i)
      .first()
      .waitFor();
    await screenshot(stage, 'failed');
    expect(await desk.heading('Payment succeeded').count()).toBe(0);
    expect((await charged(51, 'GBP')).map(({ result }) => result)).toEqual(['declined']);
  });
});

play('a payment continues beside another one on a second call', async () => {
  const first = await answeredCall('+14155550105');
  const desk = deskOf(stage);
  await desk.start('61', 'JPY');
  await give(first, 'Card number', card.number);
  const second = await answeredCall('+14155550106');
  await desk.start('6.125', 'KWD');
  await give(second, 'Card number', '378282246310005');
  await desk.field('Card number').getByText('xxxx xxxxxx x0005', { exact: true }).waitFor();

  const show = async (from: string) => {
    await stage.page.getByText(from).first().click();
    await openTab(stage);
  };
  await show('+1 415-555-0105');
  await desk.field('Card number').getByText('xxxx xxxx xxxx 4242', { exact: true }).waitFor();
  await stage.page.getByText('¥61').first().waitFor();
  await give(first, 'Expiry date', card.expiry);
  await give(first, 'Security code', card.code);
  await give(first, 'Postal code', card.postalCode);
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();

  await show('+1 415-555-0106');
  await desk.field('Card number').getByText('xxxx xxxxxx x0005', { exact: true }).waitFor();
  await give(second, 'Expiry date', card.expiry);
  await give(second, 'Security code', '1234');
  await give(second, 'Postal code', card.postalCode);
  await desk.button('Complete payment').click();
  await desk.heading('Payment succeeded').waitFor();
  expect(await charged(61, 'JPY')).toHaveLength(1);
  expect(await charged(6.125, 'KWD')).toHaveLength(1);
});

describe('a payment, when the agent makes a mistake,', () => {
  play('shows what is wrong with an amount beside it, and keeps what was typed', async () => {
    await answeredCall('+14155550107');
    const desk = deskOf(stage);
    const mistakes = [
      ['', 'USD'],
      ['0', 'USD'],
      ['-5', 'USD'],
      ['1.234', 'USD'],
      ['1.5', 'JPY'],
      ['1.2345', 'KWD'],
      ['1000000', 'USD'],
      ['ten', 'USD'],
    ] as const;
    const shown: string[] = [];
    for (const [typed, currency] of mistakes) {
      await desk.start(typed, currency, 'Keep me');
      shown.push(
        await desk.amount().evaluate((input) => {
          const ids = input.getAttribute('aria-describedby') ?? '';
          return ids
            .split(' ')
            .map((id) => input.ownerDocument.getElementById(id)?.textContent ?? '')
            .join(' ')
            .trim();
        }),
      );
      expect(await desk.amount().getAttribute('aria-invalid')).toBe('true');
      expect(await desk.amount().inputValue()).toBe(typed);
      expect(await stage.page.getByRole('textbox', { name: 'Description' }).inputValue()).toBe(
        'Keep me',
      );
    }
    expect(shown).toEqual([
      'Enter the amount to charge.',
      'Enter an amount greater than zero.',
      'Enter an amount greater than zero: a payment cannot be negative.',
      '“1.234” can be read as $1,234 or as $1.234. Enter it without separators between thousands and with all decimals, like 12.50.',
      'Enter a whole amount: JPY has no decimals.',
      'Enter at most 3 decimals: KWD has no more.',
      'Enter an amount below 1,000,000.',
      '“ten” cannot be read as an amount in USD. Enter it in digits, like 12.50.',
    ]);
    await screenshot(stage, 'amount-mistake');
  });

  play('wants a second press before it asks for another field mid-entry', async () => {
    const caller = await answeredCall('+14155550108');
    const desk = deskOf(stage);
    await desk.start('71');
    await desk.button('Ask for Card number').waitFor();
    await desk.ask('Card number');
    await caller.press('4242');
    await desk.field('Card number').getByText('xxxx', { exact: true }).waitFor();
    await desk.button('Ask for Expiry date').click();
    await desk
      .field('Expiry date')
      .getByRole('alert')
      .getByText('Press again to discard the card number.')
      .waitFor();
    await caller.press('424242424242');
    await desk.field('Card number').getByText('xxxx xxxx xxxx 4242', { exact: true }).waitFor();
    await give(caller, 'Expiry date', card.expiry);
    await desk.askAgain('Expiry date');
    await caller.press('1131');
    await desk.field('Expiry date').getByText('11/31', { exact: true }).waitFor();
    // Nothing is on its way any more when the call ends.
    await desk.field('Security code').getByText('Waiting for the caller').waitFor();
  });

  play('is started and charged once when a button is pressed twice', async () => {
    const caller = await answeredCall('+14155550109');
    const desk = deskOf(stage);
    await desk.amount().fill('81');
    await desk.button('Start payment').dblclick();
    await giveAll(caller);
    await desk.button('Complete payment').dblclick();
    await desk.heading('Payment succeeded').waitFor();
    expect(await charged(81, 'USD')).toHaveLength(1);
  });
});

describe('a payment', () => {
  it('sends nothing off the machine, and the desktop reports no error', () => {
    const expected = [
      // A refused press is a 409, which the browser itself logs.
      'console: Failed to load resource: the server responded with a status of 409 (Conflict)',
      // Flex says so itself when a second call is accepted beside a live one.
      "console: 'Stuck task' scenario 1 flavour 2 intercepted: a ghost voice call was active while agent tried to accept a call task.",
    ];
    expect(stage.trouble.filter((line) => !expected.includes(line))).toEqual([]);
  });
});
