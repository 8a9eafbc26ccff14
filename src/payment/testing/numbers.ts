/*
 * Texts with numbers in them, made from a seed: harmless ones as people and systems write them, and card
 * numbers hidden in every way that a reader can still see through (R41, R44).
 */

/** Numbers of a sequence that a seed fixes (Mulberry32). */
export interface Draw {
  /** From 0 to below `limit`. */
  readonly below: (limit: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  readonly digits: (count: number) => string;
}

export function drawFrom(seed: number): Draw {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const one = <T>(of: readonly T[]): T => {
    const chosen = of[below(of.length)];
    if (chosen === undefined) throw new Error('Nothing to choose from');
    return chosen;
  };
  const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('');
  return { below, one, digits };
}

/** A pattern with a digit for each `#`, a hexadecimal one for each `h` and a letter or digit for each `*`. */
function fill({ one, below }: Draw, pattern: string): string {
  return pattern.replace(/[#h*]/g, (place) =>
    place === '#' ? String(below(10)) : one(place === 'h' ? HEX : LETTERS_AND_DIGITS),
  );
}
const HEX = Array.from('0123456789abcdef');
const LETTERS_AND_DIGITS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');

const phones = [
  '+1415#######',
  '+1 415 ### ####',
  '(415) ###-####',
  '415-###-####',
  '415.###.####',
  '1-800-###-####',
  '+44 7### ######',
  '+447#########',
  '07### ### ###',
  '+44 (0)20 #### ####',
  '0044 7### ######',
  '+49 151 ########',
  '+4915#########',
  '0151/########',
  '0049 151 ########',
  '+33 6 ## ## ## ##',
  '06 ## ## ## ##',
  '+34 6## ### ###',
  '+39 3## ### ####',
  '+86 138 #### ####',
  '+86138########',
  '+91 9#### #####',
  '+62 812-####-####',
  '+61 4## ### ###',
  '+55 11 9####-####',
  '+971 50 ### ####',
  '415-###-#### ext. ####',
  '415-###-#### or 628-###-####',
];

const orders = [
  'Order ######',
  'Order ########',
  'Order #2##########',
  'PO-####-####',
  'Invoice INV-2026-#####',
  'Invoice 1############',
  'Invoice ##########',
  'Order 11#-#######-#######',
  'Order 30#-#######-#######',
  'Order ##-#####-#####',
  'Ticket ##########-#',
  'Case 0##########',
  'Booking ******',
  'Order ###### of 2026-0#-1#, item ####, 3 pieces',
  'Room ####, 2 nights, ref. ########',
];

const codes = [
  'ch_3**********************',
  'pi_************************',
  '******',
  '********',
  'TXN-########',
  '2#########',
  '1###########',
  '0###########',
  'hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh',
  'auth ######, batch ###',
];

const parcels = ['1Z999AA1##########', '1Z******##########', 'RR#########DE', '##########'];

const ibans = [
  ['DE', '##################'],
  ['GB', 'NWBK##############'],
  ['FR', '####################A##'],
  ['NL', 'ABNA##########'],
  ['ES', '####################'],
  ['IT', 'X######################'],
  ['CH', '#################'],
  ['NO', '###########'],
  ['BE', '############'],
  ['DK', '##############'],
  ['FI', '##############'],
  ['PL', '########################'],
] as const;

function iban(draw: Draw): string {
  const [country, pattern] = draw.one(ibans);
  // The last two digits of some countries check themselves; a whole number is checked by the front ones.
  const account = fill(draw, pattern);
  const numeric = Array.from(`${account}${country}00`)
    .map((each) => Number.parseInt(each, 36))
    .join('');
  const check = String(98n - (BigInt(numeric) % 97n)).padStart(2, '0');
  const whole = `${country}${check}${account}`;
  const grouped = whole.replace(/.{4}(?=.)/g, '$& ');
  return draw.one([whole, grouped, grouped.replace(/ /g, '\u00a0'), whole.toLowerCase()]);
}

function time(draw: Draw): string {
  const { digits } = draw;
  const at = Date.UTC(2001, 8, 10) + draw.below(2 ** 30) * 930;
  const date = new Date(at);
  const iso = date.toISOString();
  const [day, hours] = iso.split('T');
  const usual = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  return draw.one([
    String(at),
    String(Math.floor(at / 1000)),
    iso,
    `${day} ${hours?.slice(0, 8)}`,
    `${day} ${hours?.slice(0, 12)}`,
    `${usual} ${hours?.slice(0, 8)}`,
    usual,
    iso.replace(/\D/g, ''),
    iso.replace(/\D/g, '') + digits(3),
    iso.replace(/\D/g, '').slice(0, 14),
  ]);
}

const sentences = [
  '{}',
  'Call from {}',
  'Invoice {}',
  'ref {}.',
  'see {}, thanks',
  'Anna, {} (new)',
];

/** A text with a number that is not a card number. */
export function harmlessText(draw: Draw): string {
  const kinds = [
    () => fill(draw, draw.one(phones)),
    () => fill(draw, draw.one(phones)),
    () => fill(draw, draw.one(orders)),
    () => time(draw),
    () => iban(draw),
    () => fill(draw, `hhhhhhhh-hhhh-4hhh-${draw.one(['8', '9', 'a', 'b'])}hhh-hhhhhhhhhhhh`),
    () => fill(draw, draw.one(parcels)),
    () => fill(draw, draw.one(codes)),
  ];
  return draw.one(sentences).replace('{}', draw.one(kinds)());
}

/** Networks by prefixes and lengths. */
const cards = [
  [['4'], [13, 15, 16, 19]],
  [['51', '52', '53', '54', '55', '2221', '2300', '2720'], [16]],
  [['34', '37'], [15]],
  [
    ['50', '56', '57', '58', '6'],
    [12, 13, 14, 15, 16, 17, 18, 19],
  ],
  [
    ['6011', '64', '65'],
    [16, 17, 18, 19],
  ],
  [
    ['3528', '3589'],
    [16, 17, 18, 19],
  ],
  [
    ['300', '304', '3095', '36', '38', '39'],
    [14, 16, 17, 18, 19],
  ],
  [['2014', '2149'], [15]],
  [['62'], [16, 17, 18, 19]],
] as const;

/** A card number of any network. */
function cardNumber(draw: Draw): string {
  const [prefixes, lengths] = draw.one(cards);
  const prefix = draw.one<string>(prefixes);
  const body = prefix + draw.digits(draw.one<number>(lengths) - prefix.length - 1);
  const sum = Array.from(body)
    .reverse()
    .reduce((all, digit, place) => {
      const weighed = Number(digit) * (place % 2 === 0 ? 2 : 1);
      return all + (weighed > 9 ? weighed - 9 : weighed);
    }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

const scripts = [
  '0123456789',
  '0123456789',
  '0123456789',
  '０１２３４５６７８９',
  '٠١٢٣٤٥٦٧٨٩',
  '۰۱۲۳۴۵۶۷۸۹',
  '०१२३४५६७८९',
  '๐๑๒๓๔๕๖๗๘๙',
  '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
  '𝟢𝟣𝟤𝟥𝟦𝟧𝟨𝟩𝟪𝟫',
  '⓪①②③④⑤⑥⑦⑧⑨',
  '⓿❶❷❸❹❺❻❼❽❾',
  '🄋➀➁➂➃➄➅➆➇➈',
  '🄌➊➋➌➍➎➏➐➑➒',
  '⁰¹²³⁴⁵⁶⁷⁸⁹',
  '₀₁₂₃₄₅₆₇₈₉',
  '〇一二三四五六七八九',
]
  .map((digits) => Array.from(digits))
  .concat(
    ['%3{}', '&#x3{};', '&amp;#x3{};', '\\u003{}', '\\x3{}', '\\u{3{}}', '%u003{}', '=3{}']
      .concat(['\\x{3{}}', '=EF=BC=9{}', '％3{}'])
      .map((form) => Array.from('0123456789', (digit) => form.replace('{}', digit))),
  );

const separators = [
  ' ',
  '  ',
  '      ',
  '-',
  ' - ',
  '.',
  '/',
  ',',
  '_',
  '·',
  '\u00a0',
  '\u2009',
  '\u2013',
].concat(['\u200b', '\t', '\n', ' . ', 'x', 'and', ' and ', ' then ', '%20', '+', '*']);

const surroundings = [
  ['', ''],
  ['card ', ' declined'],
  ['(', ')'],
  ['no', 'x'],
  ['tok_', '_v2'],
  ['order 7: ', ', 12/29'],
  ['PAN=', '&exp=1229'],
] as const;

/** Digits that stand right before and after a number, and make it a part of a longer one. */
const attached = [
  ['', ''],
  ['', ''],
  ['1', ''],
  ['', '9'],
  ['77', '123'],
  ['000', ''],
  ['', '1229'],
  ['900817', '31'],
] as const;

/**
 * Two forms pass because they are more likely something else (decision 12): a 1 before a 12-digit Maestro
 * number is a timestamp in milliseconds, and a 15-digit Visa number with one more digit is a mistyped one of 16.
 */
function isGivenUp(number: string, [first, last]: readonly [string, string]): boolean {
  if (number.length === 12) return first === '1' && last === '';
  return number.length === 15 && number.startsWith('4') && first === '' && last.length === 1;
}

/** A card number, and a text in which it is hidden. */
export function hiddenCard(draw: Draw): { readonly number: string; readonly text: string } {
  const number = cardNumber(draw);
  const digits = draw.one(scripts);
  const [before, after] = draw.one(surroundings);
  const [first, last] = draw.one(attached.filter((each) => !isGivenUp(number, each)));
  const grouped = () => {
    const groups = number.match(draw.one([/.{1,4}/g, /.{1,4}/g, /./g])) ?? [];
    return groups.join(draw.one(separators));
  };
  const written = draw.below(2) === 0 ? first + number + last : grouped();
  const shown = written.replace(/(?<!%)(?<!%\d)\d/g, (digit) => digits[Number(digit)] ?? digit);
  return { number, text: before + shown + after };
}
