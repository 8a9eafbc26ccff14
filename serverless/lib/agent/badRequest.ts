import type * as v from 'valibot';
import { withoutCardNumbers } from '../../../src/payment/card/cardNumber';
import { Refusal } from '../runtime/refusal';

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
export function unreadable(names: readonly string[]): Refusal {
  // The name itself may be unreadable, and is then not repeated.
  const invalid = names.map((name) => safeName(name.replace(/[^\x20-\x7e]/g, '?')));
  const message = `Not readable: ${invalid.join(', ')}`;
  return new Refusal({
    code: 'bad-request',
    message,
    detail: { unknown: [], missing: [], invalid },
  });
}
