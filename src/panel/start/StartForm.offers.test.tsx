import { screen } from '@testing-library/react';
import { createMemoryCall, failed, type MemoryCallOptions } from '../../client/testing/memory';
import type { Prefill } from '../../payment/offer/prefill';
import { configuration } from '../../payment/testing/configuration';
import { box, button, list, press, show, status, type, stopTime } from '../testing/show';

stopTime();

const everything = configuration();
const showOffer = (options: MemoryCallOptions = {}) =>
  show(createMemoryCall({ configuration: everything, ...options }));
const labels = (name: string) =>
  Array.from(list(name).querySelectorAll('option')).map(({ textContent }) => textContent);
const prefill = (over: Partial<Prefill>): Prefill => ({ locked: [], ...over });
const describedBy = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

describe('the choices', () => {
  it('have the fixed names, and plain words', async () => {
    await showOffer();
    expect(labels('Processor')).toEqual(['Main processor', 'Second processor']);
    expect(labels('Payment method')).toEqual(['Credit card', 'Bank account (ACH debit)']);
    expect(labels('Purpose')).toEqual(['Charge now', 'Save for later payments']);
    expect(labels('Currency')).toEqual(['USD – US Dollar', 'EUR – Euro', 'JPY – Japanese Yen']);
    expect(screen.queryByRole('combobox', { name: 'Account type' })).toBeNull();
    type('Payment method', 'ach-debit');
    expect(labels('Account type')).toEqual([
      'Personal checking account',
      'Personal savings account',
    ]);
    expect(box('Account holder')).toHaveProperty('value', '');
  });

  it('are shown only where there is more than one', async () => {
    await showOffer();
    type('Processor', 'Second');
    for (const name of ['Payment method', 'Purpose', 'Currency']) {
      expect(screen.queryByRole('combobox', { name })).toBeNull();
    }
    expect(describedBy(box('Amount'))).toBe('In EUR – Euro.');
  });

  it('include an amount only when charging', async () => {
    const { memory } = await showOffer();
    type('Purpose', 'reusable');
    expect(screen.queryByRole('textbox', { name: 'Amount' })).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'Currency' })).toBeNull();
    await press('Start payment');
    expect(memory.document()?.current?.order.purpose).toEqual({
      kind: 'tokenize',
      tokenType: 'reusable',
    });
    expect(screen.getByText('Save for later payments')).toBeTruthy();
    expect(screen.getByText('Nothing is charged.')).toBeTruthy();
  });

  it('lose nothing typed when changed back and forth', async () => {
    await showOffer();
    type('Amount', '12.50');
    type('Payment method', 'ach-debit');
    type('Account type', 'consumer-savings');
    type('Account holder', 'A. Holder');
    type('Processor', 'Second');
    expect(screen.queryByRole('textbox', { name: 'Account holder' })).toBeNull();
    expect(
      screen.getByRole('option', { name: 'Bank account (ACH debit): not available' }),
    ).toBeTruthy();
    type('Processor', 'Default');
    expect(list('Account type')).toHaveProperty('value', 'consumer-savings');
    expect(box('Account holder')).toHaveProperty('value', 'A. Holder');
    expect(box('Amount')).toHaveProperty('value', '12.50');
  });
});

