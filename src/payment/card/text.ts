/** Bytes of a value as JSON in UTF-8. */
export function jsonBytes(value: unknown): number {
  const json = JSON.stringify(value);
  const wide = json.replace(/[ -~]+/g, '');
  // Each byte of a non-ASCII character becomes three characters, like %E6.
  return json.length - wide.length + encodeURIComponent(wide).length / 3;
}

/** What is kept at most of each text of a callback, in bytes of JSON. */
export const textBytes = {
  /** Result. */
  code: 100,
  errorType: 60,
  payErrorCode: 20,
  brand: 40,
  /** What PaymentError says of a refused input. */
  cause: 40,
  /** One entry of Required. */
  required: 60,
  confirmationCode: 200,
  /** PaymentError, ConnectorError. */
  message: 200,
} as const;

/** Entries of Required that are kept at most. */
export const REQUIRED_LIMIT = 10;

/** Made at its first use: it takes milliseconds, which every cold function would spend for nothing. */
let segmenter: Intl.Segmenter | undefined;
const charactersOf = (text: string) =>
  (segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })).segment(text);

/** The beginning of a text, at most `limit` bytes in JSON, never cut within what a reader sees as one character. */
export function cutToBytes(text: string, limit: number): string {
  const quotes = 2;
  // Nearly every text fits, and a callback comes for every key: only a longer one is taken apart.
  if (jsonBytes(text) - quotes <= limit) return text;
  let kept = '';
  let bytes = 0;
  for (const { segment: character } of charactersOf(text)) {
    bytes += jsonBytes(character) - quotes;
    if (bytes > limit) break;
    kept += character;
  }
  return kept;
}

/**
 * Line ends and other controls, halves of characters, and what turns the direction of a text that follows.
 * Direction marks (LRM, RLM, ALM) turn nothing but signs beside them, and belong to Arabic and Hebrew texts.
 */
const CONTROLS = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u;
const RUNS_OF_CONTROLS = new RegExp(`${CONTROLS.source}+`, 'gu');

/** Whether a text contains invisible characters that change how the text around them appears. */
export function holdsControlCharacters(text: string): boolean {
  return CONTROLS.test(text);
}

/** The text on one line, with a space in place of each run of such characters. */
export function withoutControlCharacters(text: string): string {
  return text.replace(RUNS_OF_CONTROLS, ' ').trim();
}
