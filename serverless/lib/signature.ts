import { createHmac, timingSafeEqual } from 'node:crypto';

/** Parameters as posted; one that was posted several times has a list. */
export type PostedParameters = Readonly<Record<string, string | readonly string[]>>;

/** The URL without a port, and with its port or the standard one. */
function spellings(url: string): readonly string[] {
  const [, host = '', port = ':443', rest = ''] = /^(https:\/\/[^/:]+)(:\d+)?(.*)$/.exec(url) ?? [];
  return [host + rest, host + port + rest];
}

/**
 * Whether Twilio signed a request (Webhooks security, "Validating signatures"): HMAC-SHA1 over the URL,
 * followed by every parameter's name and value, in the order of the names. `url` is https and has its
 * plain form; whether the standard port belongs to it, Twilio leaves open.
 */
export function isSignedByTwilio(
  authToken: string,
  signature: string,
  url: string,
  parameters: PostedParameters,
): boolean {
  const text = Object.keys(parameters)
    .sort()
    .map((name) =>
      [...new Set([parameters[name] ?? []].flat())]
        .sort()
        .map((value) => name + value)
        .join(''),
    )
    .join('');
  const given = Buffer.from(signature);
  return spellings(url).some((spelled) => {
    const expected = createHmac('sha1', authToken)
      .update(spelled + text)
      .digest('base64');
    return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
  });
}
