import type { PaymentCallback } from '../card/callback';
import { earlierInFull } from '../document/earlier';
import { mergeCallback } from './merge';
import { captured, merged, success } from '../testing/cardCallbacks';
import { callback, documentOf, KEY, PAYMENT_SID, question, record } from '../testing/examples';

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

  it('R18 learns from a callback that the question was taken, and the payment SID', () => {
    const before = record([], {
      paymentSid: null,
      questions: [question(0, 'start', { reply: { state: 'refused', code: 64021 } })],
    });
    expect(merged(before, callback(0, {}))).toMatchObject({
      paymentSid: PAYMENT_SID,
      questions: [{ reply: { state: 'accepted' } }],
    });
  });

  it('R50 tells what Twilio requires, but not along with another error', () => {
    const required = (parameters: Record<string, string>) =>
      merged(record(['payment-card-number']), callback(1, { Required: 'shoe-size', ...parameters }))
        .required?.tokens;
    expect(required({})).toEqual(['shoe-size']);
    expect(required({ ErrorType: 'input-timeout' })).toBeUndefined();
  });
});

describe('R10 two callbacks that say different things of the same', () => {
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

  it('a brand stands, and more digits do (R12)', () => {
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

  it('a confirmation code stands, and the same one of two', () => {
    const code = (PaymentConfirmationCode: string) =>
      callback(2, { Result: 'success', PaymentConfirmationCode });
    expect(inAnyOrder(callback(2, { Result: 'success' }), code('A1')).outcome).toEqual({
      kind: 'succeeded',
      confirmationCode: 'A1',
    });
    inAnyOrder(code('A1'), code('A2'));
  });

  it('the same failure of two stands, and the same result of two unknown ones', () => {
    const failed = (Result: string) => callback(2, { Result });
    inAnyOrder(failed('caller-hung-up'), failed('internal-error'));
    inAnyOrder(failed('perhaps'), failed('maybe'));
  });

  it('the shorter list of what is required stands, in whatever order it is written', () => {
    const required = (Required: string) => ended(1, { Required });
    expect(inAnyOrder(required('a,b'), required('b')).required?.tokens).toEqual(['b']);
    inAnyOrder(required('a,b'), required('b,a'));
  });
});
