/** A digit of a text as 0 to 9, and where the character that it comes from begins and ends. */
export interface Digit {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Characters that read as digits, though Unicode neither counts them as decimal digits nor maps them to
 * one: the first of a row, its value, and how many follow each other.
 */
const rows: readonly (readonly [first: number, value: number, count: number])[] = [
  // Ethiopic, double circled, circled in black (11 to 20, 0, then 1 to 10 in three styles of dingbats).
  [0x1369, 1, 10],
  [0x24f5, 1, 10],
  [0x24eb, 11, 10],
  [0x24ff, 0, 1],
  [0x2776, 1, 10],
  [0x2780, 1, 10],
  [0x278a, 1, 10],
  [0x1f10b, 0, 1],
  [0x1f10c, 0, 1],
  // Khmer for divination, Roman, Suzhou, Bamum.
  [0x17f0, 0, 10],
  [0x2160, 1, 12],
  [0x2170, 1, 12],
  [0x3021, 1, 9],
  [0xa6e6, 1, 9],
  [0xa6ef, 0, 1],
  // Aegean, Coptic, Meroitic, Kharosthi, Rumi, Brahmi, old Sinhala, Bhaiksuki.
  [0x10107, 1, 9],
  [0x102e1, 1, 9],
  [0x109c0, 1, 9],
  [0x10a40, 1, 4],
  [0x10e60, 1, 9],
  [0x11052, 1, 9],
  [0x111e1, 1, 9],
  [0x11c5a, 1, 9],
  // Cuneiform, Medefaidrin, Maya, counting rods, tally marks, Mende, Siyaq of India and of the Ottomans.
  [0x12415, 1, 9],
  [0x16e80, 0, 10],
  [0x1d2e0, 0, 10],
  [0x1d360, 1, 9],
  [0x1d369, 1, 9],
  [0x1d372, 1, 5],
  [0x1e8c7, 1, 9],
  [0x1ec71, 1, 9],
  [0x1ed01, 1, 9],
  // Tags, which are invisible.
  [0xe0030, 0, 10],
];
/** Chinese digits: everyday ones, and those for sums of money in all ways of writing, Japanese last. */
const han = [
  '〇一二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '零壹貳參肆伍陸柒捌玖',
  '零壱弐参肆伍陸漆捌玖',
] as const;

/** Value of a decimal digit of any script: Unicode has them in blocks of ten, each from 0 to 9. */
function decimalValue(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}

/** A Chinese digit as 0 to 9; any other character as it is. */
function hanValue(character: string): string {
  const value = Math.max(...han.map((digits) => digits.indexOf(character)));
  return value < 0 ? character : String(value);
}

/** A character with each digit that it shows as 0 to 9: `④` is 4, `⑫` and `Ⅻ` are 12. */
function plain(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  const row = rows.find(([first, , count]) => code >= first && code < first + count);
  if (row) return String(code - row[0] + row[1]);
  return character
    .normalize('NFKC')
    .replace(/\p{Lo}|\p{Nl}/gu, hanValue)
    .replace(/[^\P{Nd}0-9]/gu, decimalValue);
}

/** All digits of a text in their order, whatever script or form they are written in. */
export function digitsOf(text: string): readonly Digit[] {
  const digits: Digit[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    for (const value of plain(character)) {
      if (value >= '0' && value <= '9') digits.push({ value, start, end });
    }
    start = end;
  }
  return digits;
}

/** The text with decimal digits and plus signs of any script in ASCII, each character where it was. */
export function withPlainDigits(text: string): string {
  return (
    text
      .replace(/[^\P{Nd}0-9]/gu, (digit) => decimalValue(digit).padEnd(digit.length, '\u200b'))
      // The full-width and the small plus sign; escaped, as the build asks for.
      .replace(/[\uFF0B\uFE62]/g, '+')
  );
}
