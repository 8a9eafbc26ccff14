import { act, fireEvent, screen, within } from '@testing-library/react';
import { cardsOnly, createMemoryCall } from '../client/testing/memory';
import { button, called, press, settle, started, stopTime } from './testing/show';

stopTime();

describe('guarding an entry against a stray press', () => {
  const captured = { PaymentCardNumber: 'xxxxxxxxxxxx4242', PartialResult: 'false' };
  const typing = { PaymentCardNumber: 'xxxx', PartialResult: 'true' };

  it.each([
    ['is being typed', typing],
    ['is captured', captured],
  ])('what %s takes a second, deliberate press', async (_what, parameters) => {
    const { memory } = await started();
    await press('Ask for Card number');
    called(memory, 1, { Capture: 'payment-card-number', ...parameters });
    const again = button('Ask again for Card number');
    fireEvent.click(again, { detail: 1 });
    fireEvent.click(again, { detail: 2 });
    fireEvent.click(again, { detail: 1 });
    await settle(100);
    expect(memory.state.asked).toHaveLength(2);
    expect(screen.getByRole('alert').textContent).toMatch(/^Press again to discard it/);
    await settle(1_000);
    await press('Ask again for Card number');
    expect(memory.state.asked).toHaveLength(3);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('asks for a second press too when another field would discard what is being typed', async () => {
    const { memory } = await started();
    await press('Ask for Card number');
    called(memory, 1, { Capture: 'payment-card-number', ...typing });
    await press('Ask for Expiry date');
    expect(memory.state.asked).toHaveLength(2);
    expect(screen.getByRole('alert').textContent).toMatch(
      /^Press again to discard the card number/,
    );
    await settle(1_000);
    await press('Ask for Expiry date');
    expect(memory.state.asked).toHaveLength(3);
  });

  it('forgets a first press once it would lose something else', async () => {
    const { memory } = await started(
      createMemoryCall({ configuration: { ...cardsOnly, autoAdvance: true } }),
    );
    called(memory, 1, { Capture: 'payment-card-number', ...typing });
    await press('Ask for Expiry date');
    expect(screen.getByRole('alert').textContent).toBe('Press again to discard the card number.');
    called(memory, 1, {
      Capture: 'payment-card-number',
      ...captured,
      Required: 'expiration-date,security-code,postal-code',
    });
    await settle(1_000);
    await press('Ask for Expiry date');
    expect(memory.state.asked).toHaveLength(3);
  });

  it('forgets a first press after some seconds', async () => {
    const { memory } = await started();
    await press('Ask for Card number');
    called(memory, 1, { Capture: 'payment-card-number', ...captured });
    await press('Ask again for Card number');
    await settle(5_000);
    expect(screen.queryByRole('alert')).toBeNull();
    await press('Ask again for Card number');
    expect(memory.state.asked).toHaveLength(2);
  });

  it('presses once for a key that is held down', async () => {
    await started();
    const down = (repeat: boolean) =>
      fireEvent.keyDown(button('Ask for Card number'), { key: 'Enter', repeat });
    expect(down(false)).toBe(true);
    expect(down(true)).toBe(false);
  });

  it('loses nothing to a press for the field that is asked for already', async () => {
    const { memory } = await started(
      createMemoryCall({ configuration: { ...cardsOnly, autoAdvance: true } }),
    );
    await press('Ask for Card number');
    const group = within(screen.getByRole('group', { name: 'Card number' }));
    expect(group.getByText('Waiting for the caller')).toBeTruthy();
    expect(group.getByText('Press again to ask once more.')).toBeTruthy();
    expect(memory.state.asked).toHaveLength(2);
    await press('Ask for Card number');
    expect(memory.state.asked).toHaveLength(3);
  });

  it('asks again at one press where the entry was refused', async () => {
    const { memory } = await started();
    await press('Ask for Card number');
    called(memory, 1, { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' });
    await press('Ask again for Card number');
    expect(memory.state.asked).toHaveLength(3);
  });
});

describe('the focus moves with the payment', () => {
  const focused = () => document.activeElement;

  it('to the first field, off a button whose meaning has changed, to the next field, to Complete', async () => {
    const { memory } = await started(
      createMemoryCall({ fields: ['expiration-date', 'security-code'] }),
    );
    expect(focused()).toBe(button('Ask for Expiry date'));
    await press('Ask for Expiry date');
    expect(focused()).toBe(screen.getByRole('region', { name: 'Payment' }));
    called(memory, 1, {
      Capture: 'expiration-date',
      PartialResult: 'false',
      ExpirationDate: '1230',
    });
    expect(focused()).toBe(button('Ask for Security code'));
    await press('Ask for Security code');
    called(memory, 2, { Capture: 'security-code', ErrorType: 'invalid-security-code' });
    expect(focused()).toBe(button('Ask again for Security code'));
    await press('Ask again for Security code');
    called(memory, 3, { Capture: 'security-code', SecurityCode: 'xxx', Required: '' });
    expect(focused()).toBe(button('Complete payment'));
    await press('Complete payment');
    expect(focused()).toBe(screen.getByRole('region', { name: 'Payment' }));
  });

  it('and never away from another button', async () => {
    const { memory } = await started();
    await press('Ask for Card number');
    button('Cancel payment').focus();
    called(memory, 1, { Capture: 'payment-card-number', PaymentCardNumber: 'xxxxxxxxxxxx4242' });
    expect(focused()).toBe(button('Cancel payment'));
  });

  it('stays on a button that the payment draws in another way', async () => {
    const { memory, client } = await started();
    await press('Ask for Card number');
    button('Ask for Card number').focus();
    called(memory, 1, { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' });
    expect(focused()).toBe(button('Ask again for Card number'));

    button('Cancel payment').focus();
    act(() => client.press({ kind: 'capture', field: 'expiration-date' }));
    expect(button('Cancel payment').getAttribute('aria-disabled')).toBe('true');
    expect(focused()).toBe(button('Cancel payment'));
    await settle(1_000);
    expect(button('Cancel payment').getAttribute('aria-disabled')).toBe('false');
    expect(focused()).toBe(button('Cancel payment'));
  });
});
