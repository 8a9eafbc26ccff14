import { act, screen, within } from '@testing-library/react';
import { createMemoryCall } from '../client/testing/memory';
import { cardBrands } from '../payment/names';
import { matcherOf } from '../payment/card/field';
import { type Outcome, type SessionRecord } from '../payment/document/session';
import { configuration } from '../payment/testing/configuration';
import { allFields, cardOrder, record } from '../payment/testing/examples';
import {
  button,
  called,
  list,
  press,
  settle,
  show,
  showRecord,
  started,
  status,
  type,
  stopTime,
} from './testing/show';

stopTime();

const everything = () => createMemoryCall({ configuration: configuration() });
const group = (name: string) => within(screen.getByRole('group', { name }));
const succeeded: Outcome = { kind: 'succeeded', confirmationCode: null };
const captured = (value: string, brand: string | null = null) =>
  ({ state: 'captured', question: 1, value, brand }) as const;

const achOrder = {
  ...cardOrder,
  method: 'ach-debit',
  bankAccountType: 'consumer-savings',
} as const;
const bankFields = ['bank-routing-number', 'bank-account-number'] as const;
const saved = { ...cardOrder, purpose: { kind: 'tokenize', tokenType: 'reusable' } } as const;

describe('a bank account', () => {
  it('is asked for by its routing and account number', async () => {
    const memory = everything();
    await show(memory);
    type('Payment method', 'ach-debit');
    type('Account type', 'consumer-savings');
    type('Account holder', 'A. Holder');
    type('Amount', '12.50');
    await press('Start payment');
    expect(screen.getByText('Bank account (ACH debit) · Personal savings account')).toBeTruthy();
    expect(screen.getAllByRole('group').map((each) => each.getAttribute('aria-label'))).toEqual([
      'Routing number',
      'Account number',
    ]);
    await press('Ask for Routing number');
    called(memory, 1, {
      Capture: 'bank-routing-number',
      PartialResult: 'false',
      BankRoutingNumber: '110000000',
    });
    expect(group('Routing number').getByText('xxxxx0000')).toBeTruthy();
    expect(memory.document()?.current?.order).toMatchObject({
      method: 'ach-debit',
      bankAccountType: 'consumer-savings',
      parameters: { AVSName: 'A. Holder' },
    });
  });

  it('says at the end that the account was charged', async () => {
    const answers = { 'bank-account-number': captured('xxxxxxx92') };
    await showRecord(
      record([], { order: achOrder, fields: bankFields, answers, outcome: succeeded }),
    );
    expect(status()).toBe('The bank account was charged.');
    expect(screen.getByText('Bank account')).toBeTruthy();
    expect(screen.getByText('xxxxxxx92')).toBeTruthy();
  });
});

describe('saving instead of charging', () => {
  it('says that nothing was charged, and shows nothing of the token', async () => {
    const answers = { 'payment-card-number': captured('xxxxxxxxxxxx4242', 'visa') };
    await showRecord(record([], { order: saved, answers, outcome: succeeded }));
    expect(screen.getByRole('heading', { name: 'Payment succeeded' })).toBeTruthy();
    expect(status()).toBe('The card was saved. It was not charged.');
    expect(screen.queryByText('Confirmation code')).toBeNull();
    expect(screen.getByText('Saved card')).toBeTruthy();
    expect(screen.getByText('xxxx xxxx xxxx 4242')).toBeTruthy();
    expect(screen.getByText('Visa')).toBeTruthy();
  });

  it('is not called charging in progress, nor when the outcome is unknown', async () => {
    const current: SessionRecord = record(['complete'], { order: saved });
    const { memory } = await showRecord({
      ...current,
      questions: current.questions.map((each) => ({ ...each, askedAt: Date.now() })),
    });
    expect(status()).toBe('Saving. Waiting for the processor’s response.');
    const outcome: Outcome = { kind: 'unknown', result: 'odd' };
    act(() => memory.write((before) => ({ ...before, current: { ...current, outcome } })));
    expect(screen.getByRole('alert').textContent).toMatch(/may have been saved/);
  });
});

it('says no more than that an entry is needed again where no second one differed', async () => {
  await showRecord(
    record(['payment-card-number'], {
      answers: { 'payment-card-number': captured('xxxxxxxxxxxx4242', 'visa') },
      required: { question: 1, afterError: false, tokens: ['payment-card-number'] },
    }),
  );
  expect(group('Card number').getByRole('alert').textContent).toMatch(
    /^Twilio needs this entry again/,
  );
  expect(screen.getByText(/That entry was not accepted/)).toBeTruthy();
});

