import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Twilio's signature of a webhook: base64 of HMAC-SHA1, keyed with the auth token, over the URL
 * (with its query, without its fragment) and every form parameter's name and value, by name.
 */
export function signatureOf(
  authToken: string,
  url: string,
  parameters: Readonly<Record<string, string | readonly string[]>>,
): string {
  const signed = Object.keys(parameters)
    .sort()
    .reduce(
      (text, name) =>
        text +
        valuesOf(parameters[name])
          .map((v) => name + v)
          .join(''),
      url,
    );
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}

/** Values of a parameter given several times count once each, sorted. */
function valuesOf(value: string | readonly string[] | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : [...new Set(value)].sort();
}

/** Compares two signatures in constant time. */
export function sameSignature(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
