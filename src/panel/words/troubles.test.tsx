import { screen, within } from '@testing-library/react';
import { failed } from '../../client/testing/memory';
import type { Outcome } from '../../payment/document/session';
import { record } from '../../payment/testing/examples';
import { isTroubleCode, troubles } from '../../payment/trouble';
import { called, press, showRecord, stopTime } from '../testing/show';
import { strings } from './strings';

stopTime();

const codes = Object.entries(troubles);
const digits = /^\d+$/;
/** What is said of it, with the buttons beside it: they are the next step. */
const panelText = () => screen.getByRole('region', { name: 'Payment' }).textContent;
const alertText = () => screen.getByRole('alert').textContent;

async function showFailed(reason: string, payErrorCode: string | null = null) {
  const outcome: Outcome = { kind: 'failed', reason, payErrorCode, messages: [] };
  await showRecord(record([], { outcome }));
}

/** Words that are more than the code, what to do next, and whether it may be tried again. */
function expectWords(text: string, code: string, mayRetry: boolean): void {
  const words = text.replaceAll(code, '').replace(/[^\p{L} ]/gu, '');
  expect(words.trim().split(/\s+/).length).toBeGreaterThan(6);
  expect(text).not.toMatch(/undefined|{{|does not recognize|with the reason/);
  if (mayRetry) expect(text).toMatch(/again|another/i);
  expect(text.includes('Trying again will not help')).toBe(!mayRetry);
}

/** Characters beside a field: two lines where the panel is narrowest, so that no row moves another. */
const ROOM = 85;

describe('R51 every code has words, a next step, and says whether it may be tried again', () => {
  it.each(codes)('%s as the end of a payment', async (code, { mayRetry }) => {
    if (digits.test(code)) await showFailed('payment-connector-error', code);
    else await showFailed(code);
    expectWords(panelText(), code, mayRetry);
  });

  it.each(codes.filter(([code]) => !digits.test(code)))(
    '%s beside a field',
    async (ErrorType, { next, mayRetry }) => {
      const { memory } = await showRecord(record(['payment-card-number']));
      called(memory, 1, { Capture: 'payment-card-number', ErrorType });
      const row = screen.getByRole('group', { name: 'Card number' });
      const { length } = within(row).getByRole('alert').textContent;
      if (next.startsWith('ask-')) expect(length).toBeLessThanOrEqual(ROOM);
      expectWords(row.textContent, ErrorType, mayRetry);
    },
  );

  it.each(codes.filter(([code]) => digits.test(code)))(
    '%s as Twilio’s answer to a press',
    async (code, { mayRetry }) => {
      const { memory } = await showRecord(record([]));
      memory.refuseAsk(failed('twilio-refused', { twilioCode: Number(code) }));
      await press('Cancel payment');
      expectWords(alertText(), code, mayRetry);
      expect(alertText()).toContain(`Twilio error ${code}.`);
    },
  );

  it('says different things for different codes', () => {
    const words = Object.keys(troubles)
      .filter(isTroubleCode)
      .map((code) => strings[`PaymentTrouble_${code}`]);
    expect(new Set(words).size).toBe(codes.length);
  });

  it.each([
    ['bad-moon', null],
    ['payment-connector-error', '64099'],
  ])('R50 an unknown one is shown as it is (%s %s)', async (reason, payErrorCode) => {
    await showFailed(reason, payErrorCode);
    expect(panelText()).toContain(payErrorCode ?? reason);
  });
});
