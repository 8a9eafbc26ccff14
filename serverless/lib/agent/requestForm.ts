import * as v from 'valibot';
import { Refusal, refusal } from '../runtime/refusal';
import type { RuntimeEvent } from '../runtime/runtime';
import { badRequest, unreadable } from './badRequest';

/** Characters of all names and values; a Flex token may take half of them. */
const MOST_CHARACTERS = 16_384;

const accepted: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'application/json',
]);

/** What the runtime hands over beside the parameters: headers, each once, and cookies. */
const requestSchema = v.strictObject({
  headers: v.looseObject({ 'content-type': v.string(), 'content-length': v.string() }),
  cookies: v.record(v.string(), v.unknown()),
});

/** Whether names and values, however deep they are nested, have more characters than there may be. */
function isTooLarge(value: unknown): boolean {
  const waiting = [value];
  let characters = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') characters += next.length;
    else if (typeof next === 'object' && next !== null) {
      for (const [name, inner] of Object.entries(next)) {
        characters += name.length;
        waiting.push(inner);
      }
    }
    if (characters > MOST_CHARACTERS) return true;
  }
  return false;
}

const utf8 = (text: string): number => Buffer.byteLength(text);

/**
 * Bytes that the fields take in a body at least: a form and JSON escape characters, and so never have fewer. A
 * body that is shorter did not bring all of them: some stood in the address, where logs keep them.
 */
function leastBytes(fields: Readonly<Record<string, string>>): number {
  const parts = Object.entries(fields).map(([name, value]) => utf8(name) + 1 + utf8(value));
  return parts.reduce((sum, part) => sum + part + 1, -1);
}

/** The fields that are a function's own. */
const withoutToken = ({ Token: _token, ...fields }: Readonly<Record<string, unknown>>) => fields;

/** Replaces bytes that are not UTF-8. Control characters are refused where each field is looked at. */
const UNREADABLE = '\ufffd';

/**
 * The fields of a request, as the runtime passes them on, checked before their content:
 * `unsupported-media-type` unless they are a form or JSON in a body (a link has the token in its address),
 * `too-large`, and `bad-request` for fields that are repeated, nested or unreadable. The runtime merges query
 * and body, does not reveal the method, and lets a parameter named `request` replace its own: a `request` that
 * does not look like the runtime's own is not a form.
 */
export function readForm(event: RuntimeEvent, known: readonly string[]): Record<string, string> {
  const { request, ...parameters } = event;
  const handed = v.safeParse(requestSchema, request);
  const { 'content-type': type = '', 'content-length': length = '' } = handed.success
    ? handed.output.headers
    : {};
  const [media = ''] = type.split(';', 1);
  if (!accepted.has(media.trim().toLowerCase())) {
    const message = 'Post the request form-encoded or as a JSON object';
    throw refusal('unsupported-media-type', message);
  }
  if (isTooLarge(parameters) || isTooLarge(request)) {
    const detail = { limit: MOST_CHARACTERS };
    throw new Refusal({ code: 'too-large', message: 'The request is too large', detail });
  }
  const flat = v.safeParse(v.record(v.string(), v.string()), parameters);
  if (!flat.success) throw badRequest(withoutToken(parameters), known, flat.issues);
  const fields = flat.output;
  // Valibot passes over a name such as `constructor` in silence.
  if (Object.keys(parameters).some((name) => !Object.hasOwn(fields, name)))
    throw badRequest(withoutToken(parameters), known, []);
  if (leastBytes(fields) > Number(length)) {
    throw refusal('unsupported-media-type', 'Post every field in the body of the request');
  }
  const odd = Object.entries(fields).filter((pair) =>
    pair.some((text) => text.includes(UNREADABLE)),
  );
  if (odd.length > 0) throw unreadable(odd.map(([name]) => name));
  return fields;
}