describe('mistakes', () => {
  it('are shown all at once, each beside its field, with the focus on the first', async () => {
    const { memory } = await showOffer();
    type('Payment method', 'ach-debit');
    type('Amount', '0.50');
    type('Order', 'seven');
    type('Description', '4111 1111 1111 1111');
    await press('Start payment');
    const errors = ['Amount', 'Account holder', 'Order', 'Description'].map((name) => {
      expect(box(name).getAttribute('aria-invalid')).toBe('true');
      return describedBy(box(name));
    });
    expect(errors).toEqual([
      'Enter at least $1.00.',
      'Enter “Account holder”. The processor needs it.',
      'Optional. “Order” isn’t in the expected format. Check it with the caller.',
      expect.stringContaining('This looks like a card number.'),
    ]);
    expect(screen.getAllByRole('alert')).toHaveLength(4);
    expect(document.activeElement).toBe(box('Amount'));
    expect(memory.state.asked).toEqual([]);

    box('Account holder').focus();
    type('Account holder', 'A. Holder');
    expect(document.activeElement).toBe(box('Account holder'));
    expect(box('Account holder').getAttribute('aria-invalid')).toBe('false');
    expect(screen.getAllByRole('alert')).toHaveLength(3);
  });

  it('say the limit of the currency', async () => {
    await showOffer();
    type('Amount', '100001');
    type('Currency', 'JPY');
    await press('Start payment');
    expect(screen.getByRole('alert').textContent).toBe('Enter at most ¥100,000.');
  });

  it('are shown in the same place when only the functions find them', async () => {
    const { memory } = await showOffer();
    type('Amount', '300');
    memory.offer({
      configuration: configuration({ currencies: { USD: { max: '200.00' }, EUR: {}, JPY: {} } }),
    });
    await press('Start payment');
    expect(describedBy(box('Amount'))).toBe('Enter at most $200.00.');
    expect(document.activeElement).toBe(box('Amount'));
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    type('Amount', '150');
    await press('Start payment');
    expect(memory.document()?.current).not.toBeNull();
  });

  it('name a locked value that is not offered', async () => {
    await showOffer({ prefill: prefill({ purpose: 'one-time', locked: ['purpose'] }) });
    expect(labels('Purpose')).toEqual(['Save for one later payment: not available']);
    await press('Start payment');
    expect(describedBy(list('Purpose'))).toContain('Purpose: this choice is not available.');
    expect(describedBy(list('Purpose'))).toContain('the task attribute “payment.purpose”');
    expect(document.activeElement).toBe(list('Purpose'));
  });

  it('are shown below the form when they concern a part it does not show', async () => {
    const { memory } = await show();
    memory.refuseAsk(
      failed('order-invalid', { part: 'method', problem: 'not-offered', parts: ['method'] }),
    );
    type('Amount', '5');
    await press('Start payment');
    expect(screen.getByRole('alert').textContent).toContain(
      'Payment method: this choice is not available.',
    );
  });
});

describe('prefill', () => {
  it('fills in what the task gives', async () => {
    const from = configuration({
      processors: [
        {
          name: 'Default',
          label: 'Main processor',
          methods: [{ method: 'credit-card', brands: ['visa'] }],
          parameters: [{ name: 'holder', label: 'Card holder' }],
        },
      ],
    });
    const given = prefill({
      amount: '20',
      currency: 'EUR',
      description: 'Invoice 17',
      parameters: { holder: 'Holder' },
    });
    await showOffer({ configuration: from, prefill: given });
    expect(box('Amount')).toHaveProperty('value', '20');
    expect(list('Currency')).toHaveProperty('value', 'EUR');
    expect(box('Description')).toHaveProperty('value', 'Invoice 17');
    expect(box('Card holder')).toHaveProperty('value', 'Holder');
  });

  it('R71 shows locked values as read-only, and says so', async () => {
    const { memory } = await showOffer({
      prefill: prefill({
        amount: '20',
        currency: 'EUR',
        description: 'Invoice 17',
        method: 'credit-card',
        processor: 'Second',
        locked: ['amount', 'currency', 'processor'],
      }),
    });
    expect(box('Amount')).toMatchObject({ value: '20', readOnly: true });
    expect(describedBy(box('Amount'))).toContain('Set for this task');
    expect(box('Description')).toMatchObject({ value: 'Invoice 17', readOnly: false });
    expect(labels('Processor')).toEqual(['Second processor']);
    expect(describedBy(list('Processor'))).toContain('Set for this task');
    await press('Start payment');
    expect(memory.document()?.current?.order).toMatchObject({
      processor: 'Second',
      purpose: { charge: { amount: '20.00', currency: 'EUR' } },
    });
  });

  it('R72 that cannot be read starts no payment, and can be tried again', async () => {
    const { memory } = await showOffer({ prefill: null });
    expect(screen.getByRole('alert').textContent).toMatch(
      /cannot be read, so no payment can be started.*administrator/,
    );
    expect(screen.queryByRole('button', { name: 'Start payment' })).toBeNull();
    expect(status()).toBe('');
    memory.offer({ prefill: prefill({ amount: '20' }) });
    await press('Try again');
    expect(box('Amount')).toHaveProperty('value', '20');
    expect(button('Start payment')).toBeTruthy();
  });
});
