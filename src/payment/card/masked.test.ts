import { isMasked, readMasked, showMasked } from './masked';

describe('R40 masked values', () => {
  it.each([
    ['payment-card-number', 'xxxxxxxxxxxx4242', 'xxxxxxxxxxxx4242'],
    ['payment-card-number', 'xxxx-xxxxxx-x4001', 'xxxxxxxxxxx4001'],
    ['payment-card-number', '************4242', 'xxxxxxxxxxxx4242'],
    ['payment-card-number', '•••• 4242', 'xxxx4242'],
    ['payment-card-number', 'xxx', 'xxx'],
    ['security-code', '***', 'xxx'],
    ['expiration-date', '1229', '1229'],
    ['expiration-date', '12/29', '1229'],
    ['postal-code', 'SW1A 1AA', 'SW1A1AA'],
    ['postal-code', 'EX1 1AA', 'EX11AA'],
    ['bank-account-number', '*******92', 'xxxxxxx92'],
    ['bank-routing-number', '121181976', 'xxxxx1976'],
    ['bank-routing-number', '1211', 'xxxx'],
  ] as const)('reads %s %s', (field, raw, value) => {
    expect(readMasked(field, raw)).toEqual({ ok: true, value });
  });

  it.each([
    ['payment-card-number', '4242424242424242'],
    ['payment-card-number', 'xxxxxxxxxxx24242'],
    ['payment-card-number', '4242xxxxxxxxxxxx'],
    ['payment-card-number', '424242xxxxxx4242'],
    ['security-code', '123'],
    ['security-code', 'xx3'],
    ['expiration-date', '12292'],
    ['postal-code', '94109941099'],
    ['bank-account-number', '508862392'],
    ['bank-account-number', 'xxxx62392'],
    ['bank-routing-number', '1211819761'],
  ] as const)('refuses %s that shows too much (case %#)', (field, raw) => {
    expect(readMasked(field, raw)).toEqual({ ok: false });
  });

  it.each([
    ['xxxxxxxxxxxx4242', 'visa', 'xxxx xxxx xxxx 4242'],
    ['xxxxxxxxxxx0005', 'amex', 'xxxx xxxxxx x0005'],
    ['xxxxxxxxxxx0009', 'enroute', 'xxxx xxxxxx x0009'],
    ['xxxxxxxxxxx0001', 'optima', 'xxxx xxxxxx x0001'],
    ['xxxxxxxxx4222', 'visa', 'xxxx xxxx x422 2'],
    ['xxxxxxxxxx0004', 'diners-club', 'xxxx xxxxxx 0004'],
    ['xxxxxxxxxxxx0004', 'diners-club', 'xxxx xxxx xxxx 0004'],
    ['xxxxxx', null, 'xxxx xx'],
    ['', null, ''],
  ])('shows card number %s of %s in the groups of its brand', (value, brand, shown) => {
    expect(showMasked('payment-card-number', value, brand)).toBe(shown);
  });

  it.each([
    ['xxxxxxxxxxxx4242', true],
    ['xxxx-xxxx-xxxx-4242', false],
    ['4242424242424242', false],
  ])('says whether %s is masked: %s', (value, masked) => {
    expect(isMasked('payment-card-number', value)).toBe(masked);
  });

  it('shows the expiry date as MM/YY, from the third digit on', () => {
    expect(showMasked('expiration-date', '12', null)).toBe('12');
    expect(showMasked('expiration-date', '122', null)).toBe('12/2');
    expect(showMasked('expiration-date', '1229', null)).toBe('12/29');
    expect(showMasked('security-code', 'xxx', null)).toBe('xxx');
  });
});
