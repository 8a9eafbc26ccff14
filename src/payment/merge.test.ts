import type { PaymentCallback } from './callback';
import { mergeCallback } from './merge';
import type { SessionRecord } from './session';
import { sessionAt } from './status';
import {
  callback,
  documentOf,
  cardOrder,
  KEY,
  mergeAll,
  PAYMENT_SID,
  question,
  record,
  T0,
} from './testing/examples';

function merged(start: SessionRecord, ...callbacks: PaymentCallback[]): SessionRecord {
  const { current } = mergeAll(start, callbacks);
  if (!current) throw new Error('the session is gone');
  return current;
}

const entering = (number: number, digits: number) =>
  callback(number, {
    Capture: 'payment-card-number',
    PartialResult: 'true',
    PaymentCardNumber: 'x'.repeat(digits),
    Required: 'payment-card-number,expiration-date',
  });
const captured = (number: number, last4 = '4242') =>
  callback(number, {
    Capture: 'payment-card-number',
    PartialResult: 'false',
    PaymentCardNumber: `xxxxxxxxxxxx${last4}`,
    PaymentCardType: 'visa',
    Required: 'expiration-date',
  });
const wrong = (number: number) =>
  callback(number, { Capture: 'payment-card-number', ErrorType: 'invalid-card-number' });
const success = (number: number) =>
  callback(number, { Result: 'success', PaymentConfirmationCode: 'ch_1' });

