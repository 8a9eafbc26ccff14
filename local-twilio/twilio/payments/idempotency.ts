import { createHash } from 'node:crypto';
import { conflict, type RestError } from '../rest/errors';
import type { Form } from './form';
import type { SwitchSettings } from './switches';

/** Remembers what a request was answered, so that a repetition has no second effect. */
export interface Idempotency<T> {
  /**
   * The answer to a request with that IdempotencyKey on that resource: `handle`'s, or the one given
   * before. Refusals are not remembered.
   */
  once(resource: string, form: Form, handle: () => Answer<T>): Answer<T>;
}

export type Answer<T> = { readonly ok: T } | { readonly error: RestError };

export function createIdempotency<T>(switches: () => SwitchSettings): Idempotency<T> {
  const answers = new Map<string, Answer<T>>();

  return {
    once(resource, form, handle) {
      const { idempotencyScope, repeatedKey } = switches();
      const scope = idempotencyScope === 'same-request' ? Object.entries(form).sort() : [];
      const key = createHash('sha256')
        .update(JSON.stringify([resource, form.IdempotencyKey, scope]))
        .digest('hex');
      const known = answers.get(key);
      if (known && repeatedKey !== 'new-effect') {
        return repeatedKey === 'same-answer'
          ? known
          : { error: conflict('IdempotencyKey has been used before') };
      }
      const answer = handle();
      if ('ok' in answer) answers.set(key, answer);
      return answer;
    },
  };
}
