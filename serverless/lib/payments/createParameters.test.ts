import fc from 'fast-check';
import type { Method, Processor } from '../../../src/payment/offer/configuration';
import { parseMoney } from '../../../src/payment/offer/money';
import { checkOrder, type OrderRequest } from '../../../src/payment/offer/order';
import { configuration } from '../../../src/payment/testing/configuration';
import { createParameters } from './createParameters';

const card: Method & { method: 'credit-card' } = {
  method: 'credit-card',
  postalCodeShown: 'last-two',
  brands: ['visa', 'diners-club'],
  securityCode: true,
  postalCode: true,
  enterTwice: [],
};
const bank: Method = { method: 'ach-debit', accountTypes: ['consumer-checking'] };
const processor: Processor = {
  name: 'Default',
  label: 'Card processor',
  methods: [card],
  purposes: ['charge', 'one-time', 'reusable', 'payment-method'],
  timeout: 5,
  confirmation: false,
  parameters: [],
};

/** The parameters for the order that the core makes of a request, with an offer that differs as given. */
function parameters(
  request: OrderRequest,
  method: Method = card,
  over: Partial<Processor> = {},
  currencies = configuration().currencies,
) {
  const one = { ...processor, methods: [method], ...over };
  const checked = checkOrder(
    { ...configuration(), currencies, processors: [one] },
    { locked: [] },
    request,
  );
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return createParameters(checked.order, checked.fields, one, method);
}

const cardOnly = {
  PaymentConnector: 'Default',
  PaymentMethod: 'credit-card',
  PostalCode: 'true',
  SecurityCode: 'true',
  ValidCardTypes: 'visa diners-club',
  Timeout: '5',
};
const plain = { ...cardOnly, ChargeAmount: '12.50', Currency: 'USD' };

test('charges a card by an amount with its currency, and no token type', () => {
  expect(parameters({ amount: '12.50' })).toEqual(plain);
});

test.each(['one-time', 'reusable', 'payment-method'] as const)(
  'saves a card as a %s token: a token type, and neither amount nor currency',
  (purpose) => {
    expect(parameters({ purpose, amount: '12.50', currency: 'EUR' })).toEqual({
      ...cardOnly,
      TokenType: purpose,
    });
  },
);

test('sends a bank account’s type and holder, and nothing about cards', () => {
  const rules = [{ name: 'AVSName', label: 'Account holder', required: true }];
  const request = { amount: '12.50', parameters: { AVSName: 'Holder' } };
  expect(parameters(request, bank, { parameters: rules })).toEqual({
    ChargeAmount: '12.50',
    Currency: 'USD',
    BankAccountType: 'consumer-checking',
    Parameter: '{"AVSName":"Holder"}',
    PaymentConnector: 'Default',
    PaymentMethod: 'ach-debit',
    Timeout: '5',
  });
});

test.each<[string, object, Partial<typeof card>, Partial<Processor>]>([
  ['no postal code', { PostalCode: 'false' }, { postalCode: false }, {}],
  ['no security code', { SecurityCode: 'false' }, { securityCode: false }, {}],
  ['a shortest postal code', { MinPostalCodeLength: '5' }, { minPostalCodeLength: 5 }, {}],
  ['brands', { ValidCardTypes: 'amex' }, { brands: ['amex'] }, {}],
  [
    'fields entered twice, in the order of Capture',
    { RequireMatchingInputs: 'payment-card-number,postal-code' },
    { enterTwice: ['postal-code', 'payment-card-number'] },
    {},
  ],
  ['a timeout', { Timeout: '30' }, {}, { timeout: 30 }],
  ['a confirmation', { Confirmation: 'true' }, {}, { confirmation: true }],
  ['another processor', { PaymentConnector: 'Second' }, {}, { name: 'Second' }],
])('%s', (_what, expected, method, over) => {
  expect(parameters({ amount: '12.50' }, { ...card, ...method }, over)).toEqual({
    ...plain,
    ...expected,
  });
});

test('sends a description, and parameters that were filled in', () => {
  const rules = [
    { name: 'order', label: 'Order', required: false },
    { name: 'shop', label: 'Shop', required: false },
  ];
  const request = { amount: '12.50', description: 'Order 7', parameters: { order: '7', shop: '' } };
  expect(parameters(request, card, { parameters: rules })).toEqual({
    ...plain,
    Description: 'Order 7',
    Parameter: '{"order":"7"}',
  });
});

test('sends the amount shown, for every amount that can be charged (R30)', () => {
  const amounts = fc.tuple(
    fc.integer({ min: 0, max: 999_999 }),
    fc.integer({ min: 0, max: 999 }),
    fc.constantFrom('USD', 'JPY', 'KWD'),
  );
  fc.assert(
    fc.property(amounts, ([whole, thousandths, currency]) => {
      for (const decimals of [0, 2, 3]) {
        const fraction = String(thousandths).padStart(3, '0').slice(0, decimals);
        const parsed = parseMoney(decimals === 0 ? `${whole}` : `${whole}.${fraction}`, currency);
        if (!parsed.ok) continue;
        const limits = { [currency]: { postalCode: true } };
        const sent = parameters({ amount: parsed.money.amount, currency }, card, {}, limits);
        expect(sent).toMatchObject({ ChargeAmount: parsed.money.amount, Currency: currency });
      }
    }),
  );
});
