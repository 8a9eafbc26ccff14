import type { PaymentCallback } from '../card/callback';
import { earlierInFull, foldedTo } from '../document/earlier';
import { ORPHAN_CANCEL } from '../document/questions';
import type { EarlierPayment } from '../document/session';
import { mergeCallback } from './merge';
import { agentView } from './view';
import { captured, entering, merged, success } from '../testing/cardCallbacks';
import { callback, documentOf, KEY, PAYMENT_SID, question, record, T0 } from '../testing/examples';

describe('merging one callback', () => {
  it('R16 lets a late callback settle an earlier payment', () => {
    const earlier = earlierInFull(record(['payment-card-number', 'security-code', 'complete']));
    const document = { ...documentOf(null), earlier: [earlier] };
    expect(mergeCallback(document, KEY, success(3)).earlier[0]?.outcome).toEqual({
      kind: 'succeeded',
      confirmationCode: 'ch_1',
    });
    expect(mergeCallback(document, KEY, captured(1)).earlier).toEqual([earlier]);
    const other = { ...earlier, key: 'other' };
    const two = { ...document, earlier: [other, earlier] };
    expect(mergeCallback(two, KEY, success(3)).earlier[0]).toEqual(other);
  });

  it('R17 changes nothing for an unknown session, question or payment', () => {
    const document = documentOf(record(['payment-card-number']));
    expect(mergeCallback(document, 'another', success(1))).toEqual(document);
    expect(mergeCallback(document, KEY, success(9))).toEqual(document);
    const foreign = { ...success(1), paymentSid: `PK${'c'.repeat(32)}` };
    expect(mergeCallback(document, KEY, foreign)).toEqual(document);
  });

  it('keeps the very questions of which the callback says nothing new, so that they are not checked again', () => {
    const first = merged(record(['payment-card-number']), entering(1, 1));
    const second = merged(first, entering(1, 2));
    expect(second.answers).not.toEqual(first.answers);
    expect(second.questions.filter((each) => first.questions.includes(each))).toHaveLength(2);
  });

  describe('R16 R17 of an earlier payment', () => {
    const kinds = ['payment-card-number', 'cancel', 'complete'] as const;
    const full = earlierInFull(record(kinds));
    const sidUnknown = earlierInFull(record(kinds, { paymentSid: null, sidSource: null }));
    const otherSid = `PK${'c'.repeat(32)}`;
    const outcomesOf = (payment: EarlierPayment, ...callbacks: readonly PaymentCallback[]) =>
      [1, 0].map((inFull) => {
        const before = {
          ...documentOf(null),
          earlier: foldedTo([payment], { inFull, withProof: 2 }),
        };
        const after = callbacks.reduce(
          (document, each) => mergeCallback(document, KEY, each),
          before,
        );
        return agentView(after, T0).earlier[0]?.outcome;
      });

    it('changes nothing for a question never asked, or another payment SID', () => {
      expect(outcomesOf(full, success(4))).toEqual([null, null]);
      expect(outcomesOf(full, { ...success(3), paymentSid: otherSid })).toEqual([null, null]);
    });

    it('R14 treats the answer to a cancel as a cancel, also to that of a later start (R36)', () => {
      const odd = { Result: 'canceled' };
      expect(outcomesOf(full, callback(2, odd))).toEqual(['cancelled', 'cancelled']);
      expect(outcomesOf(full, callback(ORPHAN_CANCEL, odd))).toEqual(['cancelled', 'cancelled']);
      expect(outcomesOf(full, callback(3, odd))).toEqual(['unknown', 'unknown']);
    });

    it('R37 distinguishes the answer to the start from that to a complete', () => {
      const unavailable = { Result: 'payment-connector-error', PayErrorCode: '64002' };
      expect(outcomesOf(full, callback(0, unavailable))).toEqual(['failed', 'failed']);
      expect(outcomesOf(full, callback(3, unavailable))).toEqual(['unknown', 'unknown']);
    });

    it('in brief is recognized by the end of its payment SID', () => {
      const open = earlierInFull(record(['cancel']));
      const cancelled = callback(1, { Result: 'canceled' });
      expect(outcomesOf(open, cancelled)).toEqual(['cancelled', 'cancelled']);
      expect(outcomesOf(open, { ...cancelled, paymentSid: otherSid })).toEqual([null, null]);
    });

    it('has no known outcome where two payment SIDs claim one session, unless one succeeded', () => {
      const [first, second] = [callback(1, {}), { ...callback(1, {}), paymentSid: otherSid }];
      expect(outcomesOf(sidUnknown, first, second)[0]).toBe('unknown');
      expect(outcomesOf(sidUnknown, first, second, success(3))).toEqual(['succeeded', 'succeeded']);
    });
  });

  it('R17 knows no outcome of a session that two payment SIDs claim', () => {
    const before = record(['payment-card-number'], { paymentSid: null, sidSource: null });
    const second = { ...callback(1, {}), paymentSid: `PK${'c'.repeat(32)}` };
    expect(merged(before, callback(0, {}), second)).toMatchObject({
      paymentSid: null,
      outcome: { kind: 'unknown', result: 'two-payments' },
    });
  });

  it('R18 learns from a callback that the question was taken, and the payment SID', () => {
    const before = record([], {
      paymentSid: null,
      sidSource: null,
      questions: [question(0, 'start', { reply: { state: 'refused', code: 64021 } })],
    });
    expect(merged(before, callback(0, {}))).toMatchObject({
      paymentSid: PAYMENT_SID,
      questions: [{ reply: { state: 'accepted' } }],
    });
  });

  it('R50 names what Twilio requires, but not along with another error', () => {
    const required = (parameters: Record<string, string>) =>
      merged(record(['payment-card-number']), callback(1, { Required: 'shoe-size', ...parameters }))
        .required?.tokens;
    expect(required({})).toEqual(['shoe-size']);
    expect(required({ ErrorType: 'input-timeout' })).toBeUndefined();
  });
});

