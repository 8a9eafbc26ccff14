import { createHash } from 'node:crypto';
import { conflict } from '../rest/errors';
import { done, type Outcome, refused } from '../rest/outcome';
import type { Form } from './form';
import type { SwitchSettings } from '../switches/switches';

/** Remembers the answer to a request, so that a repetition has no second effect. */
export interface Idempotency<T> {
  /**
   * The answer to a request with that IdempotencyKey on that resource: `handle`'s, or the earlier one.
   * Refusals are not remembered. `isOver` says that whatever the earlier request started has ended, so that
   * the same request is not a repetition.
   */
  once(
    resource: string,
    form: Form,
    handle: () => Outcome<T>,
    isOver: (answered: T) => boolean,
  ): Outcome<T>;
}

export function createIdempotency<T>(switches: () => SwitchSettings): Idempotency<T> {
  const answers = new Map<string, T>();

  return {
    once(resource, form, handle, isOver) {
      const { idempotencyScope, repeatedKey } = switches();
      const scope = idempotencyScope === 'same-request' ? Object.entries(form).sort() : [];
      const key = createHash('sha256')
        .update(JSON.stringify([resource, form.IdempotencyKey, scope]))
        .digest('hex');
      const act = (): Outcome<T> => {
        const answer = handle();
        if (answer.ok) answers.set(key, answer.value);
        return answer;
      };
      const known = answers.get(key);
      if (known === undefined) return act();
      switch (repeatedKey) {
        case 'new-effect':
          return isOver(known) ? act() : done(known);
        case 'same-answer':
          return done(known);
        case 'conflict':
          return refused(conflict('IdempotencyKey has been used before'));
        case 'always-new-effect':
          return act();
      }
    },
  };
}
