import { parseCallback } from './callback';
import { callback, PAYMENT_SID } from '../testing/examples';
import { jsonBytes, textBytes } from './text';

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
      lastFour: null,
      discarded: [],
      brand: 'visa',
      errorType: null,
      required: ['payment-card-number', 'expiration-date'],
      result: null,
      confirmationCode: null,
      payErrorCode: null,
      cause: null,
      messages: [],
    });
  });

  it.each([{}, { Sid: 'nonsense' }, { Sid: 7 }, null, 'text', []])(
    'is not a callback without a payment SID (case %#)',
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
    expect(read.discarded).toEqual(['payment-card-number', 'security-code']);
    expect(read.values).toEqual({});
    expect(JSON.stringify(read)).not.toMatch(/4242|123/);
  });

  it('R41 removes a card number from free text and from codes', () => {
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
    { PaymentConfirmationCode: '42424242', ConnectorError: '42424242' },
    { PaymentError: '4242 4242', PaymentConfirmationCode: '4242 4242' },
    { PaymentError: '111111111', PaymentConfirmationCode: '4111111' },
    { PaymentError: '4111111', PaymentConfirmationCode: '111111111' },
    { Required: '4242,4242,4242,4242' },
    { Result: `${'a'.repeat(83)} 4242424242424242424242` },
    // An IBAN, until its last two digits are cut off.
    { PaymentCardType: `${'a'.repeat(19)} DE65424242424242424200` },
  ])('R41 removes one that is spread or cut (case %#)', (parameters) => {
    const { confirmationCode, ...read } = callback(1, parameters);
    expect(JSON.stringify(read)).not.toMatch(/4242\D{0,3}4242|1{6}/);
    expect(confirmationCode ?? '').not.toMatch(/(4242\D{0,3}){4}/);
  });

  it('R41 removes one that is split across two texts', () => {
    const halves = { PaymentError: '42424242', ConnectorError: '42424242' };
    expect(callback(1, halves).messages).toEqual(['[removed]']);
  });

  it('R34 cuts each text to its bytes, and what is required to ten', () => {
    const text = '漢'.repeat(500);
    const read = callback(1, {
      PaymentCardType: text,
      ErrorType: text,
      Result: text,
      PaymentConfirmationCode: text,
      PayErrorCode: text,
      PaymentError: text,
      ConnectorError: 'no',
      Required: `${text},${'a,'.repeat(15)}`,
    });
    const bytes = (kept: string | null | undefined) => jsonBytes(kept ?? '') - 2;
    const fits = (limit: number) => limit - (limit % 3);
    expect(bytes(read.brand)).toBe(fits(textBytes.brand));
    expect(bytes(read.errorType)).toBe(fits(textBytes.errorType));
    expect(bytes(read.result)).toBe(fits(textBytes.code));
    expect(bytes(read.confirmationCode)).toBe(fits(textBytes.confirmationCode));
    expect(bytes(read.payErrorCode)).toBe(fits(textBytes.payErrorCode));
    expect(bytes(read.messages[0])).toBe(fits(textBytes.message));
    expect(bytes(read.required?.[0])).toBe(fits(textBytes.required));
    expect(read.required).toHaveLength(10);
  });

  it('ignores whitespace around a text, and an empty value', () => {
    const read = callback(1, {
      Result: ' success ',
      PaymentConfirmationCode: `${'a'.repeat(199)} b`,
      PaymentCardNumber: '',
    });
    expect(read).toMatchObject({ result: 'success', confirmationCode: 'a'.repeat(199) });
    expect(read.values).toEqual({});
    expect(callback(1, { Result: `${' '.repeat(120)}success` }).result).toBe('success');
  });

  it('R41 keeps a success even if every text is encoded endlessly', () => {
    const endless = `%${'25'.repeat(5000)}`;
    const read = callback(1, {
      Result: 'success',
      PaymentConfirmationCode: endless,
      PaymentError: endless,
      ConnectorError: endless,
      Required: endless,
      PaymentCardType: endless,
    });
    expect(read).toMatchObject({ result: 'success', confirmationCode: '[removed]' });
    expect(read.messages).toEqual(['[removed]', '[removed]']);
  });

  it('R34 loses no callback to a long text', () => {
    const long = 'x'.repeat(10_000);
    const every = { PaymentError: long, ConnectorError: long, PaymentConfirmationCode: long };
    const more = { Required: long, PaymentCardType: long, ErrorType: '', Capture: long };
    const read = callback(1, { ...every, ...more, Result: 'success' });
    expect(read).toMatchObject({ result: 'success', confirmationCode: 'x'.repeat(200) });
    expect(JSON.stringify(read).length).toBeLessThan(1500);
  });

  it.each(['PaymentError', 'ConnectorError', 'PaymentCardType', 'Required', 'Capture'])(
    'R34 keeps a success whose %s is very long',
    (name) => {
      for (const text of ['a'.repeat(10_000), '漢 %'.repeat(20_000)]) {
        const read = callback(1, {
          Result: 'success',
          PaymentConfirmationCode: 'ch_1',
          [name]: text,
        });
        expect(read).toMatchObject({ result: 'success', confirmationCode: 'ch_1' });
      }
    },
  );

  it('reads a callback with odd values, and ignores what is not text', () => {
    const read = parseCallback(
      {
        Sid: PAYMENT_SID,
        Result: 'success',
        PaymentError: ['a', 'b'],
        PayErrorCode: 64001,
        Other: {},
      },
      1,
    );
    expect(read).toMatchObject({ result: 'success', payErrorCode: '64001', messages: [] });
  });

  it.each([
    ['206880253516', 'xxxxxxxxxxxx4242', '206880253516'],
    ['ch_3Pq000000000004242', 'xxxxxxxxxxxx4242', 'ch_3Pq000000000004242'],
    ['4111111111111111', 'xxxxxxxxxxxx4242', '4111111111111111'],
    ['4242424242424242', 'xxxxxxxxxxxx4242', '[removed]'],
    ['4242424242424242', 'xxxx-xxxxxx-x4242', '[removed]'],
    ['4111111111111111', '', '[removed]'],
    ['', 'xxxxxxxxxxxx4242', null],
  ])(
    'F1 keeps the code %s of a card %s as %s',
    (PaymentConfirmationCode, PaymentCardNumber, kept) => {
      const read = callback(1, { Result: 'success', PaymentConfirmationCode, PaymentCardNumber });
      expect(read.confirmationCode).toBe(kept);
    },
  );

  it.each([
    ['Your%20card%20was%20declined.', 'Your card was declined.'],
    ['4242%204242%204242%204242 no', '[removed] no'],
    ['100%25 sure', '100% sure'],
    ['50% off', '50% off'],
    ['%E6%BC%A2', '漢'],
    ['%FF', '%FF'],
  ])('F3 decodes the words %s once', (PaymentError, words) => {
    expect(callback(1, { PaymentError }).messages).toEqual([words]);
    expect(callback(1, { ConnectorError: PaymentError }).messages).toEqual([words]);
  });

  it('F10 reads what PaymentError says of a refused input', () => {
    const read = callback(1, { ErrorType: 'input-timeout', PaymentError: 'invalid-date' });
    expect(read).toMatchObject({ errorType: 'input-timeout', cause: 'invalid-date' });
  });

  it('R42 drops tokens and profiles', () => {
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

describe('processors’ messages', () => {
  const card = { PaymentCardNumber: 'xxxxxxxxxxxx4242' };

  it.each([
    ['206880253516', card, '206880253516'],
    ['500000000009', card, '500000000009'],
    ['4242424242424242', card, '[removed]'],
    ['ref-4242 4242 4242 4242', card, 'ref-[removed]'],
    ['206880253516', {}, '206880253516'],
    ['500000000009', {}, '[removed]'],
  ])('F1: the confirmation code %s with %j is kept as %s', (code, shown, kept) => {
    const read = parseCallback(
      { Sid: `PK${'0'.repeat(32)}`, ...shown, PaymentConfirmationCode: code },
      1,
    );
    expect(read?.confirmationCode).toBe(kept);
  });

  it.each([
    ['Your%20card%20was%20declined.', 'Your card was declined.'],
    ['refused%0D%0A%1B[31m\u202Enow', 'refused [31m now'],
    ['4242%204242%204242%204242', '[removed]'],
    ['4242%25204242%25204242%25204242', '[removed]'],
    ['Carte refusée – « plafond » 💳 50%', 'Carte refusée – « plafond » 💳 50%'],
    ['カードが拒否されました（コード：51）', 'カードが拒否されました（コード：51）'],
    ['تم رفض البطاقة ٣٤', 'تم رفض البطاقة ٣٤'],
  ])('F3: %s is kept as %s', (PaymentError, kept) => {
    expect(parseCallback({ Sid: `PK${'0'.repeat(32)}`, PaymentError }, 1)?.messages).toEqual([
      kept,
    ]);
  });

  it('F10 keeps the cause beside a timeout', () => {
    const timeout = { ErrorType: 'input-timeout', PaymentError: 'invalid-date' };
    expect(parseCallback({ Sid: `PK${'0'.repeat(32)}`, ...timeout }, 1)).toMatchObject({
      errorType: 'input-timeout',
      messages: ['invalid-date'],
    });
  });
});