describe('R10 two callbacks that contradict each other', () => {
  const start = record(['payment-card-number', 'complete']);
  const inAnyOrder = (first: PaymentCallback, second: PaymentCallback) => {
    const either = merged(start, first, second);
    expect(merged(start, second, first)).toEqual(either);
    return either;
  };
  const ended = (question: number, parameters: Record<string, string>) =>
    callback(question, {
      Capture: 'payment-card-number',
      PartialResult: 'false',
      Required: 'expiration-date',
      ...parameters,
    });

  it('keep a brand, and the greater number of digits (R12)', () => {
    const plain = ended(1, { PaymentCardNumber: 'xxxx4242' });
    const branded = ended(1, { PaymentCardNumber: 'xxxx4242', PaymentCardType: 'Amex' });
    expect(inAnyOrder(plain, branded).answers['payment-card-number']).toMatchObject({
      brand: 'Amex',
    });
    expect(
      inAnyOrder(branded, ended(1, { PaymentCardNumber: 'xxxxxxxxxxxx4242' })).answers,
    ).toMatchObject({ 'payment-card-number': { value: 'xxxxxxxxxxxx4242' } });
    const keyed = { PartialResult: 'true', PaymentCardNumber: 'xxxx' };
    const named = ended(1, { ...keyed, PaymentCardType: 'Amex' });
    expect(inAnyOrder(ended(1, keyed), named).answers).toMatchObject({
      'payment-card-number': { state: 'entering', brand: 'Amex' },
    });
  });

  it('keep the cause of a refused input', () => {
    const refused = (parameters: Record<string, string>) =>
      callback(1, { ErrorType: 'invalid-card-number', ...parameters });
    const because = refused({ PaymentError: 'Card number is too short.' });
    const named = merged(start, because).answers;
    expect(named['payment-card-number']).toMatchObject({
      cause: 'Card number is too short.',
    });
    expect(inAnyOrder(refused({}), because).answers).toEqual(named);
  });

  it('keep a confirmation code, and always the same one of two', () => {
    const code = (PaymentConfirmationCode: string) =>
      callback(2, { Result: 'success', PaymentConfirmationCode });
    expect(inAnyOrder(callback(2, { Result: 'success' }), code('A1')).outcome).toEqual({
      kind: 'succeeded',
      confirmationCode: 'A1',
    });
    inAnyOrder(code('A1'), code('A2'));
  });

  it('keep always the same of two failures, and of two unknown results', () => {
    const failed = (Result: string) => callback(2, { Result });
    inAnyOrder(failed('caller-hung-up'), failed('validation-error'));
    inAnyOrder(failed('perhaps'), failed('maybe'));
  });

  it('keep the shorter list of what is required, in whatever order it is written', () => {
    const required = (Required: string) => ended(1, { Required });
    expect(inAnyOrder(required('a,b'), required('b')).required?.tokens).toEqual(['b']);
    inAnyOrder(required('a,b'), required('b,a'));
  });
});
