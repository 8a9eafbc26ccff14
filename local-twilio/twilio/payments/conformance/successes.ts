import { ach, bankAccount, expiry, routingNumber, visa } from '../../../testing/paymentSteps';
import type { besides } from './lists';
import { listed, provokes, refused } from './provoke';

const everyOption = {
  chargeAmount: 12.5,
  currency: 'EUR',
  description: 'Invoice 7',
  input: 'dtmf',
  minPostalCodeLength: 5,
  parameter: { order: 'A-1' },
  paymentConnector: 'Default',
  paymentMethod: 'credit-card',
  postalCode: true,
  securityCode: true,
  timeout: 10,
  validCardTypes: 'visa',
  confirmation: 'false',
};

const twice = ['payment-card-number', 'expiration-date', 'security-code', 'postal-code'] as const;
const brands: Readonly<Record<(typeof besides.cardType)[number], string>> = {
  visa,
  mastercard: '5555555555554444',
  amex: '378282246310005',
  maestro: '6771798021000008',
  discover: '6011111111111117',
  jcb: '3566002020360505',
  'diners-club': '36700102000000',
  enroute: '201400000000009',
};
/** Payments that succeed, with every option of the two requests. */
export function successfulPayments(): void {
  provokes(
    'a charge with every option of a card',
    [
      ...listed('create', 'IdempotencyKey', 'StatusCallback', 'ChargeAmount', 'Currency'),
      ...listed('create', 'Description', 'Input', 'MinPostalCodeLength', 'Parameter'),
      ...listed('create', 'PaymentConnector', 'PaymentMethod', 'PaymentMethod=credit-card'),
      ...listed('create', 'PostalCode', 'SecurityCode', 'Timeout', 'ValidCardTypes'),
      ...listed('create', 'Confirmation', 'Confirmation=false'),
      ...listed('update', 'IdempotencyKey', 'StatusCallback', 'Capture', 'Status=complete'),
      ...listed('update', 'Capture=payment-card-number', 'Capture=expiration-date', 'Status'),
      ...listed('update', 'Capture=security-code', 'Capture=postal-code'),
      ...listed('createCallback', 'AccountSid', 'CallSid', 'Sid', 'DateCreated', 'ChargeAmount'),
      ...listed('createCallback', 'PaymentConnector', 'PaymentMethod'),
      ...listed('updateCallback', 'DateUpdated', 'Capture', 'ChargeAmount', 'ExpirationDate'),
      ...listed('updateCallback', 'PartialResult', 'PaymentCardNumber', 'PaymentCardPostalCode'),
      ...listed('updateCallback', 'PaymentCardType', 'Required', 'SecurityCode'),
      ...listed('endCallback', 'DateUpdated', 'PaymentConfirmationCode', 'Result'),
      'result success',
    ],
    async ({ steps, callSid }) => {
      const payment = await steps.start(callSid, everyOption);
      await steps.fill(payment, callSid);
      await steps.enter(payment, callSid, 'postal-code', '94109#');
      await steps.complete(payment);
      await steps.outcome();
      const parameters = { order: 'A-1' };
      const description = 'Invoice 7';
      const made = {
        amount: '12.5',
        currency: 'EUR',
        description,
        postalCode: '94109',
        parameters,
      };
      expect(await steps.transactions()).toMatchObject([made]);
    },
  );

  for (const tokenType of ['one-time', 'reusable', 'payment-method']) {
    const rows = [
      ...listed('create', 'TokenType', `TokenType=${tokenType}`),
      ...['createCallback TokenType', 'endCallback PaymentToken', 'endCallback ProfileId'],
    ];
    provokes('a token', rows, async ({ steps, callSid }) => {
      const payment = await steps.start(callSid, { chargeAmount: undefined, tokenType });
      await steps.fill(payment, callSid);
      await steps.complete(payment);
      const { fields } = await steps.outcome();
      expect(fields).toMatchObject({ Result: 'success', PaymentConfirmationCode: '' });
      expect(fields.PaymentToken).toMatch(/^tok_/);
      expect(await steps.transactions()).toMatchObject([{ method: 'tokenize', amount: null }]);
    });
  }

  for (const bankAccountType of ['consumer-checking', 'consumer-savings', 'commercial-checking']) {
    const rows = [
      ...listed('create', 'PaymentMethod=ach-debit', `BankAccountType=${bankAccountType}`),
      ...listed('create', 'BankAccountType', 'Parameter'),
      ...listed('update', 'Capture=bank-routing-number', 'Capture=bank-account-number'),
      ...listed('updateCallback', 'BankRoutingNumber', 'BankAccountNumber'),
      'createCallback BankAccountType',
    ];
    provokes('a bank account', rows, async ({ kit, steps, callSid }) => {
      const payment = await steps.start(callSid, { ...ach, bankAccountType });
      await steps.fillBank(payment, callSid);
      await steps.complete(payment);
      const bank = { BankRoutingNumber: routingNumber, BankAccountNumber: '*******92' };
      expect((await steps.outcome()).fields).toMatchObject({ ...bank, Result: 'success' });
      expect(await steps.transactions()).toMatchObject([
        { amount: '12.5', cardNumber: null, routingNumber, bankAccountNumber: '*******92' },
      ]);
      expect(JSON.stringify(kit.listener.received)).not.toContain(bankAccount);
    });
  }

  provokes(
    'every field of a card entered twice',
    [
      ...twice.flatMap((field) => [
        `create RequireMatchingInputs=${field}`,
        `update Capture=${field}-matcher`,
      ]),
      ...['create RequireMatchingInputs', 'result success'],
    ],
    async ({ steps, callSid }) => {
      const requireMatchingInputs = twice.join(',');
      const payment = await steps.start(callSid, { postalCode: true, requireMatchingInputs });
      const keys = [visa, expiry, '123', '94109#'];
      for (const [index, field] of twice.entries()) {
        await steps.enter(payment, callSid, field, keys[index] ?? '');
        await refused(steps.complete(payment), 64019);
        await steps.enter(payment, callSid, `${field}-matcher`, keys[index] ?? '');
      }
      await steps.complete(payment);
      await steps.outcome();
    },
  );

  provokes('a confirmation', ['create Confirmation=true'], async ({ kit, steps, callSid }) => {
    const payment = await steps.start(callSid, { confirmation: 'true' });
    await steps.fill(payment, callSid);
    await steps.complete(payment);
    expect(await steps.transactions()).toEqual([]);
    kit.press(callSid, '1');
    expect((await steps.outcome()).fields.Result).toBe('success');
  });

  for (const [brand, card] of Object.entries(brands)) {
    provokes('a brand', [`cardType ${brand}`], async ({ steps, callSid }) => {
      const payment = await steps.start(callSid, { validCardTypes: brand });
      await steps.enter(payment, callSid, 'payment-card-number', `${card}#`);
      await steps.entered();
    });
  }
}
