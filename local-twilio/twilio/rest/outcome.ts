import type { RestError } from './errors';

/** The result of a request: a value, or why Twilio refuses it. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RestError };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = (error: RestError): Outcome<never> => ({ ok: false, error });

/** The outcome of `then`, or the refusal that came before it. */
export function andThen<T, U>(outcome: Outcome<T>, then: (value: T) => Outcome<U>): Outcome<U> {
  return outcome.ok ? then(outcome.value) : outcome;
}
