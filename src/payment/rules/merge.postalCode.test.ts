import { merged } from '../testing/cardCallbacks';
import { callback, documentOf, KEY, PAYMENT_SID, question, record } from '../testing/examples';
import { mergeReplyOf } from './merge';

const start = record(['payment-card-number', 'postal-code']);
const card = { PaymentCardNumber: 'xxxxxxxxxxxx4242' };

/** A callback to the question for the postal code, after the card number was captured. */
const postal = (PaymentCardPostalCode: string, PartialResult: 'true' | 'false') =>
  callback(2, { ...card, Capture: 'postal-code', PartialResult, PaymentCardPostalCode });

const ended = postal('94107', 'false');
const kept = { state: 'captured', question: 2, value: 'xxx07', brand: null };

describe('R45 what is kept of a postal code', () => {
  it('is the number of its characters while it is keyed in', () => {
    expect(merged(start, postal('941', 'true')).answers['postal-code']).toMatchObject({
      state: 'entering',
      value: 'xxx',
    });
  });

  it('is its last two characters once its entry has ended', () => {
    expect(merged(start, ended).answers['postal-code']).toEqual(kept);
  });

  it.each([
    ['could be a security code', '123'],
    ['ends like the card', '94242'],
    ['could be a card number', '5555555555554444'],
  ])('is nothing when it %s, and it has to be asked for again', (_why, code) => {
    expect(merged(start, postal(code, 'false')).answers['postal-code']).toEqual({
      state: 'refused',
      question: 2,
      error: 'entry-discarded',
      cause: null,
    });
  });

  it('is nothing when it is longer than any, which Twilio is not to blame for', () => {
    const keyedIn = (partial: 'true' | 'false') =>
      merged(start, postal('94107', 'true'), postal('5555555555554444', partial));
    expect(keyedIn('true').answers['postal-code']).toMatchObject({ state: 'entering' });
    expect(keyedIn('false').answers['postal-code']).toMatchObject({ error: 'entry-discarded' });
    expect(keyedIn('false').discardedClearValue).toBe(false);
  });

  it('is the same for a second entry', () => {
    const twice = record(['postal-code-matcher'], { fields: ['postal-code-matcher'] });
    const second = callback(1, {
      Capture: 'postal-code-matcher',
      PartialResult: 'false',
      PaymentCardPostalCode: '94107',
    });
    expect(merged(twice, second).answers['postal-code-matcher']?.state).toBe('captured');
    expect(merged(twice, second).answers['postal-code-matcher']).toMatchObject({ value: 'xxx07' });
  });

  it('is why Twilio refused it, if it did', () => {
    const refused = callback(2, { Capture: 'postal-code', ErrorType: 'invalid-postal-code' });
    const answer = { state: 'refused', question: 2, error: 'invalid-postal-code', cause: null };
    expect(merged(start, refused).answers['postal-code']).toEqual(answer);
    const over = callback(2, { Result: 'payment-connector-error' });
    expect(merged(start, refused, over).answers['postal-code']).toEqual(answer);
  });
});

describe('R45 nothing of a postal code is left', () => {
  const captured = merged(start, ended);
  const asked = {
    ...captured,
    questions: [...captured.questions, question(3, 'cancel', { reply: { state: 'pending' } })],
  };
  const accepted = { state: 'accepted' } as const;
  const gone = { state: 'refused', code: 20404 } as const;
  const postalCode = (...reply: Parameters<typeof mergeReplyOf>) =>
    mergeReplyOf(...reply).current?.answers['postal-code'];

  it('after the callback that ends the payment', () => {
    const declined = callback(2, { Result: 'payment-connector-error' });
    expect(merged(start, ended, declined).answers['postal-code']).toEqual({ ...kept, value: '' });
  });

  it('after the reply that ends the payment, but not after another', () => {
    const document = documentOf(asked);
    expect(postalCode(document, KEY, 3, accepted, null)).toEqual(kept);
    expect(postalCode(document, KEY, 3, gone, null)).toEqual({ ...kept, value: '' });
  });

  it('when Twilio has replied with another payment SID (R17)', () => {
    const document = documentOf(asked);
    expect(postalCode(document, KEY, 3, accepted, PAYMENT_SID)).toEqual(kept);
    const other = `PK${'0'.repeat(32)}`;
    expect(postalCode(document, KEY, 3, accepted, other)).toEqual({ ...kept, value: '' });
    expect(mergeReplyOf(document, KEY, 3, accepted, other).current?.outcome).toEqual({
      kind: 'unknown',
      result: 'two-payments',
    });
  });
});
