import type { PaymentCallback } from '../card/callback';
import { sessionAt } from './status';
import { captured, entering, merged, wrong } from '../testing/cardCallbacks';
import { callback, record, T0 } from '../testing/examples';

const start = record(['payment-card-number']);
const two = record(['payment-card-number', 'expiration-date']);

describe('what the caller keyed in', () => {
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
      cause: null,
    });
  });

  it('R11 lets a newer question win over an older one, however late the older one comes', () => {
    const twice = record(['payment-card-number', 'payment-card-number']);
    const { answers } = merged(twice, entering(2, 2), captured(1, '1111'), wrong(1));
    expect(answers['payment-card-number']).toMatchObject({ state: 'entering', value: 'xx' });
  });

  it('takes a value without PartialResult as complete only if it is no longer required', () => {
    const value = { Capture: 'payment-card-number', PaymentCardNumber: 'xxxxxxxxxxxx4242' };
    const state = (parameters: Record<string, string>) =>
      merged(start, callback(1, { ...value, ...parameters })).answers['payment-card-number']?.state;
    expect(state({})).toBe('entering');
    expect(state({ Required: 'payment-card-number' })).toBe('entering');
    expect(state({ Required: '' })).toBe('captured');
  });

  it('is still being keyed in while Twilio says that it is, required or not', () => {
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
      'expiration-date': {
        state: 'refused',
        question: 2,
        error: 'input-timeout',
        cause: null,
      },
    });
  });

  it('R43 keeps only the last four digits of a routing number', () => {
    const ach = record(['bank-routing-number'], { fields: ['bank-routing-number'] });
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
});

describe('R40 while a field is keyed in', () => {
  it.each([
    ['payment-card-number', 'PaymentCardNumber', '123'],
    ['expiration-date', 'ExpirationDate', '1234'],
    ['postal-code', 'PaymentCardPostalCode', '424242'],
    ['bank-account-number', 'BankAccountNumber', '123'],
  ] as const)('keeps only how many keys were pressed: %s', (field, name, keyed) => {
    const start = record([field], { fields: [field] });
    const partial = callback(1, { Capture: field, PartialResult: 'true', [name]: keyed });
    const value = 'x'.repeat(keyed.length);
    expect(merged(start, partial).answers[field]).toMatchObject({ state: 'entering', value });
  });
});

describe('R15 what a later callback repeats', () => {
  it('R15 recovers a lost callback from the values a later one repeats', () => {
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
      'expiration-date': { state: 'entering', value: 'x' },
    });
  });

  it('R15 does not count a repeated value that is still required, or not mentioned', () => {
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

  it('R15 counts a field repeated without Required when the other one ended', () => {
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

  it('has no brand for a repeated field that is not a card number', () => {
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
});

describe('a second entry', () => {
  const twice = record(['payment-card-number', 'payment-card-number-matcher'], {
    fields: ['payment-card-number', 'payment-card-number-matcher'],
  });

  it('R19 opens a field again when its second entry differed', () => {
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
      ).fields.map(({ now }) => (now.state === 'refused' ? now.error : now.state));
    expect(states(captured(1), entering2, differs)).toEqual([
      'required-again',
      'input-matching-failed',
    ]);
    expect(states(differs, entering2, captured(1))).toEqual([
      'required-again',
      'input-matching-failed',
    ]);
  });

  it('does not treat the repeated first entry as digits of the second', () => {
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
});
