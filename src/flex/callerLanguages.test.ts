import { formatMoney } from '../payment/offer/money';
import { createCallerLanguages } from './callerLanguages';

const german = { PaymentScriptWait: 'Danke.', PaymentScriptSaved: 'Gespeichert.' };

function setUp(texts: Readonly<Record<string, string>> | undefined = german) {
  const load = jest.fn(() => Promise.resolve(texts));
  const languages = createCallerLanguages(load, (key, language) =>
    key === 'PaymentScriptSaved' && language === 'de' ? 'Notiert.' : undefined,
  );
  return { languages, load };
}
const arrived = () => new Promise((resolve) => setImmediate(resolve));

it('loads a language once, when it is first needed', async () => {
  const { languages, load } = setUp();
  const changed = jest.fn();
  languages.subscribe(changed);
  expect(load).not.toHaveBeenCalled();
  expect(languages.find('de-AT')).toBeUndefined();
  expect(languages.find('de')).toBeUndefined();
  await arrived();
  expect(changed).toHaveBeenCalledTimes(1);
  expect(languages.find('de-AT')?.say('PaymentScriptWait')).toBe('Danke.');
  expect(load.mock.calls).toEqual([['de']]);
});

it('says what a contact center has set for that language, and English where a text is missing', async () => {
  const { languages } = setUp();
  languages.find('de');
  await arrived();
  expect(languages.find('de')?.say('PaymentScriptSaved')).toBe('Notiert.');
  expect(languages.find('de')?.say('PaymentScriptFailed')).toBe('The payment did not go through.');
});

it('names amounts as the caller’s locale does', async () => {
  const { languages } = setUp();
  languages.find('de-CH');
  await arrived();
  const money = { amount: '1234.50', currency: 'CHF' } as const;
  const said = formatMoney(money, languages.find('de-CH')?.locale ?? '');
  expect(said).toBe(formatMoney(money, 'de-CH'));
  expect(said).not.toBe(formatMoney(money, 'de-DE'));
});

it('has English at hand', () => {
  const { languages, load } = setUp();
  expect(languages.find('en-GB')).toMatchObject({ texts: 'en', locale: 'en-GB' });
  expect(load).not.toHaveBeenCalled();
});

it.each([undefined, null, 7, '', 'pl', 'not a language', ['de']])('has none for %j', (locale) => {
  const { languages, load } = setUp();
  expect(languages.find(locale)).toBeUndefined();
  expect(load).not.toHaveBeenCalled();
});

it('has none whose texts do not come', async () => {
  const load = () => Promise.resolve(undefined);
  const languages = createCallerLanguages(load, () => undefined);
  languages.find('de');
  await arrived();
  expect(languages.find('de')).toBeUndefined();
});
