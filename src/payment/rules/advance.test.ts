import { nextToAsk } from './advance';
import { timeLimits } from './status';
import { capturedBy, KEY, question, record, T0 } from '../testing/examples';

const captured = (number: number) => capturedBy(number, 'x');

describe('R28 auto-advance', () => {
  it('asks for the next field that was not asked for, once the last one is captured', () => {
    const one = record(['payment-card-number'], {
      answers: { 'payment-card-number': captured(1) },
    });
    expect(nextToAsk(one, T0)).toEqual({
      field: 'expiration-date',
      intent: '00000000-0000-4000-8000-000000000002',
    });
  });

  it('asks for the first field as soon as the payment is open', () => {
    expect(nextToAsk(record([]), T0)?.field).toBe('payment-card-number');
    const starting = question(0, 'start', { reply: { state: 'pending' } });
    expect(nextToAsk(record([], { questions: [starting], paymentSid: null }), T0)).toBeNull();
  });

  it('continues in order after the agent asked out of order', () => {
    const other = record(['security-code'], { answers: { 'security-code': captured(1) } });
    expect(nextToAsk(other, T0)?.field).toBe('payment-card-number');
  });

  it.each([
    ['the caller is keying in', record(['payment-card-number'])],
    [
      'the input was refused',
      record(['payment-card-number'], {
        answers: {
          'payment-card-number': {
            state: 'refused',
            question: 1,
            error: 'input-timeout',
            cause: null,
          },
        },
      }),
    ],
    [
      'everything was asked',
      record(['payment-card-number'], {
        fields: ['payment-card-number'],
        answers: { 'payment-card-number': captured(1) },
      }),
    ],
    [
      'Twilio refused to ask again for a captured field',
      record([], {
        questions: [
          question(0, 'start'),
          question(1, 'payment-card-number'),
          question(2, 'payment-card-number', { reply: { state: 'refused', code: 21220 } }),
        ],
        answers: { 'payment-card-number': captured(1) },
      }),
    ],
    ['it has ended', record([], { outcome: { kind: 'cancelled' } })],
    [
      'it ended after a field',
      record(['payment-card-number'], {
        answers: { 'payment-card-number': captured(1) },
        outcome: { kind: 'cancelled' },
      }),
    ],
    [
      'Twilio refused the question',
      record([], {
        questions: [
          question(0, 'start'),
          question(1, 'payment-card-number', { reply: { state: 'refused', code: 21220 } }),
        ],
      }),
    ],
    [
      'a cancel was never confirmed',
      record(['cancel', 'payment-card-number'], {
        questions: [
          question(0, 'start'),
          question(1, 'cancel', { askedAt: T0 - timeLimits.cancel - 1 }),
          question(2, 'payment-card-number'),
        ],
        answers: { 'payment-card-number': captured(2) },
      }),
    ],
    [
      'the payment is being completed',
      record(['payment-card-number', 'complete'], {
        answers: { 'payment-card-number': captured(1) },
      }),
    ],
  ])('waits when %s', (_when, waiting) => {
    expect(nextToAsk(waiting, T0)).toBeNull();
  });

  it('R27 never asks with the intent that started the payment', () => {
    const key = '00000000-0000-4000-8000-abcdefabcde2';
    const answers = { 'payment-card-number': captured(1) };
    const next = nextToAsk(record(['payment-card-number'], { key, answers }), T0);
    expect(next?.intent).toBe('00000000-0000-4000-8000-000000000002');
    expect(nextToAsk(record([], { key: KEY }), T0)?.intent).not.toBe(KEY);
  });

  it('R27 asks with the same intent from every tab, and a new one for the next question', () => {
    const one = record(['payment-card-number'], {
      answers: { 'payment-card-number': captured(1) },
    });
    const two = record(['payment-card-number', 'expiration-date'], {
      answers: { 'payment-card-number': captured(1), 'expiration-date': captured(2) },
    });
    expect(nextToAsk(one, T0)?.intent).toBe(nextToAsk(one, T0 + 500)?.intent);
    expect(nextToAsk(two, T0)?.intent).not.toBe(nextToAsk(one, T0)?.intent);
  });
});
