import fc from 'fast-check';
import type { Method, Processor } from '../../src/payment/configuration';
import { parseMoney } from '../../src/payment/money';
import { checkOrder, type OrderRequest } from '../../src/payment/order';
import { configuration } from '../../src/payment/testing/configuration';
import { chargeAmount, createParameters } from './createParameters';

const card: Method & { method: 'credit-card' } = {
  method: 'credit-card',
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

/** The parameters of what the core makes of a request, by an offer that differs as said. */
function parameters(request: OrderRequest, method: Method = card, over: Partial<Processor> = {}) {
  const one = { ...processor, methods: [method], ...over };
  const checked = checkOrder({ ...configuration(), processors: [one] }, { locked: [] }, request);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return createParameters(checked.order, checked.fields, one, method);
}

const cardOnly = {
  paymentConnector: 'Default',
  paymentMethod: 'credit-card',
  postalCode: true,
  securityCode: true,
  validCardTypes: 'visa diners-club',
  timeout: 5,
};
const plain = { ...cardOnly, chargeAmount: 12.5, currency: 'USD' };

test('a card is charged: an amount with its currency, and no token type', () => {
  expect(parameters({ amount: '12.50' })).toEqual(plain);
});

test.each(['one-time', 'reusable', 'payment-method'] as const)(
  'a card is kept as a %s token: a token type, and neither amount nor currency',
  (purpose) => {
    expect(parameters({ purpose, amount: '12.50', currency: 'EUR' })).toEqual({
      ...cardOnly,
      tokenType: purpose,
    });
  },
);

test('a bank account: its type and the holder, and nothing that speaks of cards', () => {
  const rules = [{ name: 'AVSName', label: 'Account holder', required: true }];
  const request = { amount: '12.50', parameters: { AVSName: 'Holder' } };
  expect(parameters(request, bank, { parameters: rules })).toEqual({
    chargeAmount: 12.5,
    currency: 'USD',
    bankAccountType: 'consumer-checking',
    parameter: { AVSName: 'Holder' },
    paymentConnector: 'Default',
    paymentMethod: 'ach-debit',
    timeout: 5,
  });
});

test.each<[string, object, Partial<typeof card>, Partial<Processor>]>([
  ['no postal code', { postalCode: false }, { postalCode: false }, {}],
  ['no security code', { securityCode: false }, { securityCode: false }, {}],
  ['a shortest postal code', { minPostalCodeLength: 5 }, { minPostalCodeLength: 5 }, {}],
  ['brands', { validCardTypes: 'amex' }, { brands: ['amex'] }, {}],
  [
    'fields entered twice, in the order of Capture',
    { requireMatchingInputs: 'payment-card-number,postal-code' },
    { enterTwice: ['postal-code', 'payment-card-number'] },
    {},
  ],
  ['a timeout', { timeout: 30 }, {}, { timeout: 30 }],
  ['a confirmation', { confirmation: 'true' }, {}, { confirmation: true }],
  ['another processor', { paymentConnector: 'Second' }, {}, { name: 'Second' }],
])('%s', (_what, expected, method, over) => {
  expect(parameters({ amount: '12.50' }, { ...card, ...method }, over)).toEqual({
    ...plain,
    ...expected,
  });
});

test('a description, and parameters that were filled in', () => {
  const rules = [
    { name: 'order', label: 'Order', required: false },
    { name: 'shop', label: 'Shop', required: false },
  ];
  const request = { amount: '12.50', description: 'Order 7', parameters: { order: '7', shop: '' } };
  expect(parameters(request, card, { parameters: rules })).toEqual({
    ...plain,
    description: 'Order 7',
    parameter: { order: '7' },
  });
});

/** Without the zeros at the end that a number does not print. */
const shortened = (amount: string) =>
  amount.includes('.') ? amount.replace(/0+$/, '').replace(/\.$/, '') : amount;

test('the amount sent is the amount shown, for every amount that can be charged (R30)', () => {
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
        expect(String(chargeAmount(parsed.money))).toBe(shortened(parsed.money.amount));
      }
    }),
  );
});
