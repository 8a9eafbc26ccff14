/** Bytes of a value as JSON in UTF-8. */
export function jsonBytes(value: unknown): number {
  const json = JSON.stringify(value);
  const wide = json.replace(/[ -~]+/g, '');
  // Each byte of what is not ASCII becomes three characters, like %E6.
  return json.length - wide.length + encodeURIComponent(wide).length / 3;
}

/** What is kept at most of each text of a callback, in bytes of JSON. */
export const textBytes = {
  /** A code: Result, ErrorType. */
  code: 100,
  payErrorCode: 20,
  brand: 40,
  /** One entry of Required. */
  required: 60,
  confirmationCode: 200,
  /** PaymentError, ConnectorError. */
  message: 200,
} as const;

/** Entries of Required that are kept at most. */
export const REQUIRED_LIMIT = 10;

/** The beginning of a text that takes at most `limit` bytes in JSON, never half a character. */
export function cutToBytes(text: string, limit: number): string {
  const quotes = 2;
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += jsonBytes(character) - quotes;
    if (bytes > limit) break;
    kept += character;
  }
  return kept;
}
