import { mergeCallback, mergeReplyOf } from './merge';
import { sessionAt } from './status';
import { callback, documentOf, KEY, PAYMENT_SID, question, record, T0 } from '../testing/examples';

describe("merging Twilio's REST reply", () => {
  const pending = documentOf(
    record([], {
      paymentSid: null,
      sidSource: null,
      questions: [question(0, 'start', { reply: { state: 'pending' } })],
    }),
  );

  it('keeps the payment SID and that the request was taken', () => {
    const after = mergeReplyOf(pending, KEY, 0, { state: 'accepted' }, PAYMENT_SID);
    expect(after.current).toMatchObject({
      paymentSid: PAYMENT_SID,
      questions: [{ reply: { state: 'accepted' } }],
    });
  });

  it('R18 does not overwrite what a faster callback proved', () => {
    const proven = mergeCallback(pending, KEY, callback(0, {}));
    const after = mergeReplyOf(proven, KEY, 0, { state: 'refused', code: 64021 }, null);
    expect(after).toEqual(proven);
  });

  it('R23 treats a session as cancelled when the cancel finds it gone', () => {
    const cancelling = documentOf(record(['cancel']));
    const pendingCancel = {
      ...cancelling,
      current: cancelling.current && {
        ...cancelling.current,
        questions: [question(0, 'start'), question(1, 'cancel', { reply: { state: 'pending' } })],
      },
    };
    const outcome = (code: number) =>
      mergeReplyOf(pendingCancel, KEY, 1, { state: 'refused', code }, null).current?.outcome;
    expect(outcome(20404)).toEqual({ kind: 'cancelled' });
    expect(outcome(21220)).toEqual({ kind: 'cancelled' });
    expect(outcome(64002)).toBeNull();
  });

  it('R21 R23 treats a completed session that is gone after a cancel as unknown', () => {
    const questions = [
      question(0, 'start'),
      question(1, 'complete'),
      question(2, 'cancel', { reply: { state: 'pending' } }),
    ];
    const asked = documentOf(record([], { questions }));
    const gone = { state: 'refused', code: 20404 } as const;
    const { current } = mergeReplyOf(asked, KEY, 2, gone, null);
    expect(current?.outcome).toBeNull();
    expect(current && sessionAt(current, T0).status).toBe('unknown');
  });

  it('R23 treats no other refused question as a cancel', () => {
    const asked = documentOf(record(['payment-card-number']));
    const gone = { state: 'refused', code: 20404 } as const;
    expect(mergeReplyOf(asked, KEY, 1, gone, null).current?.outcome).toBeNull();
  });

  it('R17 changes nothing for another session, or on a call without one', () => {
    const accepted = { state: 'accepted' } as const;
    expect(mergeReplyOf(documentOf(null), KEY, 0, accepted, PAYMENT_SID)).toEqual(documentOf(null));
    expect(mergeReplyOf(pending, 'another', 0, { state: 'accepted' }, PAYMENT_SID)).toEqual(
      pending,
    );
  });
});
