import * as fc from 'fast-check';
import { locales, misread } from '../fuzz/shownAmounts';
import { currencyCodes, currencyDecimals } from './currencies';
import { formatAmount, formatMoney } from './money';
import { readAmount } from './readAmount';

const read = (text: string, currency: string, locale: string): string => {
  const result = readAmount(text, currency, locale);
  if (result.ok) return result.money.amount;
  const { problem } = result;
  return problem.problem === 'two-readings'
    ? `two-readings: ${problem.readings.map(({ amount }) => amount).join(' or ')}`
    : problem.problem;
};

describe('F5 amounts as people write them', () => {
  it.each([
    ['1,234.56', 'USD', 'en-US', '1234.56'],
    ['1.234,56', 'EUR', 'de-DE', '1234.56'],
    ['1.234,56', 'EUR', 'en-US', '1234.56'],
    ['1,234.56', 'EUR', 'de-DE', '1234.56'],
    ['1 234,56', 'EUR', 'fr-FR', '1234.56'],
    ['1  234,56', 'EUR', 'fr-FR', '1234.56'],
    ['1\u00a0234,56', 'EUR', 'fr-FR', '1234.56'],
    ['1\u202f234,56', 'EUR', 'en-US', '1234.56'],
    ["1'234.56", 'CHF', 'de-CH', '1234.56'],
    ['1’234.56', 'CHF', 'en-US', '1234.56'],
    ['1´234.56', 'CHF', 'de-CH', '1234.56'],
    ['1′234.56', 'CHF', 'de-CH', '1234.56'],
    ['1,23,456.78', 'INR', 'en-IN', '123456.78'],
    ['12,50', 'EUR', 'en-US', '12.50'],
    ['12.50', 'EUR', 'de-DE', '12.50'],
    ['$12.50', 'USD', 'en-US', '12.50'],
    ['12.50 CA$', 'CAD', 'en-CA', '12.50'],
    ['1,23', 'INR', 'hi-IN', '1.23'],
    ['$ 12.50', 'USD', 'de-DE', '12.50'],
    ['US$12.50', 'USD', 'en-US', '12.50'],
    ['12.50 USD', 'USD', 'en-US', '12.50'],
    ['usd 12.50', 'USD', 'en-US', '12.50'],
    ['$12.50 USD', 'USD', 'en-US', '12.50'],
    ['12,50 €', 'EUR', 'de-DE', '12.50'],
    ['€12,50', 'EUR', 'nl-NL', '12.50'],
    ['1 US dollar', 'USD', 'en-US', '1.00'],
    ['1 euro', 'EUR', 'fr-FR', '1.00'],
    ['12,50 euros', 'EUR', 'fr-FR', '12.50'],
    ['1 złoty polski', 'PLN', 'pl-PL', '1.00'],
    ['5 złotych polskich', 'PLN', 'pl-PL', '5.00'],
    ['12.–', 'CHF', 'de-CH', '12.00'],
    ['CHF 1’250.—', 'CHF', 'de-CH', '1250.00'],
    ['12,- €', 'EUR', 'de-DE', '12.00'],
    ['12,--', 'EUR', 'nl-NL', '12.00'],
    ['12:-', 'SEK', 'sv-SE', '12.00'],
    ['  12.50\t', 'USD', 'en-US', '12.50'],
    ['１２．５０', 'USD', 'ja-JP', '12.50'],
    ['￥１，２５０', 'JPY', 'ja-JP', '1250'],
    ['١٢٫٥٠', 'EGP', 'ar-EG', '12.50'],
    ['١٬٢٣٤٫٥٦', 'EGP', 'en-US', '1234.56'],
    ['१,२३४.५०', 'INR', 'hi-IN', '1234.50'],
    ['1,234', 'USD', 'en-US', '1234.00'],
    ['1.234', 'EUR', 'de-DE', '1234.00'],
    ['1,250', 'JPY', 'en-US', '1250'],
    ['1.250', 'KWD', 'en-US', '1.250'],
    ['1250.00', 'JPY', 'en-US', '1250'],
    ['1,250.00', 'JPY', 'en-US', '1250'],
    ['12.', 'USD', 'en-US', '12.00'],
    ['.5', 'USD', 'en-US', '0.50'],
    [',5', 'EUR', 'en-US', '0.50'],
    ['+3', 'USD', 'en-US', '3.00'],
    ['1234.50', 'RSD', 'en-US', '1234.50'],
    ['1.2345', 'UYW', 'en-US', '1.2345'],
  ])('reads %j %s in %s as %s', (text, currency, locale, amount) => {
    expect(read(text, currency, locale)).toBe(amount);
  });

  it.each([
    ['1.234', 'EUR', 'en-US', 'two-readings: 1234 or 1.234'],
    ['1,234', 'EUR', 'de-DE', 'two-readings: 1234 or 1.234'],
    ['1,234', 'ZAR', 'en-ZA', 'two-readings: 1234 or 1.234'],
    ['1.000', 'USD', 'en-US', 'two-readings: 1000 or 1.000'],
    ['1.000', 'JPY', 'en-US', 'two-readings: 1000 or 1.000'],
    ['1250.50', 'JPY', 'en-US', 'too-many-decimals'],
    ['1234.567', 'USD', 'en-US', 'too-many-decimals'],
    ['1,250,000', 'USD', 'en-US', 'too-large'],
    ['-5', 'USD', 'en-US', 'negative'],
    ['-$5', 'USD', 'en-US', 'negative'],
    ['$-5', 'USD', 'en-US', 'negative'],
    ['−5', 'USD', 'en-US', 'negative'],
    ['0,00', 'EUR', 'de-DE', 'zero'],
    ['', 'USD', 'en-US', 'empty'],
    [' \u00a0', 'USD', 'en-US', 'empty'],
    ['$', 'USD', 'en-US', 'not-a-number'],
    ['twelve', 'USD', 'en-US', 'not-a-number'],
    ['€12.50', 'USD', 'en-US', 'not-a-number'],
    ['12.50 CAD', 'USD', 'en-US', 'not-a-number'],
    ['12.50.60', 'USD', 'en-US', 'not-a-number'],
    ['12,34,56', 'USD', 'en-US', 'not-a-number'],
    ['1,5,000', 'USD', 'en-US', 'not-a-number'],
    ['12,3,456', 'INR', 'en-IN', 'not-a-number'],
    ['123,45,678', 'INR', 'en-IN', 'not-a-number'],
    ['1,234,56,789', 'INR', 'en-IN', 'not-a-number'],
    ['12-50', 'USD', 'en-US', 'not-a-number'],
    ['1e3', 'USD', 'en-US', 'not-a-number'],
    ['12⁵⁰', 'EUR', 'fr-FR', 'not-a-number'],
    ['12½', 'USD', 'en-US', 'not-a-number'],
    ['.-', 'CHF', 'de-CH', 'not-a-number'],
    ['12.50-', 'USD', 'en-US', 'not-a-number'],
    ['12', 'XYZ', 'en-US', 'unknown-currency'],
  ])('refuses %j %s in %s: %s', (text, currency, locale, problem) => {
    expect(read(text, currency, locale)).toBe(problem);
  });

  // All currencies in all locales: src/payment/fuzz/amounts.test.ts.
  it('reads whatever is shown, in all locales and every twentieth currency', () => {
    const failed = locales.flatMap((locale, at) =>
      misread(
        locale,
        currencyCodes.filter((_, index) => index % 20 === at % 20),
      ),
    );
    expect(failed).toEqual([]);
  });

  it('reads any amount that is shown, with its currency and without', () => {
    const shown = fc.record({
      currency: fc.constantFrom(...currencyCodes),
      locale: fc.constantFrom(...locales),
      units: fc.integer({ min: 1, max: 999_999 }),
    });
    fc.assert(
      fc.property(shown, ({ currency, locale, units }) => {
        const decimals = currencyDecimals(currency) ?? 0;
        const amount = (units / 10 ** decimals).toFixed(decimals);
        const money = { amount, currency };
        expect(read(formatMoney(money, locale), currency, locale)).toBe(amount);
        expect(read(formatAmount(money, locale), currency, locale)).toBe(amount);
      }),
      { numRuns: 300 },
    );
  });
});
