import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { RuntimeEvent } from '../runtime/runtime';

/** Parameters as posted; one that was posted several times has a list. */
export type PostedParameters = Readonly<Record<string, string | readonly string[]>>;

const parametersSchema = v.record(v.string(), v.union([v.string(), v.array(v.string())]));

/**
 * What Twilio posted: the runtime merges it with what is its own and with the query, whose names are
 * `ours`. Undefined for what no form can hold.
 */
export function postedParameters(
  { request: _request, ...event }: RuntimeEvent,
  ours: readonly string[] = [],
): PostedParameters | undefined {
  const posted = Object.entries(event).filter(([name]) => !ours.includes(name));
  const parsed = v.safeParse(parametersSchema, Object.fromEntries(posted));
  return parsed.success ? parsed.output : undefined;
}

/** The URL without a port, and with its port or the standard one. */
function spellings(url: string): readonly string[] {
  const [, host = '', port = ':443', rest = ''] = /^(https:\/\/[^/:]+)(:\d+)?(.*)$/.exec(url) ?? [];
  return [host + rest, host + port + rest];
}

function namedValues(name: string, values: string | readonly string[]): string {
  if (typeof values === 'string') return name + values;
  return [...new Set(values)]
    .sort()
    .map((value) => name + value)
    .join('');
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
    .map((name) => namedValues(name, parameters[name] ?? []))
    .join('');
  const given = Buffer.from(signature);
  return spellings(url).some((spelled) => {
    const expected = createHmac('sha1', authToken)
      .update(spelled + text)
      .digest('base64');
    return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
  });
}
