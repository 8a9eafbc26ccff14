/** One thing that was said, printed or kept, and where. */
export interface Trace {
  readonly where: string;
  readonly text: string;
}

/** Only the digits, so that a number is found whatever is between them. */
export function digitsOf(text: string): string {
  return text.replaceAll(/(?<=\d)[\s.\-–]+(?=\d)/g, '');
}

/** A security code is short: it counts if it stands alone, not inside another number or an id. */
const standsAlone = (code: string) => new RegExp(`(?<![\\w.])${code}(?![\\w.])`);

/** The places in which a number or a code can be found; never the text itself, which is not to be repeated. */
export function findMarks(
  traces: readonly Trace[],
  numbers: readonly string[],
  codes: readonly string[],
): string[] {
  const found = traces.filter(({ text }) => {
    const digits = digitsOf(text);
    return (
      numbers.some((number) => digits.includes(number)) ||
      codes.some((code) => standsAlone(code).test(text))
    );
  });
  return [...new Set(found.map(({ where }) => where))];
}
