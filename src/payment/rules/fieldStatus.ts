import { type Field, firstEntryOf, isField, readField } from '../card/field';
import { lastAsked } from '../document/questions';
import type { Answer } from '../document/answers';
import type { SessionRecord } from '../document/session';

/** What is known of one field. */
export type FieldState =
  /** Never asked for, or left for another field before its entry had ended (R25). */
  | { readonly state: 'not-asked' }
  | { readonly state: 'asked' }
  /** Captured, then asked for again, and nothing heard of it since. */
  | { readonly state: 'asked-again'; readonly value: string; readonly brand: string | null }
  | { readonly state: 'entering'; readonly value: string; readonly brand: string | null }
  | { readonly state: 'captured'; readonly value: string; readonly brand: string | null }
  | { readonly state: 'refused'; readonly error: string; readonly cause: string | null };

export interface FieldStatus {
  readonly field: Field;
  readonly now: FieldState;
}

/** Twilio's answer to a complete while something is missing. */
const SOMETHING_MISSING = 64019;

/** Twilio refused a complete that came after that question, since something was missing. */
function foundMissing({ questions }: SessionRecord, asked: number): boolean {
  return questions.some(
    ({ kind, number, reply }) =>
      kind === 'complete' &&
      number > asked &&
      reply.state === 'refused' &&
      reply.code === SOMETHING_MISSING,
  );
}

/** What a captured field shows when Twilio requires it again, e.g. after a second entry that differs. */
const REQUIRED_AGAIN = 'required-again';

function requiredAgain(record: SessionRecord, field: Field, answer: Answer): boolean {
  const { required } = record;
  if (!required || required.question < answer.question) return false;
  return required.tokens.some((token) => readField(token) === field);
}

/** The field that the caller was asked for last; any other one's entry is over (R25). */
function lastField({ questions }: SessionRecord): Field | null {
  const last = questions.findLast(({ kind, reply }) => isField(kind) && reply.state !== 'refused');
  return last && isField(last.kind) ? last.kind : null;
}

/**
 * A captured field stays captured until Twilio requires it again (R19), or a new entry begins. Twilio may have
 * dropped the value of one that was asked for again without saying so; a complete that it refuses then shows it.
 */
function capturedState(
  record: SessionRecord,
  field: Field,
  answer: Extract<Answer, { state: 'captured' }>,
): FieldState {
  const { value, brand } = answer;
  const asked = lastAsked(record, field)?.number ?? 0;
  const askedAgain = asked > answer.question;
  if (askedAgain && foundMissing(record, asked)) {
    return { state: 'refused', error: REQUIRED_AGAIN, cause: null };
  }
  if (!requiredAgain(record, field, answer)) {
    return { state: askedAgain ? 'asked-again' : 'captured', value, brand };
  }
  return askedAgain && lastField(record) === field
    ? { state: 'asked' }
    : { state: 'refused', error: REQUIRED_AGAIN, cause: null };
}

/** What is known of a field; a newer question takes the place of an older answer (R11). */
function fieldState(record: SessionRecord, field: Field): FieldState {
  const answer = record.answers[field];
  const asked = lastAsked(record, field)?.number ?? 0;
  const firstAsked = lastAsked(record, firstEntryOf(field))?.number ?? 0;
  const answered = answer?.question ?? 0;
  // A second entry belongs to the first one it was compared with.
  if (firstAsked > Math.max(answered, asked)) return { state: 'not-asked' };
  const isOpen = lastField(record) === field;
  const unanswered: FieldState = { state: isOpen ? 'asked' : 'not-asked' };
  const isSecond = firstEntryOf(field) !== field;
  const keepsValue = answer?.state === 'captured' && !(isSecond && firstAsked > answered);
  if (!answer || (answered < asked && !keepsValue)) return unanswered;
  switch (answer.state) {
    case 'captured':
      return capturedState(record, field, answer);
    case 'entering':
      return isOpen
        ? { state: 'entering', value: answer.value, brand: answer.brand }
        : { state: 'not-asked' };
    case 'refused':
      return { state: 'refused', error: answer.error, cause: answer.cause };
  }
}

/** Whether Twilio has the field, as far as is known. */
export function isHeld({ now }: FieldStatus): boolean {
  return now.state === 'captured' || now.state === 'asked-again';
}

/** What is known of each field of a payment. */
export function fieldStatuses(record: SessionRecord): readonly FieldStatus[] {
  return record.fields.map((field) => ({ field, now: fieldState(record, field) }));
}
