import type { Field } from '../card/field';
import type { SessionRecord } from '../document/session';
import { sessionAt } from './status';

/** The next field to ask for automatically, and the intent to ask with. */
export interface Advance {
  readonly field: Field;
  readonly intent: string;
}

/**
 * An intent that everyone who advances the same session after the same question arrives at, so that two
 * tabs ask once (R27): the session's key with the question's number in its last digits.
 */
function advanceIntent(key: string, question: number): string {
  const suffix = question.toString(16).padStart(12, '0');
  const intent = key.slice(0, -suffix.length) + suffix;
  // The key, which is the intent of the start, may end in just these digits.
  return intent === key ? advanceIntent(key, question + 2 ** 40) : intent;
}

/**
 * What auto-advance asks for: the next field that was not asked for, once the payment is open or the field asked
 * last is captured (R28). Null while the caller is keying in, after a refused input, and when no field is left.
 */
export function nextToAsk(record: SessionRecord, now: number): Advance | null {
  const session = sessionAt(record, now);
  if (session.status !== 'collecting' || session.cancelUnanswered) return null;
  const last = record.questions.at(-1);
  if (!last || last.reply.state === 'refused') return null;
  const before = session.fields.find(({ field }) => field === last.kind);
  if (last.kind !== 'start' && before?.now.state !== 'captured') return null;
  const next = session.fields.find((status) => status.now.state === 'not-asked');
  return next ? { field: next.field, intent: advanceIntent(record.key, last.number + 1) } : null;
}
