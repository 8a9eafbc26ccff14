import * as fc from 'fast-check';
import { compareAmounts, formatAmount, formatMoney, type MoneyResult, parseMoney } from './money';

function problem(result: MoneyResult): string {
  return result.ok ? `accepted as ${result.money.amount}` : result.problem.problem;
}

describe('R30 money', () => {
  it.each([
    ['12.5', 'USD', '12.50'],
    [' 7 ', 'EUR', '7.00'],
    ['.50', 'USD', '0.50'],
    ['12.', 'USD', '12.00'],
    ['007.5', 'USD', '7.50'],
    ['+3', 'USD', '3.00'],
    ['12.12', 'USD', '12.12'],
    ['1250', 'JPY', '1250'],
    ['1250.00', 'JPY', '1250'],
    ['1.25', 'KWD', '1.250'],
    ['999999.99', 'USD', '999999.99'],
    ['0.001', 'KWD', '0.001'],
  ])('reads %j %s as %s', (typed, currency, amount) => {
    expect(parseMoney(typed, currency)).toEqual({ ok: true, money: { amount, currency } });
  });

  it.each([
    ['', 'USD', 'empty'],
    ['   ', 'USD', 'empty'],
    ['.', 'USD', 'not-a-number'],
    ['12,50', 'USD', 'not-a-number'],
    ['1e3', 'USD', 'not-a-number'],
    ['twelve', 'USD', 'not-a-number'],
    ['0', 'USD', 'zero'],
    ['0.00', 'USD', 'zero'],
    ['-5', 'USD', 'negative'],
    ['12.505', 'USD', 'too-many-decimals'],
    ['12.50', 'JPY', 'too-many-decimals'],
    ['1.2345', 'KWD', 'too-many-decimals'],
    ['1000000', 'USD', 'too-large'],
    ['99999999999999999999', 'USD', 'too-large'],
    ['5', 'XYZ', 'unknown-currency'],
    ['5', 'usd', 'unknown-currency'],
  ])('refuses %j %s: %s', (typed, currency, expected) => {
    expect(problem(parseMoney(typed, currency))).toBe(expected);
  });

  it('returns how many decimals the currency has', () => {
    expect(parseMoney('1.5', 'JPY')).toEqual({
      ok: false,
      problem: { problem: 'too-many-decimals', decimals: 0 },
    });
  });

  it('keeps the exact decimal value of whatever it accepts', () => {
    const decimals = { USD: 2, JPY: 0, KWD: 3 };
    const typed = fc.record({
      currency: fc.constantFrom('USD' as const, 'JPY' as const, 'KWD' as const),
      units: fc.integer({ min: 1, max: 999_999 }),
    });
    fc.assert(
      fc.property(typed, ({ currency, units }) => {
        const places = decimals[currency];
        const text = (units / 10 ** places).toFixed(places);
        const read = parseMoney(text, currency);
        expect(read.ok && read.money.amount).toBe(text);
      }),
    );
  });

  it.each([
    ['1.5', '1.25', 1],
    ['1.25', '1.5', -1],
    ['2', '2.00', 0],
    ['10', '9.99', 1],
    // A limit of a configuration may be written with more decimals than any currency has.
    ['1.00001', '2', -1],
  ])('compares %s with %s by their value', (left, right, sign) => {
    expect(Math.sign(compareAmounts(left, right))).toBe(sign);
  });

  it.each([
    ['1234.50', 'RSD', 'RSD\u00a01,234.50'],
    ['1234.500', 'IQD', 'IQD\u00a01,234.500'],
    ['1234.50', 'HUF', 'HUF\u00a01,234.50'],
    ['1234.50', 'IDR', 'IDR\u00a01,234.50'],
    ['1234.50', 'COP', 'COP\u00a01,234.50'],
    ['1234.50', 'PKR', 'PKR\u00a01,234.50'],
    ['1234.50', 'LBP', 'LBP\u00a01,234.50'],
    ['1234', 'CLP', 'CLP\u00a01,234'],
    ['1234.5000', 'UYW', 'UYW\u00a01,234.5000'],
    ['1234.50', 'XAD', 'XAD\u00a01,234.50'],
  ])('F4: takes and shows %s %s with the decimals of ISO 4217', (amount, currency, shown) => {
    expect(parseMoney(amount, currency)).toEqual({ ok: true, money: { amount, currency } });
    expect(formatMoney({ amount, currency }, 'en-US')).toBe(shown);
  });

  it('shows the amount with the symbol and the decimals of its currency', () => {
    expect(formatMoney({ amount: '12.50', currency: 'USD' }, 'en-US')).toBe('$12.50');
    expect(formatMoney({ amount: '1250', currency: 'JPY' }, 'en-US')).toBe('¥1,250');
    expect(formatMoney({ amount: '1.250', currency: 'KWD' }, 'en-US')).toBe('KWD\u00a01.250');
  });

  it('shows the amount without its currency as it is typed', () => {
    expect(formatAmount({ amount: '1234.50', currency: 'USD' }, 'en-US')).toBe('1,234.50');
    expect(formatAmount({ amount: '1234.50', currency: 'EUR' }, 'de-DE')).toBe('1.234,50');
  });
});
