import { currencyDecimals } from '../../src/payment/money';
import { paymentOptions } from './payment-options';

test('every currency offered is one whose decimals are known, and is offered once', () => {
  const { currencies } = paymentOptions;
  expect(currencies.filter((currency) => currencyDecimals(currency) === undefined)).toEqual([]);
  expect(new Set(currencies).size).toBe(currencies.length);
  expect(currencies[0]).toBe('USD');
});