describe('merging one callback', () => {
  const start = record(['payment-card-number']);

  it('R12 keeps the greater number of digits', () => {
    const { answers } = merged(start, entering(1, 5), entering(1, 3));
    expect(answers['payment-card-number']).toMatchObject({ state: 'entering', value: 'xxxxx' });
  });

  it('R12 lets captured or refused win over entering', () => {
    expect(merged(start, captured(1), entering(1, 16)).answers['payment-card-number']).toEqual({
      state: 'captured',
      question: 1,
      value: 'xxxxxxxxxxxx4242',
      brand: 'visa',
    });
    expect(merged(start, wrong(1), entering(1, 16)).answers['payment-card-number']).toEqual({
      state: 'refused',
      question: 1,
      error: 'invalid-card-number',
    });
  });

  it('R11 lets a newer question win over an older one, however late the older one comes', () => {
    const twice = record(['payment-card-number', 'payment-card-number']);
    const { answers } = merged(twice, entering(2, 2), captured(1, '1111'), wrong(1));
    expect(answers['payment-card-number']).toMatchObject({ state: 'entering', value: 'xx' });
  });

  it('R13 keeps success whatever follows, and failed over cancelled', () => {
    const ending = record(['complete', 'cancel']);
    const failed = callback(1, { Result: 'payment-connector-error', PaymentError: 'declined' });
    const cancelled = callback(2, {});
    expect(merged(ending, success(1), failed, cancelled).outcome).toEqual({
      kind: 'succeeded',
      confirmationCode: 'ch_1',
    });
    expect(merged(ending, cancelled, failed).outcome).toMatchObject({ kind: 'failed' });
    expect(merged(ending, callback(1, { Result: 'new' }), cancelled).outcome).toEqual({
      kind: 'cancelled',
    });
  });

  it.each<[Record<string, string>]>([
    [{}],
    [{ Result: 'transaction-cancelled' }],
    [{ Result: 'cancelled-somehow' }],
  ])('R14 takes a callback that answers a cancel for cancelled (case %#)', (parameters) => {
    expect(merged(record(['cancel']), callback(1, parameters)).outcome).toEqual({
      kind: 'cancelled',
    });
  });

  it('R37 does not know what became of a complete that the processor did not answer in time', () => {
    const parameters = { Result: 'payment-connector-error', PayErrorCode: '64002' };
    const completed = merged(record(['complete']), callback(1, parameters));
    expect(completed.outcome).toEqual({ kind: 'unknown', result: '64002' });
    expect(merged(record([]), callback(0, parameters)).outcome).toMatchObject({ kind: 'failed' });
    const declined = { ...parameters, PayErrorCode: '64008' };
    expect(merged(record(['complete']), callback(1, declined)).outcome).toMatchObject({
      kind: 'failed',
    });
  });

  it('R14 does not take a cancel for done when Twilio reports an error', () => {
    expect(merged(record(['cancel']), callback(1, { PayErrorCode: '64002' })).outcome).toBeNull();
    expect(merged(record(['cancel']), callback(1, { ErrorType: 'odd' })).outcome).toBeNull();
  });

  it('R15 heals a lost callback by the values a later one repeats', () => {
    const two = record(['payment-card-number', 'expiration-date']);
    const later = callback(2, {
      Capture: 'expiration-date',
      PartialResult: 'true',
      ExpirationDate: '1',
      PaymentCardNumber: 'xxxxxxxxxxxx4242',
      PaymentCardType: 'visa',
      Required: 'expiration-date',
    });
    expect(merged(two, later).answers).toMatchObject({
      'payment-card-number': { state: 'captured', value: 'xxxxxxxxxxxx4242', brand: 'visa' },
      'expiration-date': { state: 'entering', value: '1' },
    });
  });

  it('R15 does not count a repeated value that is still required, or of which nothing is said', () => {
    const two = record(['payment-card-number', 'expiration-date']);
    const parameters = {
      Capture: 'expiration-date',
      PartialResult: 'true',
      PaymentCardNumber: 'xxxx',
    };
    const required = callback(2, { ...parameters, Required: 'PaymentCardNumber,ExpirationDate' });
    expect(merged(two, required).answers).toEqual({});
    expect(merged(two, callback(2, parameters)).answers).toEqual({});
    const refused = callback(2, { PaymentCardNumber: 'xxxx', ErrorType: 'session-in-progress' });
    expect(merged(two, refused).answers['payment-card-number']).toBeUndefined();
  });

  it('takes a value with no PartialResult for whole only when it is no longer required', () => {
    const value = { Capture: 'payment-card-number', PaymentCardNumber: 'xxxxxxxxxxxx4242' };
    const state = (parameters: Record<string, string>) =>
      merged(start, callback(1, { ...value, ...parameters })).answers['payment-card-number']?.state;
    expect(state({})).toBe('entering');
    expect(state({ Required: 'payment-card-number' })).toBe('entering');
    expect(state({ Required: '' })).toBe('captured');
  });

  it('R19 opens a field again when its second entry differed', () => {
    const twice = record(['payment-card-number', 'payment-card-number-matcher']);
    const second = (parameters: Record<string, string>) =>
      callback(2, { Capture: 'payment-card-number-matcher', ...parameters });
    const entering2 = second({
      PartialResult: 'true',
      PaymentCardNumber: 'xxxxxxxxxxxx4242',
      PaymentCardNumberMatcher: 'xxx',
      Required: 'payment-card-number-matcher,expiration-date',
    });
    const first = merged(twice, captured(1), entering2);
    expect(first.answers).toMatchObject({
      'payment-card-number': { state: 'captured', value: 'xxxxxxxxxxxx4242' },
      'payment-card-number-matcher': { state: 'entering', value: 'xxx' },
    });
    const differs = second({
      ErrorType: 'input-matching-failed',
      Required: 'payment-card-number,payment-card-number-matcher,expiration-date',
    });
    const states = (...callbacks: PaymentCallback[]) =>
      sessionAt(
        {
          ...merged(twice, ...callbacks),
          fields: ['payment-card-number', 'payment-card-number-matcher'],
        },
        T0,
      ).fields.map(({ now }) => ('error' in now ? now.error : now.state));
    expect(states(captured(1), entering2, differs)).toEqual([
      'required-again',
      'input-matching-failed',
    ]);
    expect(states(differs, entering2, captured(1))).toEqual([
      'required-again',
      'input-matching-failed',
    ]);
  });

  it('does not take the first entry, repeated, for keys of the second', () => {
    const twice = record(['payment-card-number', 'payment-card-number-matcher']);
    const asked2 = callback(2, {
      Capture: 'payment-card-number-matcher',
      PartialResult: 'true',
      PaymentCardNumber: 'xxxxxxxxxxxx4242',
    });
    expect(merged(twice, captured(1), asked2).answers).toEqual(merged(twice, captured(1)).answers);
  });

  it.each([
    [{ PaymentCardNumberMatcher: 'xxxxxxxxxxxx4242' }, 'xxxxxxxxxxxx4242'],
    [{ PaymentCardNumber: 'xxxxxxxxxxxx4242' }, 'xxxxxxxxxxxx4242'],
    [{}, ''],
  ])('takes a second entry however its value comes (case %#)', (parameters, value) => {
    const twice = record(['payment-card-number', 'payment-card-number-matcher']);
    const second = callback(2, {
      Capture: 'payment-card-number-matcher',
      PartialResult: 'false',
      ...parameters,
    });
    expect(merged(twice, captured(1), second).answers).toMatchObject({
      'payment-card-number': { question: 1 },
      'payment-card-number-matcher': { state: 'captured', question: 2, value },
    });
  });

  it('R43 keeps of a routing number the last four digits only', () => {
    const ach = record(['bank-routing-number']);
    const routing = (PartialResult: string, BankRoutingNumber: string) =>
      callback(1, { Capture: 'bank-routing-number', PartialResult, BankRoutingNumber });
    expect(merged(ach, routing('true', '12118')).answers['bank-routing-number']).toMatchObject({
      value: 'xxxxx',
    });
    expect(merged(ach, routing('false', '121181976')).answers['bank-routing-number']).toMatchObject(
      {
        state: 'captured',
        value: 'xxxxx1976',
      },
    );
  });

  it('R16 lets a late callback settle an earlier payment', () => {
    const earlier = {
      key: KEY,
      purpose: cardOrder.purpose,
      account: null,
      completeAsked: true,
      outcome: null,
    };
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
    const document = documentOf(start);
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

  it('R20 fails a start to which Twilio answers with an error', () => {
    const opening = record([]);
    expect(
      merged(opening, callback(0, { ErrorType: 'session-in-progress' })).outcome,
    ).toMatchObject({
      kind: 'failed',
      reason: 'session-in-progress',
    });
  });

  it('R40 does not count a discarded value, and records the discard', () => {
    const clear = callback(1, {
      Capture: 'payment-card-number',
      PartialResult: 'false',
      PaymentCardNumber: '4242424242424242',
      Required: 'expiration-date',
    });
    const { answers, discardedClearValue } = merged(start, clear);
    expect({ answers, discardedClearValue }).toEqual({ answers: {}, discardedClearValue: true });
    expect(merged(start, captured(1)).discardedClearValue).toBe(false);
    expect(merged(start, clear, captured(1)).discardedClearValue).toBe(true);
  });

  it('R50 keeps an unknown Result as an unknown outcome', () => {
    const ending = record(['complete']);
    expect(merged(ending, callback(1, { Result: 'perhaps' })).outcome).toEqual({
      kind: 'unknown',
      result: 'perhaps',
    });
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

  it('the same failure of two stands', () => {
    const failed = (Result: string) => callback(2, { Result });
    inAnyOrder(failed('caller-hung-up'), failed('internal-error'));
  });

  it('the shorter list of what is required stands, in whatever order it is written', () => {
    const required = (Required: string) => ended(1, { Required });
    expect(inAnyOrder(required('a,b'), required('b')).required?.tokens).toEqual(['b']);
    inAnyOrder(required('a,b'), required('b,a'));
  });
});

describe('what one callback says', () => {
  const two = record(['payment-card-number', 'expiration-date']);

  it('R15 repeats a field without Required: it counts when the other one ended', () => {
    const later = callback(2, {
      Capture: 'expiration-date',
      PartialResult: 'false',
      ExpirationDate: '1229',
      PaymentCardNumber: 'xxxxxxxxxxxx4242',
      PaymentCardType: 'visa',
    });
    expect(merged(two, later).answers).toEqual({
      'payment-card-number': {
        state: 'captured',
        question: 2,
        value: 'xxxxxxxxxxxx4242',
        brand: 'visa',
      },
      'expiration-date': { state: 'captured', question: 2, value: '1229', brand: null },
    });
    expect(
      merged(two, callback(2, { ExpirationDate: '1229', PaymentCardType: 'visa', Required: '' }))
        .answers['expiration-date'],
    ).toMatchObject({ brand: null });
  });

  it('has no brand for a repeated field that is no card number', () => {
    const later = callback(1, {
      Capture: 'payment-card-number',
      PartialResult: 'true',
      PaymentCardNumber: 'x',
      ExpirationDate: '1229',
      PaymentCardType: 'visa',
      Required: 'payment-card-number',
    });
    expect(merged(two, later).answers['expiration-date']).toMatchObject({ brand: null });
  });

  it('is still being keyed in while Twilio says so, required or not', () => {
    const keyed = callback(2, {
      Capture: 'expiration-date',
      PartialResult: 'true',
      ExpirationDate: '12',
      Required: 'security-code',
    });
    expect(merged(two, keyed).answers['expiration-date']).toMatchObject({ state: 'entering' });
  });

  it('is about the field that was asked for when it names none', () => {
    const unnamed = callback(2, { ErrorType: 'input-timeout' });
    expect(merged(two, unnamed).answers).toEqual({
      'expiration-date': { state: 'refused', question: 2, error: 'input-timeout' },
    });
  });

  it('R50 tells what Twilio requires, but not along with another error', () => {
    const required = (parameters: Record<string, string>) =>
      merged(two, callback(2, { Required: 'shoe-size', ...parameters })).required?.tokens;
    expect(required({})).toEqual(['shoe-size']);
    expect(required({ ErrorType: 'input-timeout' })).toBeUndefined();
  });

  it('ends the session when Twilio cancelled the transaction, whatever was asked', () => {
    expect(merged(two, callback(2, { Result: 'transaction-cancelled' })).outcome).toEqual({
      kind: 'cancelled',
    });
  });
});
