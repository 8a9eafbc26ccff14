import { cleanup, fireEvent, screen } from '@testing-library/react';
import { failed } from '../../client/testing/memory';
import { box, button, press, settle, show, status, type, stopTime } from '../testing/show';

stopTime();

describe('the form', () => {
  it('has the fixed names and roles', async () => {
    await show();
    expect(screen.getByRole('textbox', { name: 'Amount' })).toHaveProperty('value', '');
    expect(screen.getByRole('textbox', { name: 'Description' })).toHaveProperty('value', '');
    expect(screen.getByRole('combobox', { name: 'Currency' })).toHaveProperty('value', 'USD');
    expect(screen.getByRole('option', { name: 'KWD – Kuwaiti Dinar' })).toHaveProperty(
      'value',
      'KWD',
    );
    expect(button('Start payment')).toBeTruthy();
    expect(status()).toBe('Ready to take a payment.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('R24 asks to confirm after a refusal because of a payment on another leg, and sends that', async () => {
    const { memory } = await show();
    memory.refuseAsk(failed('outcome-unknown'));
    type('Amount', '5');
    await press('Start payment');
    expect(screen.getByRole('alert').textContent).toMatch(/unknown. Check with the processor/);
    await press('Start payment');
    expect(memory.state.asked).toHaveLength(1);
    fireEvent.click(screen.getByRole('checkbox'));
    await press('Start payment');
    expect(memory.state.asked.at(-1)).toMatchObject({ request: { chargeAgain: 'true' } });
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it.each([
    ['', 'USD', 'Enter the amount to charge.'],
    ['0', 'USD', 'Enter an amount greater than zero.'],
    ['-5', 'USD', 'Enter an amount greater than zero: a payment cannot be negative.'],
    ['12.5055', 'USD', 'Enter at most 2 decimals: USD has no more.'],
    ['12.5', 'JPY', 'Enter a whole amount: JPY has no decimals.'],
    ['1.2345', 'KWD', 'Enter at most 3 decimals: KWD has no more.'],
    ['1000000', 'USD', 'Enter an amount below 1,000,000.'],
    [
      'twelve',
      'USD',
      '“twelve” cannot be read as an amount in USD. Enter it in digits, like 12.50.',
    ],
    [
      '1.234',
      'USD',
      '“1.234” can be read as $1,234 or as $1.234. Enter it without separators between thousands and with all decimals, like 12.50.',
    ],
  ])('says what is wrong with the amount “%s” %s', async (amount, currency, words) => {
    const { memory } = await show();
    type('Amount', amount);
    type('Currency', currency);
    type('Description', 'Order 7');
    await press('Start payment');
    const field = screen.getByRole('textbox', { name: 'Amount' });
    expect(screen.getByRole('alert').textContent).toBe(words);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('value', amount);
    expect(screen.getByLabelText('Description')).toHaveProperty('value', 'Order 7');
    expect(memory.state.asked).toEqual([]);
  });

  it.each([
    ['1,234.56', 'USD', '1234.56', 'Start payment of $1,234.56'],
    ['12,50', 'USD', '12.50', 'Start payment of $12.50'],
    ['1250.00', 'JPY', '1250', 'Start payment of ¥1,250'],
  ])('F5 R38 reads %s %s, and says so before it is sent', async (typed, currency, amount, name) => {
    const { memory } = await show();
    type('Currency', currency);
    type('Amount', typed);
    await press(name);
    expect(memory.state.asked).toMatchObject([{ request: { amount, currency } }]);
  });

  it('keeps what was typed when the functions refuse, and says why', async () => {
    const { memory } = await show();
    memory.refuseAsk(failed('twilio-refused', { twilioCode: 64999 }));
    type('Amount', '7');
    await press('Start payment');
    expect(screen.getByRole('alert').textContent).toBe(
      'Twilio rejected the request. Nothing changed. Twilio error 64999.',
    );
    expect(screen.getByLabelText('Amount')).toHaveProperty('value', '7');
  });

  it('has the focus in the amount when it opens, unless somebody types elsewhere', async () => {
    await show();
    expect(document.activeElement).toBe(box('Amount'));
    cleanup();
    const notes = document.body.appendChild(document.createElement('textarea'));
    notes.focus();
    await show();
    expect(document.activeElement).toBe(notes);
    notes.remove();
  });

  it('is sent by Enter in any of its fields', async () => {
    const { memory } = await show();
    type('Amount', '7');
    const amount = box('Amount');
    // A browser's Enter presses the form's submit button.
    expect(button('Start payment').getAttribute('type')).toBe('submit');
    fireEvent.submit(amount);
    await settle(1_000);
    expect(memory.state.asked.map(({ operation }) => operation)).toEqual(['start']);
  });

  it('starts one payment for two clicks or a double click', async () => {
    const { memory } = await show();
    memory.state.deaf = true;
    type('Amount', '7');
    fireEvent.click(button('Start payment'), { detail: 1 });
    fireEvent.click(button('Start payment'), { detail: 2 });
    fireEvent.click(button('Start payment'), { detail: 1 });
    await settle(1_000);
    expect(memory.state.asked).toHaveLength(1);
  });
});
