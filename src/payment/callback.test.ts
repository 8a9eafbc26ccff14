import { parseCallback } from './callback';
import { callback, PAYMENT_SID } from './testing/examples';

describe('reading a callback', () => {
  it('reads what Twilio sends while a card number is keyed in', () => {
    expect(
      callback(1, {
        Capture: 'payment-card-number',
        PartialResult: 'true',
        PaymentCardNumber: 'xxx',
        PaymentCardType: 'visa',
        Required: 'payment-card-number, expiration-date',
      }),
    ).toEqual({
      paymentSid: PAYMENT_SID,
      question: 1,
      capture: 'payment-card-number',
      partial: true,
      values: { 'payment-card-number': 'xxx' },
      clearValue: false,
      brand: 'visa',
      errorType: null,
      required: ['payment-card-number', 'expiration-date'],
      result: null,
      confirmationCode: null,
      payErrorCode: null,
      messages: [],
    });
  });

  it.each([{}, { Sid: 'nonsense' }, { Sid: 7 }, null, 'text', []])(
    'is no callback without a payment SID (case %#)',
    (input) => {
      expect(parseCallback(input, 1)).toBeUndefined();
    },
  );

  it('R40 discards a value in clear and says so', () => {
    const read = callback(1, {
      Capture: 'payment-card-number',
      PartialResult: 'false',
      PaymentCardNumber: '4242424242424242',
      SecurityCode: '123',
    });
    expect(read.clearValue).toBe(true);
    expect(read.values).toEqual({});
    expect(JSON.stringify(read)).not.toMatch(/4242|123/);
  });

  it('R41 blots out a card number in free text and in codes', () => {
    const read = callback(1, {
      Result: 'payment-connector-error',
      PaymentError: '4242424242424242 is declined',
      ConnectorError: 'no',
      PaymentConfirmationCode: '4242424242424242',
      ErrorType: '4242 4242 4242 4242',
      PaymentCardType: '4242424242424242',
      Required: '4242424242424242',
    });
    expect(read.messages).toEqual(['[removed] is declined', 'no']);
    expect(JSON.stringify(read)).not.toContain('4242');
  });

  it.each<Record<string, string>>([
    { PaymentError: '42424242', ConnectorError: '42424242' },
    { Required: '4242,4242,4242,4242' },
    { Result: `${'a'.repeat(83)} 4242424242424242424242` },
  ])('R41 blots out one that is spread or cut (case %#)', (parameters) => {
    expect(JSON.stringify(callback(1, parameters))).not.toMatch(/4242\D{0,3}4242/);
  });

  it('R42 leaves tokens and profiles behind', () => {
    const read = callback(1, { Result: 'success', PaymentToken: 'tok_1', ProfileId: 'cus_1' });
    expect(JSON.stringify(read)).not.toMatch(/tok_1|cus_1/);
  });

  it('R50 keeps what it does not know as unknown', () => {
    const read = callback(1, {
      Capture: 'shoe-size',
      PartialResult: 'maybe',
      ErrorType: 'too-loud',
      Required: 'ExpirationDate,shoe-size',
      Result: 'perhaps',
    });
    expect(read).toMatchObject({
      capture: null,
      partial: null,
      errorType: 'too-loud',
      required: ['ExpirationDate', 'shoe-size'],
      result: 'perhaps',
    });
  });
});
