import type * as v from 'valibot';
import { withoutCardNumbers } from '../../../src/payment/card/cardNumber';
import { Refusal, refusal } from '../runtime/refusal';
import type { Malformed } from './requestForm';

/** Characters of a name that are looked at. Anybody may send one as long as a request can be. */
const LOOKED_AT = 200;

/** A name that came in, fit to be repeated. */
function safeName(name: string): string {
  return withoutCardNumbers(name.slice(0, LOOKED_AT)).slice(0, 40);
}

function list(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${title}: ${names.join(', ')}`];
}

/**
 * Names every field that is unknown, missing or invalid; values are never repeated. A body that is empty or
 * not a JSON object reaches a function without any field; malformed JSON does not reach it, because the
 * runtime itself answers 400.
 */
export function badRequest(
  fields: Readonly<Record<string, unknown>>,
  known: readonly string[],
  issues: readonly v.BaseIssue<unknown>[],
): Refusal {
  const given = Object.keys(fields);
  const wrong = new Set(issues.map((issue) => issue.path?.[0]?.key));
  const missing = known.filter((name) => wrong.has(name) && !given.includes(name));
  if (given.length === 0) {
    const message = 'The request carries no fields; send them form-encoded or as a JSON object';
    return new Refusal({
      code: 'bad-request',
      message,
      detail: { unknown: [], missing, invalid: [] },
    });
  }
  const unknown = given.filter((name) => !known.includes(name)).map(safeName);
  const invalid = known.filter((name) => wrong.has(name) && given.includes(name));
  const sentences = [
    ...list('Unknown fields', unknown),
    ...list('Missing fields', missing),
    ...list('Not valid', invalid),
  ];
  const detail = { unknown, missing, invalid };
  return new Refusal({ code: 'bad-request', message: sentences.join('. '), detail });
}

/** Names the fields that hold bytes that are not UTF-8. */
function unreadable(names: readonly string[]): Refusal {
  // The name itself may be unreadable, and is then not repeated.
  const invalid = names.map((name) => safeName(name.replace(/[^\x20-\x7e]/g, '?')));
  const message = `Not readable: ${invalid.join(', ')}`;
  return new Refusal({
    code: 'bad-request',
    message,
    detail: { unknown: [], missing: [], invalid },
  });
}

/** The fields that are a function's own. */
const withoutToken = ({ Token: _token, ...fields }: Readonly<Record<string, unknown>>) => fields;

/** The refusal of a malformed request, of which a function knows these fields. */
export function refusalOf(malformed: Malformed, known: readonly string[]): Refusal {
  switch (malformed.kind) {
    case 'not-a-form':
      return refusal('unsupported-media-type', 'Post the request form-encoded or as a JSON object');
    case 'not-in-body':
      return refusal('unsupported-media-type', 'Post every field in the body of the request');
    case 'too-large': {
      const detail = { limit: malformed.limit };
      return new Refusal({ code: 'too-large', message: 'The request is too large', detail });
    }
    case 'unreadable':
      return unreadable(malformed.names);
    case 'bad-fields':
      return badRequest(withoutToken(malformed.given), known, malformed.issues);
    case 'no-token':
      return refusal('token-invalid', 'A Flex token is needed, as the parameter Token');
  }
}
