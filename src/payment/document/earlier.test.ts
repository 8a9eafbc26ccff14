import * as fc from 'fast-check';
import { tokenTypes } from '../names';
import { earlierInFull, earlierView, foldedTo, orphanedSessions, settled } from './earlier';
import type { EarlierPayment, Outcome, SessionRecord } from './session';
import { agent, cardOrder, documentOf, KEY, PAYMENT_SID, record } from '../testing/examples';

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

const inBrief = (payment: EarlierPayment) =>
  foldedTo([payment], { inFull: 0, withProof: 1 })[0] ?? payment;

const completing = earlierInFull(record(['payment-card-number', 'complete']));
const onlyAsked = earlierInFull(record(['payment-card-number']));

describe('R32 a payment in full', () => {
  const captured = { state: 'captured', question: 1, value: 'xxxx4242', brand: null } as const;
  const accountOf = (answers: SessionRecord['answers']) =>
    earlierInFull(record(['payment-card-number'], { answers })).account;

  it('has what a report needs, and whether completing was asked for', () => {
    const { processor, method, description } = cardOrder;
    expect(completing).toMatchObject({
      completeAsked: true,
      paymentSid: PAYMENT_SID,
      details: { agent, processor, method, description },
    });
    expect(onlyAsked.completeAsked).toBe(false);
  });

  it('has the card or bank account that was captured', () => {
    const account = { value: 'xxxx4242', brand: null };
    expect(accountOf({ 'payment-card-number': captured })).toEqual(account);
    expect(accountOf({ 'bank-account-number': captured })).toEqual(account);
    expect(accountOf({ 'payment-card-number': { ...captured, state: 'entering' } })).toBeNull();
    expect(accountOf({})).toBeNull();
  });

  it('has a confirmation code only when it succeeded', () => {
    const codeAfter = (end: Outcome) => earlierView(settled(completing, end)).confirmationCode;
    expect(codeAfter({ kind: 'succeeded', confirmationCode: 'ch_1' })).toBe('ch_1');
    expect(codeAfter({ kind: 'cancelled' })).toBeNull();
    expect(earlierView(completing).confirmationCode).toBeNull();
  });
});

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

  it.each([completing, onlyAsked])('says whether completing was asked for', (payment) => {
    const { completeAsked, outcome: none, purpose } = earlierView(inBrief(payment));
    expect({ completeAsked, none, purpose }).toEqual({
      completeAsked: payment.completeAsked,
      none: null,
      purpose: payment.purpose,
    });
  });

  it.each(tokenTypes)('says that it was for a token of the kind %s', (tokenType) => {
    const purpose = { kind: 'tokenize', tokenType } as const;
    expect(earlierView(inBrief({ ...completing, purpose })).purpose).toEqual(purpose);
  });

  it('has its code and card, also a code that came late, until they are folded away', () => {
    const answers = {
      'payment-card-number': { state: 'captured', question: 1, value: 'xxxx4242', brand: 'visa' },
    } as const;
    const brief = inBrief(earlierInFull(record(['payment-card-number', 'complete'], { answers })));
    const account = { value: 'xxxx4242', brand: 'visa' };
    expect(earlierView(brief)).toMatchObject({ account, confirmationCode: null });
    const late = settled(brief, { kind: 'succeeded', confirmationCode: 'ch_late' });
    expect(earlierView(late)).toMatchObject({ account, confirmationCode: 'ch_late' });
    const [bare] = foldedTo([late], { inFull: 0, withProof: 0 });
    expect(bare && earlierView(bare)).toMatchObject({
      outcome: 'succeeded',
      account: null,
      confirmationCode: null,
    });
  });

  it('folds only the oldest', () => {
    const payments = [completing, onlyAsked, completing];
    const kept = foldedTo(payments, { inFull: 2, withProof: 3 });
    expect(kept).toEqual([inBrief(completing), onlyAsked, completing]);
    expect(foldedTo(kept, { inFull: 3, withProof: 3 })).toEqual(kept);
  });
});

describe('R36 a session that Twilio may still have open', () => {
  const orphanedIn = (payment: EarlierPayment) =>
    orphanedSessions({ ...documentOf(null), earlier: [payment] });

  it('is one completed without an answer, in full and in brief', () => {
    const open = [{ key: KEY, paymentSid: PAYMENT_SID }];
    expect(orphanedIn(completing)).toEqual(open);
    expect(orphanedIn(inBrief(completing))).toEqual(open);
  });

  it('is not one that was settled, never completed, or never opened', () => {
    const cancelled = { kind: 'cancelled' } as const;
    const unopened = earlierInFull(record(['complete'], { paymentSid: null, sidSource: null }));
    const others = [settled(completing, cancelled), onlyAsked, unopened];
    for (const payment of [...others, settled(inBrief(completing), cancelled)]) {
      expect(orphanedIn(payment)).toEqual([]);
      expect(orphanedIn(inBrief(payment))).toEqual([]);
    }
  });
});
