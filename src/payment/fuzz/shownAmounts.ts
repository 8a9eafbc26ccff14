import { currencyDecimals } from '../offer/currencies';
import { formatMoney } from '../offer/money';
import { readAmount } from '../offer/readAmount';

/** Locales of every kind: digits, separators and places of the symbol differ. */
export const locales = (
  'en-US en-GB en-IN en-ZA de-DE de-AT de-CH fr-FR fr-CH fr-CA es-ES es-MX pt-BR pt-PT it-IT nl-NL sv-SE nb-NO ' +
  'fi-FI pl-PL hu-HU bg-BG ru-RU tr-TR he-IL ar-EG fa-IR hi-IN bn-BD my-MM ja-JP ko-KR'
).split(' ');

const amounts = [1, 1234, 99.5, 999_999, 1234.5] as const;

/** Amounts as shown in one locale and some currencies that are not read back as what they were. */
export function misread(locale: string, currencies: readonly string[]): readonly string[] {
  return currencies.flatMap((currency, index) => {
    const value = amounts[(locales.indexOf(locale) + index) % amounts.length] ?? 1;
    const amount = value.toFixed(currencyDecimals(currency) ?? 0);
    const shown = formatMoney({ amount, currency }, locale);
    const result = readAmount(shown, currency, locale);
    return result.ok && result.money.amount === amount ? [] : [`${shown} in ${locale}`];
  });
}
