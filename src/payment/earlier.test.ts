import * as fc from 'fast-check';
import { earlierInFull, earlierView, leftOpen, settled, withNewestInFull } from './earlier';
import type { EarlierPayment, Outcome } from './session';
import { documentOf, KEY, PAYMENT_SID, record } from './testing/examples';

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({
    kind: fc.constant('succeeded' as const),
    confirmationCode: fc.option(fc.string({ maxLength: 5 })),
  }),
  fc.record({
    kind: fc.constant('failed' as const),
    reason: fc.string({ maxLength: 5 }),
    payErrorCode: fc.constant(null),
    messages: fc.constant([]),
  }),
  fc.constant<Outcome>({ kind: 'cancelled' }),
  fc.record({ kind: fc.constant('unknown' as const), result: fc.string({ maxLength: 5 }) }),
);

const inBrief = (payment: EarlierPayment) => withNewestInFull([payment], 0)[0] ?? payment;

const completing = earlierInFull(record(['payment-card-number', 'complete']));
const onlyAsked = earlierInFull(record(['payment-card-number']));

describe('R32 a payment in brief', () => {
  it('is settled by late callbacks as in full, in any order', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 5 }), fc.nat({ max: 5 }), (outcomes, folded) => {
        const inFull = outcomes.reduce(settled, completing);
        const before = outcomes.slice(0, folded).reduce(settled, completing);
        const brief = outcomes.slice(folded).reduce(settled, inBrief(before));
        expect(brief).toEqual(inBrief(inFull));
      }),
    );
  });

  it.each([completing, onlyAsked])('tells whether completing was asked for', (payment) => {
    const { completeAsked, outcome: none, purpose } = earlierView(inBrief(payment));
    expect({ completeAsked, none, purpose }).toEqual({
      completeAsked: payment.completeAsked,
      none: null,
      purpose: payment.purpose,
    });
  });

  it('folds only the oldest', () => {
    const payments = [completing, onlyAsked, completing];
    const folded = withNewestInFull(payments, 2);
    expect(folded).toEqual([inBrief(completing), onlyAsked, completing]);
    expect(withNewestInFull(folded, 3)).toEqual(folded);
  });
});

describe('R36 a session that Twilio may still have open', () => {
  const leftOpenOf = (payment: EarlierPayment) =>
    leftOpen({ ...documentOf(null), earlier: [payment] });

  it('is one completed without an answer, in full and in brief', () => {
    const open = [{ key: KEY, paymentSid: PAYMENT_SID }];
    expect(leftOpenOf(completing)).toEqual(open);
    expect(leftOpenOf(inBrief(completing))).toEqual(open);
  });

  it('is none that was settled, never completed, or never opened', () => {
    const cancelled = { kind: 'cancelled' } as const;
    const unopened = earlierInFull(record(['complete'], { paymentSid: null }));
    const others = [settled(completing, cancelled), onlyAsked, unopened];
    for (const payment of [...others, settled(inBrief(completing), cancelled)]) {
      expect(leftOpenOf(payment)).toEqual([]);
      expect(leftOpenOf(inBrief(payment))).toEqual([]);
    }
  });
});
