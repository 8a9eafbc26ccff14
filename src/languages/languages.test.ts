import { languages } from './all';
import { en } from './en';
import { languageFor, languageNames } from './names';

const keys = Object.keys(en);
const isKey = (key: string): key is keyof typeof en => key in en;

/** The placeholders of a template by name, and whether each has plural forms. */
function placeholders(template: string): readonly string[] {
  const names = [...template.matchAll(/{{\s*(\w+)\s*(,\s*plural)?/g)];
  return names.map(([, name = '', plural = '']) => name + (plural && ' in plural forms')).sort();
}

/** The plural forms that a template has, by their name, for each of its placeholders. */
function forms(template: string): readonly (readonly string[])[] {
  return [...template.matchAll(/plural,((?:\s*\w+\s*{[^{}]*})+)/g)].map(([, branches = '']) =>
    [...branches.matchAll(/(\w+)\s*{/g)].map(([, form = '']) => form).sort(),
  );
}

/** About how wide a button's words are, in pixels: Japanese letters are as wide as they are high. */
const width = (text: string, letterWidth: number): number =>
  Array.from(text).reduce(
    (sum, letter) => sum + (/[\u3000-\u9fff]/.test(letter) ? 14 : letterWidth),
    0,
  );

/** Words that are the same in that language. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: ['PaymentDetails', 'PaymentOptional'],
};

describe.each([['en', en] as const, ...Object.entries(languages)])('%s', (name, texts) => {
  it('has every text, and no other', () => {
    expect(Object.keys(texts).sort()).toEqual([...keys].sort());
  });

  it('has something to say in each of them, without blanks around it', () => {
    for (const text of Object.values(texts)) expect(text).toMatch(/^\S(.*\S)?$/s);
  });

  it('has the placeholders of English in each of them', () => {
    const wrong = keys.filter(
      (key) => isKey(key) && String(placeholders(texts[key])) !== String(placeholders(en[key])),
    );
    expect(wrong).toEqual([]);
  });

  it('has braces in placeholders only', () => {
    const rest = Object.values(texts).map((text) =>
      text.replaceAll(/{{\s*\w+\s*(,\s*plural,(\s*\w+\s*{[^{}]*})+\s*)?}}/g, ''),
    );
    expect(rest.filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  it('has the plural forms that the language has', () => {
    const needed = [...new Intl.PluralRules(name).resolvedOptions().pluralCategories].sort();
    for (const text of Object.values(texts))
      for (const given of forms(text)) expect(given).toEqual(needed);
  });

  it('has short words on the buttons of a row, which stay where they are whatever they say', () => {
    for (const text of [texts.PaymentAsk, texts.PaymentAskAgain, texts.PaymentAskConfirm])
      expect(width(text, 7.6)).toBeLessThanOrEqual(84);
  });

  it('has a foot in one row where the panel is narrowest', () => {
    // Of 261 pixels, each button's border and padding take 24, and 8 lie between them. Letters of a wide font take 9.
    const words = texts.PaymentComplete + texts.PaymentCancelShort;
    expect(width(words, 9)).toBeLessThanOrEqual(205);
  });

  it('has both ways on after a declined card in one row, where the panel is narrowest', () => {
    const words = texts.PaymentTryAnotherCard + texts.PaymentNew;
    expect(width(words, 7.5)).toBeLessThanOrEqual(205);
  });

  it('has no line that begins with a sign of the one before it', () => {
    const breaking = Object.values(texts).filter((text) => / [:;?!»…]|« /.test(text));
    expect(breaking).toEqual([]);
  });

  it('names what a button says in its accessible name too', () => {
    const spoken = [
      [texts.PaymentAskFor, texts.PaymentAsk],
      [texts.PaymentAskAgainFor, texts.PaymentAskAgain],
      [texts.PaymentCancel, texts.PaymentCancelShort],
    ] as const;
    for (const [name, words] of spoken) expect(name.toLowerCase()).toContain(words.toLowerCase());
  });

  it('has no text left in English', () => {
    if (name === 'en') return;
    const left = keys.filter(
      (key) =>
        isKey(key) && texts[key] === en[key] && /[a-z]{3}/.test(en[key].replaceAll(/{{.*?}}/g, '')),
    );
    expect(left).toEqual(alike[name] ?? []);
  });
});

it.each([
  ['es', 'es'],
  ['es-MX', 'es'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['PT-br', 'pt-BR'],
  ['ja-JP-u-ca-japanese', 'ja'],
  ['de-AT', 'de'],
  ['fr_CA', undefined],
  ['en-GB', undefined],
  ['ar', undefined],
  ['', undefined],
])('the language for %s is %s', (locale, language) => {
  expect(languageFor(locale)).toBe(language);
});

it('names every language that there is', () => {
  expect(Object.keys(languages)).toEqual([...languageNames]);
});
