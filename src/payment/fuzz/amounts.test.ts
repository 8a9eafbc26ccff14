import { currencyCodes } from '../offer/currencies';
import { locales, misread } from './shownAmounts';

it.each(locales)('F5 reads whatever is shown in %s, in all currencies', (locale) => {
  expect(misread(locale, currencyCodes)).toEqual([]);
});
