import { CustomizationProvider } from '@twilio-paste/core/customization';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { createPaymentClient } from '../client/paymentClient';
import { call, createMemoryCall, failed } from '../client/testing/memory';
import { type FailureCode, failureStatus } from '../payment/protocol';
import { PaymentPanel } from './PaymentPanel';
import {
  button,
  called,
  press,
  settle,
  show,
  started,
  status,
  type,
  stopTime,
} from './testing/show';

stopTime();

describe('collecting', () => {
  it('shows each field as a group with its button, and what is missing', async () => {
    await started();
    for (const name of ['Card number', 'Expiry date', 'Security code', 'Postal code']) {
      const group = within(screen.getByRole('group', { name }));
      expect(group.getByRole('button', { name: `Ask for ${name}` }).textContent).toBe('Ask');
    }
    expect(screen.getByText('$12.50')).toBeTruthy();
    expect(screen.getByText(/^Still missing: Card number, Expiry date/)).toBeTruthy();
    expect(button('Complete payment').getAttribute('aria-disabled')).toBe('true');
    expect(button('Cancel payment').getAttribute('aria-disabled')).toBe('false');
  });

  it('says that keys may come only once Twilio has taken the question', async () => {
    await started();
    const group = within(screen.getByRole('group', { name: 'Card number' }));
    fireEvent.click(group.getByRole('button', { name: 'Ask for Card number' }));
    expect(group.getByText('Asking …')).toBeTruthy();
    expect(group.queryByRole('button', { name: 'Ask again for Card number' })).toBeNull();
    await settle(1_000);
    expect(group.getByText('Waiting for the caller’s keys')).toBeTruthy();
    expect(group.getByRole('button', { name: 'Ask again for Card number' })).toBeTruthy();
  });

  it('shows the masked value with its brand, one commit for a callback', async () => {
    const { memory, commits } = await started();
    await press('Ask for Card number');
    const group = within(screen.getByRole('group', { name: 'Card number' }));
    const keys = { Capture: 'payment-card-number', PartialResult: 'true' };
    called(memory, 1, { ...keys, PaymentCardNumber: 'xxx' });
    expect(group.getByText('xxx')).toBeTruthy();
    expect(status()).toBe('The caller is keying in Card number.');
    commits.mockClear();
    called(memory, 1, { ...keys, PaymentCardNumber: 'xxxxx' });
    expect(commits).toHaveBeenCalledTimes(1);
    expect(status()).toBe('The caller is keying in Card number.');
    called(memory, 1, {
      Capture: 'payment-card-number',
      PartialResult: 'false',
      PaymentCardNumber: 'xxxxxxxxxxxx4242',
      PaymentCardType: 'visa',
      Required: 'expiration-date,security-code,postal-code',
    });
    expect(group.getByText('xxxx xxxx xxxx 4242')).toBeTruthy();
    expect(group.getByText('Visa')).toBeTruthy();
    expect(group.getByRole('button', { name: 'Ask again for Card number' })).toBeTruthy();
  });

  it.each([
    ['invalid-date', 'This date is not valid or has passed'],
    ['input-timeout', 'No keys came in time.'],
    ['invalid-moon-phase', 'The entry was refused with the code “invalid-moon-phase”.'],
  ])('says in plain words that an entry was refused: %s', async (ErrorType, words) => {
    const { memory } = await started();
    await press('Ask for Expiry date');
    called(memory, 1, { Capture: 'expiration-date', ErrorType });
    const group = within(screen.getByRole('group', { name: 'Expiry date' }));
    expect(group.getByRole('alert').textContent).toContain(words);
    await press('Ask again for Expiry date');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('a failed press is told beside its field', async () => {
    const { memory } = await started();
    const busy = failed('capture-in-progress', { field: 'payment-card-number' });
    memory.refuseAsk(busy, busy);
    await press('Ask for Expiry date');
    await settle(1_000);
    const group = within(screen.getByRole('group', { name: 'Expiry date' }));
    expect(group.getByRole('alert').textContent).toMatch(/still keying in Card number/);
  });

  it('every failure code has words of its own', async () => {
    const { memory } = await started();
    const said = new Set<string | null>();
    // This one is answered beside the field; see above.
    const elsewhere = 'capture-in-progress';
    const codes = Object.keys(failureStatus).filter(
      (code): code is FailureCode => code in failureStatus && code !== elsewhere,
    );
    for (const code of codes) {
      memory.refuseAsk(failed(code));
      await press('Cancel payment');
      said.add(screen.getByRole('alert').textContent);
    }
    expect(said.size).toBe(codes.length);
  });

  it('R26 says what is missing when asked to complete too early, until it is there', async () => {
    const { memory } = await started();
    await press('Complete payment');
    expect(screen.getByRole('alert').textContent).toBe(
      'The payment cannot be completed yet. Still missing: Card number, Expiry date, Security code, Postal code.',
    );
    expect(memory.state.asked).toHaveLength(1);
    called(memory, 0, {
      Required: '',
      PaymentCardNumber: 'xxxxxxxxxxxx4242',
      ExpirationDate: '1230',
      SecurityCode: 'xxx',
      PaymentCardPostalCode: '94109',
    });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(button('Complete payment').getAttribute('aria-disabled')).toBe('false');
    expect(status()).toBe('Everything is captured. You can complete the payment.');
    await press('Complete payment');
    expect(status()).toMatch(/^Charging/);
  });

  it('the focus stays on a button while its press is on its way', async () => {
    const { memory } = await started();
    memory.state.deaf = true;
    button('Ask for Card number').focus();
    await press('Ask for Card number');
    expect(button('Ask for Card number').getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(button('Ask for Card number'));
  });

  it('says that the live view is interrupted', async () => {
    const { memory } = await started();
    act(() => memory.disconnect());
    expect(status()).toMatch(/Reconnecting/);
  });
});

it('a half-filled form survives going to another tab or task', async () => {
  const memory = createMemoryCall();
  const client = createPaymentClient(memory.functions, memory.openLiveDocument);
  client.setCall(call);
  await settle();
  const panel = (
    <CustomizationProvider>
      <PaymentPanel client={client} readOnly={false} />
    </CustomizationProvider>
  );
  const { unmount } = render(panel);
  type('Amount', '7.');
  unmount();
  render(panel);
  expect(screen.getByLabelText('Amount')).toHaveProperty('value', '7.');
});

it('says who may not take a payment, and tries again', async () => {
  const memory = createMemoryCall();
  memory.refuseOpen(failed('token-invalid'));
  await show(memory);
  expect(screen.getByRole('alert').textContent).toMatch(/Log in again/);
  await press('Try again');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(button('Start payment')).toBeTruthy();
});
