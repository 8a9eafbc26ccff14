import { nextChange, sessionAt, timeLimits } from './status';
import { allCaptured, cardOrder, question, record, T0 } from '../testing/examples';

/** The reply to a request that is one too many. */
const busy = { reply: { state: 'refused', code: 20429 } } as const;

describe('ending', () => {
  it('R21 becomes unknown when a complete has no result in time', () => {
    const completing = record(['complete'], { answers: allCaptured });
    expect(sessionAt(completing, T0 + timeLimits.complete)).toMatchObject({
      status: 'completing',
      since: T0,
    });
    expect(sessionAt(completing, T0 + timeLimits.complete + 1)).toMatchObject({
      status: 'unknown',
      result: null,
    });
    expect(nextChange(completing, T0)).toBe(T0 + timeLimits.complete + 1);
    expect(nextChange(completing, T0 + timeLimits.complete + 1)).toBeNull();
  });

  it('R21 waits longer when the caller has to confirm first', () => {
    const confirming = record(['complete'], { order: { ...cardOrder, confirmation: true } });
    const limit = T0 + timeLimits.complete + timeLimits.confirmation;
    expect(sessionAt(confirming, limit).status).toBe('completing');
    expect(nextChange(confirming, T0)).toBe(limit + 1);
    expect(sessionAt(confirming, limit + 1).status).toBe('unknown');
  });

  it('R21 is unknown after a cancel without its callback while the caller has to confirm', () => {
    const order = { ...cardOrder, confirmation: true };
    const cancelled = record(['complete', 'cancel'], { order });
    const asked = cancelled.questions.at(-1)?.askedAt ?? 0;
    expect(sessionAt(cancelled, asked).status).toBe('cancelling');
    expect(sessionAt(cancelled, asked + timeLimits.cancel + 1).status).toBe('unknown');
  });

  it('R21 waits for the result of a complete after a cancel that came before it, or was refused', () => {
    const before = record(['cancel', 'complete']);
    expect(sessionAt(before, T0 + timeLimits.cancel + 1).status).toBe('completing');
    const questions = [
      question(0, 'start'),
      question(1, 'complete'),
      question(2, 'cancel', busy),
      question(3, 'cancel', { reply: { state: 'refused', code: 64021 } }),
    ];
    expect(sessionAt(record([], { questions }), T0 + timeLimits.cancel + 1).status).toBe(
      'completing',
    );
  });

  it('R21 is settled by a late result', () => {
    const settled = record(['complete'], {
      outcome: { kind: 'succeeded', confirmationCode: 'ch_1' },
    });
    expect(sessionAt(settled, T0 + timeLimits.complete * 10)).toMatchObject({
      status: 'succeeded',
      confirmationCode: 'ch_1',
    });
  });

  it('is collecting again when Twilio refused to complete', () => {
    const refused = record([], {
      questions: [
        question(0, 'start'),
        question(1, 'complete', { reply: { state: 'refused', code: 64019 } }),
      ],
    });
    expect(sessionAt(refused, T0).status).toBe('collecting');
  });

  it('R22 does not take an unanswered cancel for granted', () => {
    const cancelling = record(['cancel']);
    expect(sessionAt(cancelling, T0 + timeLimits.cancel)).toMatchObject({
      status: 'cancelling',
      since: T0,
    });
    expect(nextChange(cancelling, T0)).toBe(T0 + timeLimits.cancel + 1);
    expect(sessionAt(cancelling, T0 + timeLimits.cancel + 1)).toMatchObject({
      status: 'collecting',
      cancelUnanswered: true,
    });
    expect(sessionAt(record([]), T0)).toMatchObject({ cancelUnanswered: false });
  });

  it.each([
    [
      { kind: 'succeeded', confirmationCode: null },
      { status: 'succeeded', confirmationCode: null },
    ],
    [{ kind: 'cancelled' }, { status: 'cancelled' }],
    [
      { kind: 'failed', reason: 'caller-hung-up', payErrorCode: null, messages: ['gone'] },
      { status: 'failed', reason: 'caller-hung-up', payErrorCode: null, messages: ['gone'] },
    ],
    [
      { kind: 'unknown', result: 'perhaps' },
      { status: 'unknown', result: 'perhaps' },
    ],
  ] as const)('shows the outcome %j', (outcome, shown) => {
    const over = record([], { outcome });
    expect(sessionAt(over, T0)).toMatchObject(shown);
    expect(nextChange(over, T0)).toBeNull();
  });
});
