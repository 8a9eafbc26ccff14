import * as fc from 'fast-check';

/*
 * Inputs as an attacker would make them. Marked card numbers are public test numbers of each network;
 * nothing that is kept may show one.
 */

export const markedNumbers = [
  '4242424242424242',
  '4000000000000000006',
  '4222222222222',
  '5555555555554444',
  '2223003122003222',
  '378282246310005',
  '30569309025904',
  '3566002020360505',
  '6759649826438453',
  '6011111111111117',
] as const;

const digitForms = [
  '0123456789',
  '０１２３４５６７８９',
  '٠١٢٣٤٥٦٧٨٩',
  '०१२३४५६७८९',
  '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  '⓪①②③④⑤⑥⑦⑧⑨',
].map((digits) => Array.from(digits));

const separators = [
  '',
  ' ',
  '-',
  '.',
  '/',
  ',',
  '_',
  ':',
  '\t',
  '\n',
  ' - ',
  '\u00a0',
  '\u2009',
].concat(['\u200b', '\u2060', '\ufeff', '\u00ad', '\u2013', '\u0301', '\u0000']);

/** A marked number in some form of digits, in one piece, in groups of four or digit by digit. */
export const disguisedNumber: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...markedNumbers),
    fc.constantFrom(...digitForms),
    fc.constantFrom(...separators),
    fc.constantFrom(/./g, /.{1,4}/g),
  )
  .map(([number, digits, separator, groups]) =>
    (number.match(groups) ?? [])
      .map((group) => group.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit))
      .join(separator),
  );

const surroundings = [
  ['', ''],
  ['card ', ' is declined'],
  ['(', ')'],
  ['order 7: ', ', 12/29'],
  ['no', 'x'],
  ['', ' 123'],
  ['9'.repeat(30) + ' ', ''],
] as const;

/** Text that contains a separate card number: no digit is written right before or after it. */
const textWithNumber: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...surroundings), disguisedNumber)
  .map(([[before, after], number]) => before + number + after);

const longText = fc
  .constantFrom('a', '0', 'x', '漢', '\ud800', '%', '{')
  .map((one) => one.repeat(5000));
const oddText = fc.constantFrom(
  '',
  'true',
  'null',
  'NaN',
  '-0',
  '1e9',
  '12.50',
  '１２',
  '__proto__',
  'constructor',
  'toString',
  'prototype',
  '{"__proto__":{"polluted":true}}',
  '{"a":{"constructor":{"prototype":{"polluted":true}}}}',
  '[[[[[]]]]]',
  '\u202e\u0000\r\n',
);

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: textWithNumber },
  { weight: 3, arbitrary: oddText },
  { weight: 2, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: longText },
);

/** An object as JSON.parse creates it: `__proto__` can be an own key. */
function withOwnKeys(entries: readonly (readonly [string, unknown])[]): unknown {
  const made = {};
  for (const [key, value] of entries) {
    Object.defineProperty(made, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return made;
}

const hostileKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''),
  textWithNumber,
);

const deep = fc.nat({ max: 200 }).map((depth) => {
  let value: unknown = 'bottom';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
});

const odd = fc.constantFrom<unknown>(null, undefined, true, NaN, -1, 1e308, 0.1, 2 ** 53, [], {});

/** Any value where another one was expected. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: hostileText },
  { weight: 2, arbitrary: odd },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.tuple(hostileKey, hostileText), { maxLength: 3 }).map(withOwnKeys),
  },
);

/** Where a mutation is applied: the steps down from the top, each an index among the keys there. */
interface Mutation {
  readonly path: readonly number[];
  readonly does: 'replace' | 'remove' | 'add';
  readonly key: string;
  readonly value: unknown;
}

type Entry = readonly [string, unknown];

function struck(entries: readonly Entry[], name: string, mutation: Mutation): readonly Entry[] {
  switch (mutation.does) {
    case 'remove':
      return entries.filter(([each]) => each !== name);
    case 'add':
      return [...entries, [mutation.key, mutation.value]];
    case 'replace':
      return entries.map(([each, old]) => [each, each === name ? mutation.value : old]);
  }
}

function mutated(target: unknown, mutation: Mutation, depth = 0): unknown {
  if (typeof target !== 'object' || target === null) return mutation.value;
  const entries = Object.entries<unknown>({ ...target });
  const place = (mutation.path[depth] ?? 0) % Math.max(1, entries.length);
  const [name, inner]: Entry = entries[place] ?? ['', undefined];
  const deeper = depth < mutation.path.length - 1 && typeof inner === 'object' && inner !== null;
  const changed = deeper
    ? entries.map(([each, old]): Entry => [
        each,
        each === name ? mutated(old, mutation, depth + 1) : old,
      ])
    : struck(entries, name, mutation);
  return Array.isArray(target) ? changed.map(([, each]) => each) : withOwnKeys(changed);
}

/** Real inputs with up to three parts replaced, removed or added. */
export function mutationsOf(examples: readonly unknown[]): fc.Arbitrary<unknown> {
  const mutation = fc.record<Mutation>({
    path: fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 5 }),
    does: fc.constantFrom('replace', 'replace', 'remove', 'add'),
    key: hostileKey,
    value: hostileValue,
  });
  return fc
    .tuple(fc.constantFrom(...examples), fc.array(mutation, { maxLength: 3 }))
    .map(([example, mutations]) =>
      mutations.reduce<unknown>((target, each) => mutated(target, each), example),
    );
}
