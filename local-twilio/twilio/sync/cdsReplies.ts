import { type Outcome } from '../rest/outcome';
import { invalidParameter, type RestError } from '../rest/errors';
import type { HttpReply } from '../twilsock/client';

/** A refusal as the Sync SDK reads it: `status`, `code`, `message` of the body. */
const refusal = (error: RestError): HttpReply => ({ status: error.status, body: error });

export const badRequest = (message: string): HttpReply => refusal(invalidParameter(message));

/** The reply to what succeeded, or the refusal. */
export function answer<T>(
  outcome: Outcome<T>,
  status: 200 | 201,
  show: (value: T) => unknown,
): HttpReply {
  return outcome.ok ? { status, body: show(outcome.value) } : refusal(outcome.error);
}
