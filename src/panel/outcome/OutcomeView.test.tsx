import { cleanup, fireEvent, screen } from '@testing-library/react';
import { createMemoryCall, failed } from '../../client/testing/memory';
import type { Outcome } from '../../payment/document/session';
import { timeLimits } from '../../payment/rules/status';
import { configuration } from '../../payment/testing/configuration';
import { record } from '../../payment/testing/examples';
import type { Access } from '../access';
import {
  box,
  button,
  called,
  press,
  settle,
  showRecord,
  status,
  type,
  stopTime,
} from '../testing/show';

stopTime();

async function showOutcome(outcome: Outcome, access: Access = 'act') {
  const card = {
    state: 'captured',
    question: 1,
    value: 'xxxxxxxxxxxx4242',
    brand: 'visa',
  } as const;
  const answers = { 'payment-card-number': card };
  return showRecord(record(['payment-card-number'], { answers, outcome }), access);
}

describe('the outcome', () => {
  it('shows amount, card and confirmation code after success', async () => {
    await showOutcome({ kind: 'succeeded', confirmationCode: 'ch_1' });
    expect(screen.getByRole('heading', { name: 'Payment succeeded' })).toBeTruthy();
    expect(screen.getByText('$12.50')).toBeTruthy();
    expect(screen.getByText('xxxx xxxx xxxx 4242')).toBeTruthy();
    expect(screen.getByText('Visa')).toBeTruthy();
    expect(screen.getByText('ch_1')).toBeTruthy();
  });

  it('shows why it failed, and what the processor says', async () => {
    await showOutcome({
      kind: 'failed',
      reason: 'payment-connector-error',
      payErrorCode: '64008',
      messages: ['card is declined'],
    });
    expect(screen.getByRole('heading', { name: 'Payment failed' })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toBe(
      'The processor declined the charge.Nothing was charged.',
    );
    const details = screen.getByText('Details').parentElement;
    expect(details).toHaveProperty('open', false);
    expect(details?.textContent).toContain('card is declined');
    expect(details?.textContent).toContain('64008');
  });

  it('tries another card for the same order at one press', async () => {
    const { memory } = await showOutcome({
      kind: 'failed',
      reason: 'payment-connector-error',
      payErrorCode: '64008',
      messages: [],
    });
    await press('Try another card');
    expect(memory.state.asked).toMatchObject([
      { operation: 'start', request: { amount: '12.50', currency: 'USD', description: 'Order 7' } },
    ]);
    expect(button('Ask for Card number')).toBeTruthy();
  });

  it('shows the form where the same order is no longer offered', async () => {
    const { memory } = await showOutcome({
      kind: 'failed',
      reason: 'payment-connector-error',
      payErrorCode: '64008',
      messages: [],
    });
    memory.refuseAsk(
      failed('order-invalid', { part: 'amount', problem: 'zero', parts: ['amount'] }),
    );
    await press('Try another card');
    expect(box('Amount')).toHaveProperty('value', '12.50');
    expect(screen.getByRole('alert').textContent).toMatch(/greater than zero/);
  });

  it.each([
    ['64001', 'Tell your administrator.'],
    ['64003', 'Correct what you entered, then try again.'],
  ])('says what to do where trying the same would not help: %s', async (payErrorCode, step) => {
    const reason = 'payment-connector-error';
    await showOutcome({ kind: 'failed', reason, payErrorCode, messages: [] });
    expect(screen.getByRole('alert').textContent).toContain(step);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'New payment',
    ]);
  });

  it('copies the confirmation code, and a receipt', async () => {
    const writeText = jest.fn(() => Promise.resolve());
    Object.assign(navigator, { clipboard: { writeText } });
    await showOutcome({ kind: 'succeeded', confirmationCode: 'ch_1' });
    await press('Copy Confirmation code');
    expect(writeText).toHaveBeenLastCalledWith('ch_1');
    expect(button('Copied')).toBeTruthy();
    await press('Copy receipt');
    expect(writeText).toHaveBeenLastCalledWith(
      'Payment succeeded\n$12.50\nOrder 7\nCard: Visa xxxx xxxx xxxx 4242\nConfirmation code: ch_1',
    );
    await settle(3_000);
    writeText.mockRejectedValueOnce(new Error('not allowed'));
    await press('Copy receipt');
    expect(button('Not copied')).toBeTruthy();
  });

  it('suggests what to say, unless the contact center has turned that off', async () => {
    await showOutcome({ kind: 'succeeded', confirmationCode: 'ch_abcd' });
    expect(screen.getByRole('note').textContent).toBe(
      'Say “The payment of $12.50 went through. Your confirmation ends in a-b-c-d.”',
    );
    cleanup();
    const quiet = createMemoryCall({ configuration: configuration({ agentScript: false }) });
    await showRecord(record([]), 'act', quiet);
    expect(screen.queryByRole('note')).toBeNull();
  });

  it('shows an unknown reason for a failure as it is', async () => {
    await showOutcome({ kind: 'failed', reason: 'bad-moon', payErrorCode: null, messages: [] });
    expect(screen.getByRole('alert').textContent).toContain('bad-moon');
  });

  it('shows that it was cancelled', async () => {
    await showOutcome({ kind: 'cancelled' });
    expect(screen.getByRole('heading', { name: 'Payment cancelled' })).toBeTruthy();
    expect(status()).toContain('Nothing was charged');
  });

  it('R24 R50 says to check with the processor when unknown, and asks to confirm charging again', async () => {
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

  it('R37 shows unknown, and not the code, when the processor did not answer in time (64002)', async () => {
    const { memory } = await showRecord(record(['complete'], { fields: [] }));
    called(memory, 1, { Result: 'payment-connector-error', PayErrorCode: '64002' });
    expect(screen.getByRole('heading', { name: 'Outcome unknown' })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toBe(
      'The processor did not respond in time.' +
        'The card or account may have been charged. Check with the processor before you charge again. If a late response arrives, it will appear here.',
    );
  });

  it('R21 shows unknown when no answer comes', async () => {
    await showRecord(record(['complete'], { fields: [] }));
    await settle(timeLimits.complete + 2_000);
    expect(screen.getByRole('heading', { name: 'Outcome unknown' })).toBeTruthy();
  });

  it('starts a new payment on the same call, and keeps the earlier one listed', async () => {
    const { memory } = await showOutcome({ kind: 'succeeded', confirmationCode: 'ch_1' });
    await press('New payment');
    const line = '$12.50 · Payment succeeded · ch_1 · 4242';
    expect(screen.getByText(line)).toBeTruthy();
    type('Amount', '1250');
    type('Currency', 'JPY');
    await press('Start payment');
    expect(memory.document()?.current?.order.purpose).toEqual({
      kind: 'charge',
      charge: { amount: '1250', currency: 'JPY' },
    });
    expect(screen.getByText('¥1,250')).toBeTruthy();
    expect(screen.getByText(line)).toBeTruthy();
  });

  it('stays readable in wrap-up, with nothing to press', async () => {
    await showOutcome({ kind: 'succeeded', confirmationCode: 'ch_1' }, 'ended');
    expect(screen.getByText('ch_1')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    expect(status()).toMatch(/The call has ended\. You can view the outcome/);
  });
});
