import { CustomizationProvider } from '@twilio-paste/core/customization';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { createPaymentClient } from '../client/paymentClient';
import { call, createMemoryCall, failed } from '../client/testing/memory';
import { allCaptured, KEY, record } from '../payment/testing/examples';
import { PaymentPanel } from './PaymentPanel';
import {
  button,
  called,
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

describe('collecting', () => {
  it('shows each field as a group with its button', async () => {
    await started();
    for (const name of ['Card number', 'Expiry date', 'Security code', 'Postal code']) {
      const group = within(screen.getByRole('group', { name }));
      expect(group.getByRole('button', { name: `Ask for ${name}` }).textContent).toBe('Ask');
    }
    expect(screen.getByText('$12.50')).toBeTruthy();
    expect(button('Complete payment').getAttribute('aria-disabled')).toBe('true');
    expect(button('Cancel payment').getAttribute('aria-disabled')).toBe('false');
  });

  it('says that keys may come only once Twilio has taken the question', async () => {
    await started();
    const group = within(screen.getByRole('group', { name: 'Card number' }));
    fireEvent.click(group.getByRole('button', { name: 'Ask for Card number' }));
    expect(group.getByText('Asking…')).toBeTruthy();
    expect(group.queryByRole('button', { name: 'Ask again for Card number' })).toBeNull();
    await settle(1_000);
    expect(group.getByText('Waiting for the caller')).toBeTruthy();
    expect(group.getByRole('button', { name: 'Ask for Card number' })).toBeTruthy();
  });

  it('shows the masked value with its brand, one commit for a callback', async () => {
    const { memory, commits } = await started();
    await press('Ask for Card number');
    const group = within(screen.getByRole('group', { name: 'Card number' }));
    const keys = { Capture: 'payment-card-number', PartialResult: 'true' };
    called(memory, 1, { ...keys, PaymentCardNumber: 'xxx' });
    expect(group.getByText('xxx')).toBeTruthy();
    expect(status()).toBe('Card number: waiting for the caller.');
    commits.mockClear();
    called(memory, 1, { ...keys, PaymentCardNumber: 'xxxxx' });
    expect(commits).toHaveBeenCalledTimes(1);
    expect(status()).toBe('Card number: waiting for the caller.');
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

  it('changes two texts with a key of the caller, and nothing around them', async () => {
    const { memory } = await started();
    await press('Ask for Card number');
    const keys = { Capture: 'payment-card-number', PartialResult: 'true' };
    called(memory, 1, { ...keys, PaymentCardNumber: 'xxx' });
    await settle(300);
    const changes = new MutationObserver(() => undefined);
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    changes.observe(document, all);
    called(memory, 1, { ...keys, PaymentCardNumber: 'xxxx' });
    const changed = changes.takeRecords().map(({ type, target }) => [type, target.textContent]);
    expect(changed).toEqual([
      ['characterData', 'xxxx'],
      ['characterData', 'Digits: 4'],
    ]);
  });

  it.each([
    ['invalid-date', 'This date is not valid or has passed'],
    ['input-timeout', 'The caller did not finish in time.'],
    ['invalid-moon-phase', 'The entry was rejected with the code “invalid-moon-phase”.'],
  ])('says in plain words that an entry was refused: %s', async (ErrorType, words) => {
    const { memory } = await started();
    await press('Ask for Expiry date');
    called(memory, 1, { Capture: 'expiration-date', ErrorType });
    const group = within(screen.getByRole('group', { name: 'Expiry date' }));
    expect(group.getByRole('alert').textContent).toContain(words);
    await press('Ask again for Expiry date');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says how many digits came, also when the caller stopped after them', async () => {
    const { memory } = await started();
    await press('Ask for Card number');
    const group = within(screen.getByRole('group', { name: 'Card number' }));
    const keys = { Capture: 'payment-card-number', PartialResult: 'true' };
    called(memory, 1, { ...keys, PaymentCardNumber: 'xxxxx' });
    expect(group.getByText('Digits: 5')).toBeTruthy();
    await settle(3_000);
    expect(group.getByText('3 sec')).toBeTruthy();
    called(memory, 1, {
      Capture: 'payment-card-number',
      ErrorType: 'input-timeout',
      PaymentError: 'invalid-card-number',
    });
    expect(group.getByRole('alert').textContent).toBe(
      'The caller did not finish in time. Digits entered before that: 5.',
    );
    await press('Ask again for Card number');
    called(memory, 2, { Capture: 'payment-card-number', ErrorType: 'input-timeout' });
    expect(group.getByRole('alert').textContent).not.toContain('Digits entered');
  });

  it('shows a failed press beside its field', async () => {
    const { memory } = await started();
    memory.refuseAsk(failed('too-many-questions'));
    await press('Ask for Expiry date');
    await settle(1_000);
    const group = within(screen.getByRole('group', { name: 'Expiry date' }));
    expect(group.getByRole('alert').textContent).toMatch(/reached its limit of requests/);
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
    expect(status()).toBe(
      'Postal code captured. Everything is captured. You can complete the payment.',
    );
    await press('Complete payment');
    expect(status()).toMatch(/^Charging/);
  });

  it('keeps the focus on a button while its press is pending', async () => {
    const { memory } = await started();
    memory.state.deaf = true;
    button('Ask for Card number').focus();
    await press('Ask for Card number');
    expect(button('Ask for Card number').getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(button('Ask for Card number'));
  });

  it('says how long to wait after too many attempts', async () => {
    const { memory } = await started();
    memory.refuseAsk(failed('too-many-requests', { seconds: 100 }));
    await press('Cancel payment');
    expect(screen.getByRole('alert').textContent).toBe(
      'Too many attempts in a short time. Wait 2 min, then try again.',
    );
  });
});

describe('status and error say the same', () => {
  it('of a field that was not accepted', async () => {
    const { memory } = await started();
    await press('Ask for Card number');
    called(memory, 1, { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' });
    expect(status()).toBe('Card number was not accepted.');
  });

  it('of a form that is not right, and of a start that failed', async () => {
    const { memory } = await show();
    await press('Start payment');
    expect(status()).toBe('Correct what is marked, then start the payment.');
    memory.refuseAsk(failed('twilio-refused'));
    type('Amount', '5');
    await press('Start payment');
    expect(status()).toBe('The payment was not started.');
  });

  it('of what this version cannot ask for', async () => {
    const { memory } = await started(createMemoryCall({ fields: [] }));
    called(memory, 0, { Required: 'iris-scan' });
    expect(status()).toBe('The payment cannot be completed.');
  });
});

it('asks nothing of a caller on hold, and says so', async () => {
  const { client, memory } = await started();
  act(() => client.setOnHold(true));
  expect(status()).toMatch(/^The caller is on hold/);
  expect(button('Ask for Card number').getAttribute('aria-disabled')).toBe('true');
  await press('Ask for Card number');
  expect(memory.state.asked).toHaveLength(1);
  act(() => client.setOnHold(false));
  await press('Ask for Card number');
  expect(memory.state.asked).toHaveLength(2);
});

describe('an agent who only watches', () => {
  const watching = () => createMemoryCall({ mayAct: false });

  it('sees the payment, and can press nothing', async () => {
    const { memory } = await showRecord(record(['payment-card-number']), 'act', watching());
    called(memory, 1, {
      Capture: 'payment-card-number',
      PartialResult: 'false',
      PaymentCardNumber: 'xxxxxxxxxxxx4242',
    });
    expect(screen.getByText('xxxx xxxx xxxx 4242')).toBeTruthy();
    expect(status()).toBe(
      'Card number captured, ending 4242. The next field has not been asked for yet.You are watching this payment. Only the agent handling the call can act on it.',
    );
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('is not offered to start one', async () => {
    await show(watching());
    expect(status()).toBe('No payment has been started on this call yet.');
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('sends nothing, whatever is called', async () => {
    const { client, memory } = await show(watching());
    act(() => client.edit({ amount: '5' }));
    act(() => client.press({ kind: 'start' }));
    await settle(1_000);
    expect(memory.state.asked).toEqual([]);
  });
});

it('shows the last payment, once, when the call ends with a form open for another', async () => {
  const outcome = { kind: 'succeeded', confirmationCode: 'ch_1' } as const;
  const last = record(['complete'], { answers: allCaptured, outcome });
  const { client } = await showRecord(last, 'ended');
  act(() => client.compose());
  expect(screen.getByRole('heading', { name: 'Payment succeeded' })).toBeTruthy();
  expect(status()).toBe(
    'The card was charged.The call has ended. You can view the outcome but no longer act.',
  );
  expect(screen.queryByText('Earlier on this call')).toBeNull();
});

it('keeps a half-filled form across tabs and tasks', async () => {
  const memory = createMemoryCall();
  const client = createPaymentClient(memory.functions, memory.openLiveDocument);
  client.setCall(call);
  await settle();
  const panel = (
    <CustomizationProvider>
      <PaymentPanel client={client} access="act" />
    </CustomizationProvider>
  );
  const { unmount } = render(panel);
  type('Amount', '7.');
  unmount();
  render(panel);
  expect(screen.getByLabelText('Amount')).toHaveProperty('value', '7.');
});

it('shows since when the functions are unreachable, and the call once they answer', async () => {
  jest.setSystemTime(new Date(2026, 1, 3, 14, 3, 12));
  const memory = createMemoryCall();
  const nobody = { kind: 'unreachable' } as const;
  memory.refuseOpen(nobody, nobody);
  await show(memory);
  const alertText = () => screen.getByRole('alert').textContent.replace(/\s/g, ' ');
  expect(alertText()).toMatch(/could not be reached.* Retrying since 2:03:12 PM\.$/);
  await settle(2_000);
  expect(alertText()).toMatch(/since 2:03:12 PM\.$/);
  await settle(4_000);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(button('Start payment')).toBeTruthy();
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

it('R52 cancels a payment that another version has saved', async () => {
  const { memory } = await started();
  const session = memory.document()?.current?.key;
  act(() => memory.unreadable(session));
  expect(screen.getByRole('alert').textContent).toMatch(/saved by another version/);
  await press('Cancel payment');
  expect(screen.getByRole('alert').textContent).toMatch(/Twilio was asked to cancel/);
  expect(screen.queryByRole('button', { name: 'Cancel payment' })).toBeNull();
});

it('R52 offers who only watches no way to cancel it', async () => {
  const memory = createMemoryCall();
  memory.refuseOpen(failed('document-unreadable', { session: KEY }));
  await show(memory, 'watch');
  expect(screen.getByRole('alert').textContent).toMatch(/saved by another version/);
  expect(screen.queryByRole('button', { name: 'Cancel payment' })).toBeNull();
});
