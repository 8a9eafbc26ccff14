import type { CallDocument, SessionRecord } from '../document/session';
import { sessionAt, wasCompleted } from './status';

/** When a payment was started. */
export function startedAt({ questions }: SessionRecord): number {
  return questions[0]?.askedAt ?? 0;
}

/**
 * When the last payment of a call was started, if it is not known whether it was charged (R24): its outcome is
 * unknown, or the result of its complete has not arrived. Undefined if that is known.
 */
export function doubtSince({ current }: CallDocument, now: number): number | undefined {
  if (!current) return undefined;
  switch (sessionAt(current, now).status) {
    case 'unknown':
      return startedAt(current);
    case 'completing':
    case 'cancelling':
      return wasCompleted(current) ? startedAt(current) : undefined;
    case 'starting':
    case 'collecting':
    case 'succeeded':
    case 'failed':
    case 'cancelled':
      return undefined;
  }
}
