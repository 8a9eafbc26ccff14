import { desktopLocale, functionsUrl } from './settings';

const given = (functions_url: unknown) => ({ custom_data: { payments: { functions_url } } });

describe('address of the functions', () => {
  it('is what the configuration gives', () => {
    expect(functionsUrl(given(' https://payments-1.twil.io '))).toBe('https://payments-1.twil.io');
  });

  it.each([undefined, {}, { custom_data: {} }, given(''), given(7), given('payments-1.twil.io')])(
    'is missing when nobody has set one that can be used (case %#)',
    (configuration) => {
      expect(functionsUrl(configuration)).toBeUndefined();
    },
  );
});

it.each([
  [['de-DE', 'fr-FR'], 'de-DE'],
  [['not a language', 'fr-FR'], 'fr-FR'],
  [[undefined, undefined], 'en-US'],
])('writes amounts in the first language it can (%j)', (languages, locale) => {
  expect(desktopLocale(languages)).toBe(locale);
});
