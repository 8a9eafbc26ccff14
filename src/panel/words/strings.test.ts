import { createSay } from './strings';

const say = (template: string, locale = 'en') => createSay(() => template, locale);

it('fills in what a template names, and nothing else', () => {
  expect(say('{{ a }} and {{b}} {c}')('PaymentTab', { a: '$1' })).toBe('$1 and  {c}');
});

it.each([
  ['en', '1', '1 digit'],
  ['en', '2', '2 digits'],
  ['fr', '0', '0 digit'],
  ['ja', '1', '1 digits'],
  ['not a locale’s number', 'x', 'x digits'],
])('chooses the plural form of %s for %s', (locale, count, said) => {
  const template = '{{count, plural, one {# digit} other {# digits}}}';
  const known = locale.length === 2 ? locale : 'en';
  expect(say(template, known)('PaymentTab', { count })).toBe(said);
});

it('takes the forms of languages that have more of them', () => {
  const polish = say('{{n,plural,one{# cyfra} few{# cyfry} many{# cyfr} other{# cyfry}}}!', 'pl');
  expect(['1', '3', '5', '22'].map((n) => polish('PaymentTab', { n }))).toEqual([
    '1 cyfra!',
    '3 cyfry!',
    '5 cyfr!',
    '22 cyfry!',
  ]);
});