it('waits for the caller to confirm where the processor wants that, and can cancel', async () => {
  const complete = record(['complete']);
  const questions = complete.questions.map((each) => ({ ...each, askedAt: Date.now() }));
  await showRecord({ ...complete, questions, order: { ...complete.order, confirmation: true } });
  expect(status()).toMatch(/^Waiting for the caller to press 1 to confirm, since \d+:\d\d/);
  await settle(10 * 60_000);
  expect(screen.queryByText(/may have been charged/)).toBeNull();
  expect(button('Cancel payment').getAttribute('aria-disabled')).toBe('false');
});

describe('second entries', () => {
  const card = 'payment-card-number';
  const twice = configuration({
    processors: [
      {
        name: 'Default',
        label: 'Main processor',
        methods: [
          { method: 'credit-card', brands: ['visa'], postalCode: false, enterTwice: [card] },
        ],
      },
    ],
  });
  const first = { Capture: card, PartialResult: 'false', PaymentCardNumber: 'xxxxxxxxxxxx4242' };

  it('are rows of their own', async () => {
    await started(createMemoryCall({ configuration: twice }));
    expect(screen.getAllByRole('group').map((each) => each.getAttribute('aria-label'))).toEqual([
      'Card number',
      'Card number, second entry',
      'Expiry date',
      'Security code',
    ]);
    const row = group('Card number, second entry');
    expect(row.getByRole('button', { name: 'Ask for Card number, second entry' })).toBeTruthy();
  });

  it('that differ are shown as such, and the first one has to be asked for again', async () => {
    const { memory } = await started(createMemoryCall({ configuration: twice }));
    await press('Ask for Card number');
    called(memory, 1, first);
    await press('Ask for Card number, second entry');
    called(memory, 2, {
      Capture: matcherOf(card),
      ErrorType: 'input-matching-failed',
      Required: `${card},${matcherOf(card)},expiration-date,security-code`,
    });
    expect(group('Card number, second entry').getByRole('alert').textContent).toBe(
      'The two entries do not match.',
    );
    expect(group('Card number').getByRole('alert').textContent).toMatch(
      /^Twilio needs this entry again/,
    );
    expect(screen.getByText(/The two entries differ/)).toBeTruthy();
    expect(
      group('Card number').getByRole('button', { name: 'Ask again for Card number' }),
    ).toBeTruthy();
  });

  it('are named for every field', async () => {
    const fields = allFields.flatMap((field) =>
      field === 'bank-account-number' || field === 'bank-routing-number' ? [] : [field],
    );
    const matchers = [
      'payment-card-number',
      'expiration-date',
      'security-code',
      'postal-code',
    ] as const;
    await showRecord(record([], { fields: [...fields, ...matchers.map(matcherOf)] }));
    for (const name of ['Card number', 'Expiry date', 'Security code', 'Postal code']) {
      expect(group(`${name}, second entry`)).toBeTruthy();
    }
  });
});

it.each([
  ['visa', 'Visa', 'xxxx xxxx xxxx 4242'],
  ['mastercard', 'Mastercard', 'xxxx xxxx xxxx 4242'],
  ['amex', 'American Express', 'xxxx xxxxxx x4242'],
  ['maestro', 'Maestro', 'xxxx xxxx xxxx 4242'],
  ['discover', 'Discover', 'xxxx xxxx xxxx 4242'],
  ['jcb', 'JCB', 'xxxx xxxx xxxx 4242'],
  ['diners-club', 'Diners Club', 'xxxx xxxxxx 4242'],
  ['enroute', 'enRoute', 'xxxx xxxxxx x4242'],
  ['optima', 'Optima', 'xxxx xxxxxx x4242'],
  ['moon-card', 'moon-card', 'xxxx xxxx xxxx 4242'],
])('shows a card of %s as %s %s', async (brand, name, shown) => {
  const value = shown.replaceAll(' ', '');
  await showRecord(record([], { answers: { 'payment-card-number': captured(value, brand) } }));
  expect(group('Card number').getByText(name)).toBeTruthy();
  expect(group('Card number').getByText(shown)).toBeTruthy();
  expect([...cardBrands, 'moon-card']).toContain(brand);
});

it('keeps a payment in the currency it was started in, though not the first one offered', async () => {
  const { memory } = await show(everything());
  type('Currency', 'JPY');
  type('Amount', '1250');
  await press('Start payment');
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.getByText('¥1,250')).toBeTruthy();
  await press('Cancel payment');
  act(() =>
    memory.write((b) => ({
      ...b,
      current: b.current && { ...b.current, outcome: { kind: 'cancelled' } },
    })),
  );
  await press('New payment');
  expect(list('Currency')).toHaveProperty('value', 'JPY');
});
