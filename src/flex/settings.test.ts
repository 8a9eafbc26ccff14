import { desktopLocale, functionsUrl, wantsSound } from './settings';

const given = (functions_url: unknown) => ({ custom_data: { payments: { functions_url } } });

describe('address of the functions', () => {
  it('is what the configuration gives', () => {
    expect(functionsUrl(given(' https://payments-1.twil.io '))).toBe('https://payments-1.twil.io');
  });

  it('is taken as a feature of flex-project-template too, after our own', () => {
    const features = { payments: { enabled: true, functions_url: 'https://feature.twil.io' } };
    expect(functionsUrl({ custom_data: { features } })).toBe('https://feature.twil.io');
    const both = { custom_data: { ...given('https://ours.twil.io').custom_data, features } };
    expect(functionsUrl(both)).toBe('https://ours.twil.io');
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

it.each([
  [true, true],
  [false, false],
  ['yes', false],
  [undefined, false],
])('a sound set to %p is heard: %p', (sound, heard) => {
  expect(wantsSound({ custom_data: { payments: { sound } } })).toBe(heard);
  expect(wantsSound({ custom_data: { features: { payments: { sound } } } })).toBe(heard);
  expect(wantsSound({})).toBe(false);
});
