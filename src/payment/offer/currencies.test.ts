import { data } from 'currency-codes';
import { currencyCodes, currencyDecimals } from './currencies';

describe('F4 decimals by ISO 4217', () => {
  it.each(
    Object.entries({
      ...{ USD: 2, JPY: 0, KWD: 3, RSD: 2, IQD: 3, HUF: 2, IDR: 2, COP: 2, PKR: 2, LBP: 2, CLP: 0 },
      ...{ UYW: 4, CLF: 4, UYI: 0, MGA: 2, MRU: 2, ISK: 0, UGX: 0, VND: 0, XAF: 0, BHD: 3, TND: 3 },
    }),
  )('%s has %i', (currency, decimals) => {
    expect(currencyDecimals(currency)).toBe(decimals);
  });

  /** Metals, baskets of currencies and what is for tests: no payment is in them. */
  const noMoney = 'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' ');
  /** Newer than the list that the package was made from. */
  const newer = ['XAD', 'XCG'];

  it('are those of the published list', () => {
    const published = data.filter(({ code }) => !noMoney.includes(code));
    expect(currencyCodes).toEqual([...published.map(({ code }) => code), ...newer].sort());
    for (const { code, digits } of published)
      expect([code, currencyDecimals(code)]).toEqual([code, digits]);
  });
});
