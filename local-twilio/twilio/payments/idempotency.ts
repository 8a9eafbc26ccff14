import { createHash } from 'node:crypto';
import { conflict, type RestError } from '../rest/errors';
import type { Form } from './form';
import type { SwitchSettings } from './switches';

/** Remembers what a request was answered, so that a repetition has no second effect. */
export interface Idempotency<T> {
  /**
   * The answer to a request with that IdempotencyKey on that resource: `handle`'s, or the one given
   * before. Refusals are not remembered. `isOver`: what a request answered so once started has ended,
   * so that the same again is no repetition.
   */
  once(
    resource: string,
    form: Form,
    handle: () => Answer<T>,
    isOver: (answered: T) => boolean,
  ): Answer<T>;
}

export type Answer<T> = { readonly ok: T } | { readonly error: RestError };

export function createIdempotency<T>(switches: () => SwitchSettings): Idempotency<T> {
  const answers = new Map<string, T>();

  return {
    once(resource, form, handle, isOver) {
      const { idempotencyScope, repeatedKey } = switches();
      const scope = idempotencyScope === 'same-request' ? Object.entries(form).sort() : [];
      const key = createHash('sha256')
        .update(JSON.stringify([resource, form.IdempotencyKey, scope]))
        .digest('hex');
      const act = (): Answer<T> => {
        const answer = handle();
        if ('ok' in answer) answers.set(key, answer.ok);
        return answer;
      };
      const known = answers.get(key);
      if (known === undefined) return act();
      switch (repeatedKey) {
        case 'new-effect':
          return isOver(known) ? act() : { ok: known };
        case 'same-answer':
          return { ok: known };
        case 'conflict':
          return { error: conflict('IdempotencyKey has been used before') };
        case 'always-new-effect':
          return act();
      }
    },
  };
}
