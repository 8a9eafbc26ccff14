import * as v from 'valibot';
import type { RuntimeEvent } from '../runtime/runtime';

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

/** Replaces bytes that are not UTF-8. Control characters are refused where each field is looked at. */
const UNREADABLE = '\ufffd';

/** What is wrong with a request; `refusalOf` says it to the agent (badRequest.ts). */
export type Malformed =
  | { readonly kind: 'not-a-form' | 'not-in-body' | 'no-token' }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** Names of fields with bytes that are not UTF-8. */
  | { readonly kind: 'unreadable'; readonly names: readonly string[] }
  /** Fields that are unknown, missing, repeated, nested or not valid. */
  | {
      readonly kind: 'bad-fields';
      readonly given: Readonly<Record<string, unknown>>;
      readonly issues: readonly v.BaseIssue<unknown>[];
    };

export interface Form {
  readonly kind: 'form';
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The fields of a request, as the runtime passes them on, checked before their content: a form or JSON in a body (a
 * link has the token in its address), not too large, each field once, flat and readable. The runtime merges query
 * and body, does not reveal the method, and lets a parameter named `request` replace its own: a `request` that
 * does not look like the runtime's own is not a form.
 */
export function readForm(event: RuntimeEvent): Form | Malformed {
  const { request, ...parameters } = event;
  const handed = v.safeParse(requestSchema, request);
  const { 'content-type': type = '', 'content-length': length = '' } = handed.success
    ? handed.output.headers
    : {};
  const [media = ''] = type.split(';', 1);
  if (!accepted.has(media.trim().toLowerCase())) return { kind: 'not-a-form' };
  if (isTooLarge(parameters) || isTooLarge(request)) {
    return { kind: 'too-large', limit: MOST_CHARACTERS };
  }
  const flat = v.safeParse(v.record(v.string(), v.string()), parameters);
  if (!flat.success) return { kind: 'bad-fields', given: parameters, issues: flat.issues };
  const fields = flat.output;
  // Valibot passes over a name such as `constructor` in silence.
  if (Object.keys(parameters).some((name) => !Object.hasOwn(fields, name)))
    return { kind: 'bad-fields', given: parameters, issues: [] };
  if (leastBytes(fields) > Number(length)) return { kind: 'not-in-body' };
  const odd = Object.entries(fields).filter((pair) =>
    pair.some((text) => text.includes(UNREADABLE)),
  );
  if (odd.length > 0) return { kind: 'unreadable', names: odd.map(([name]) => name) };
  return { kind: 'form', fields };
}
