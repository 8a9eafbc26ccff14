import { CustomizationProvider } from '@twilio-paste/core/customization';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { Profiler } from 'react';
import { createPaymentClient, type PaymentClient } from '../client/paymentClient';
import { call, createMemoryCall, failed, type MemoryCall } from '../client/testing/memory';
import { mergeCallback } from '../payment/merge';
import { type FailureCode, failureStatus } from '../payment/protocol';
import type { Outcome, SessionRecord } from '../payment/session';
import { limits } from '../payment/status';
import { callback, record } from '../payment/testing/examples';
import { PaymentPanel } from './PaymentPanel';

beforeEach(() => {
  jest.useFakeTimers();
  // jsdom has no randomUUID; any string that is new each time serves.
  let ids = 0;
  Object.assign(crypto, { randomUUID: () => `press-${(ids += 1)}` });
});
afterEach(() => {
  jest.useRealTimers();
});

const settle = (ms = 0) => act(() => jest.advanceTimersByTimeAsync(ms));

async function show(memory = createMemoryCall(), readOnly = false) {
  const client = createPaymentClient(memory.functions, memory.openLiveDocument);
  const commits = jest.fn();
  render(
    <CustomizationProvider>
      <Profiler id="panel" onRender={commits}>
        <PaymentPanel client={client} readOnly={readOnly} />
      </Profiler>
    </CustomizationProvider>,
  );
  act(() => client.setCall(call));
  await settle();
  return { memory, client, commits };
}

const button = (name: string) => screen.getByRole('button', { name });
const status = () => screen.getByRole('status').textContent;

function type(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

async function press(name: string) {
  fireEvent.click(button(name));
  await settle(1_000);
}

async function started(amount = '12.50') {
  const shown = await show();
  type('Amount', amount);
  type('Description', 'Order 7');
  await press('Start payment');
  return shown;
}

function called(memory: MemoryCall, number: number, parameters: Record<string, string>) {
  act(() =>
    memory.write((before) =>
      mergeCallback(before, before.current?.key ?? '', callback(number, parameters)),
    ),
  );
}

async function showRecord(current: SessionRecord, readOnly = false) {
  const shown = await show(createMemoryCall(), readOnly);
  act(() => shown.memory.write((before) => ({ ...before, current })));
  return shown;
}

async function showOutcome(outcome: Outcome, readOnly = false) {
  const card = {
    state: 'captured',
    question: 1,
    value: 'xxxxxxxxxxxx4242',
    brand: 'visa',
  } as const;
  const answers = { 'payment-card-number': card };
  return showRecord(record(['payment-card-number'], { answers, outcome }), readOnly);
}

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

  it.each([
    ['', 'USD', 'Enter the amount to charge.'],
    ['0', 'USD', 'Enter an amount greater than zero.'],
    ['-5', 'USD', 'Enter an amount greater than zero: a payment cannot be negative.'],
    ['12.505', 'USD', 'Enter at most 2 decimals: USD has no more.'],
    ['12.5', 'JPY', 'Enter a whole amount: JPY has no decimals.'],
    ['1.2345', 'KWD', 'Enter at most 3 decimals: KWD has no more.'],
    ['1000000', 'USD', 'Enter an amount below 1,000,000.'],
    ['12,50', 'USD', 'Enter the amount in digits, with a point before the decimals, like 12.50.'],
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

  it('keeps what was typed when the functions refuse, and says why', async () => {
    const { memory } = await show();
    memory.refuseAsk(failed('twilio-refused', { twilioCode: 64003 }));
    type('Amount', '7');
    await press('Start payment');
    expect(screen.getByRole('alert').textContent).toBe(
      'Twilio refused the request. Nothing changed. Twilio’s code: 64003.',
    );
    expect(screen.getByLabelText('Amount')).toHaveProperty('value', '7');
  });

  it('two clicks and a double click start one payment', async () => {
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
    ['invalid-date', 'This date is not valid or has passed.'],
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

describe('the end', () => {
  it('succeeded: amount, card and confirmation code', async () => {
    await showOutcome({ kind: 'succeeded', confirmationCode: 'ch_1' });
    expect(screen.getByRole('heading', { name: 'Payment succeeded' })).toBeTruthy();
    expect(screen.getByText('$12.50')).toBeTruthy();
    expect(screen.getByText('xxxx xxxx xxxx 4242 Visa')).toBeTruthy();
    expect(screen.getByText('ch_1')).toBeTruthy();
  });

  it('failed: why, and what the processor says', async () => {
    await showOutcome({
      kind: 'failed',
      reason: 'payment-connector-error',
      payErrorCode: '64008',
      messages: ['card is declined'],
    });
    expect(screen.getByRole('heading', { name: 'Payment failed' })).toBeTruthy();
    const words = screen.getByRole('alert').textContent;
    expect(words).toContain('did not accept the payment');
    expect(words).toContain('card is declined');
    expect(words).toContain('64008');
  });

  it('failed for a reason nobody knows: the reason is shown', async () => {
    await showOutcome({ kind: 'failed', reason: 'bad-moon', payErrorCode: null, messages: [] });
    expect(screen.getByRole('alert').textContent).toContain('bad-moon');
  });

  it('cancelled', async () => {
    await showOutcome({ kind: 'cancelled' });
    expect(screen.getByRole('heading', { name: 'Payment cancelled' })).toBeTruthy();
    expect(status()).toContain('was not charged');
  });

  it('R24 R50 unknown: check with the processor, and confirm to charge again', async () => {
    const { memory } = await showOutcome({ kind: 'unknown', result: 'odd' });
    expect(screen.getByRole('heading', { name: 'Outcome unknown' })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toMatch(/“odd”.*Check with the processor/);
    await press('New payment');
    type('Amount', '5');
    await press('Start payment');
    const confirm = screen.getByRole('checkbox');
    expect(document.activeElement).toBe(confirm);
    expect(screen.getByRole('alert').textContent).toMatch(/confirm/);
    fireEvent.click(confirm);
    await press('Start payment');
    expect(memory.state.asked).toMatchObject([{ request: { chargeAgain: 'true' } }]);
  });

  it('R21 an answer that does not come makes the outcome unknown', async () => {
    await showRecord(record(['complete'], { fields: [] }));
    await settle(limits.complete + 2_000);
    expect(screen.getByRole('heading', { name: 'Outcome unknown' })).toBeTruthy();
  });

  it('a new payment starts on the same call; the earlier one stays listed', async () => {
    const { memory } = await showOutcome({ kind: 'succeeded', confirmationCode: 'ch_1' });
    await press('New payment');
    expect(screen.getByText(/\$12\.50 · Payment succeeded/)).toBeTruthy();
    type('Amount', '1250');
    type('Currency', 'JPY');
    await press('Start payment');
    expect(memory.document()?.current?.charge).toEqual({ amount: '1250', currency: 'JPY' });
    expect(screen.getByText('¥1,250')).toBeTruthy();
    expect(screen.getByText(/\$12\.50 · Payment succeeded · ch_1/)).toBeTruthy();
  });

  it('stays to be read in wrap-up, with nothing to press', async () => {
    await showOutcome({ kind: 'succeeded', confirmationCode: 'ch_1' }, true);
    expect(screen.getByText('ch_1')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

it('a half-filled form survives going to another tab or task', async () => {
  const memory = createMemoryCall();
  const client: PaymentClient = createPaymentClient(memory.functions, memory.openLiveDocument);
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
