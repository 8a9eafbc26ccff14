import type { PaymentCallback } from '../card/callback';
import { type Field, fields, firstEntryOf, isField, readField } from '../card/field';
import { settled } from '../document/earlier';
import { maxBy, type Rank } from '../document/join';
import { weightier } from '../document/outcomes';
import { outcomeOf } from './outcome';
import { isGone, wasCompleted } from './status';
import { kindOf } from '../document/questions';
import type {
  Answer,
  QuestionKind,
  CallDocument,
  EarlierPayment,
  Question,
  Reply,
  SessionRecord,
} from '../document/session';

/*
 * Merging is a join (R10): each function below keeps the greater of two pieces of evidence under a
 * total order, so callbacks may come in any order and any number of times.
 */

/** Newer questions win; within one, captured or refused wins over entering, more digits over fewer (R11, R12). */
function answerRank(answer: Answer): Rank {
  switch (answer.state) {
    case 'entering':
      return [answer.question, 0, answer.value.length, answer.value, answer.brand ?? ''];
    case 'captured':
      return [answer.question, 1, answer.value.length, answer.value, answer.brand ?? ''];
    case 'refused':
      return [answer.question, 2, answer.error];
  }
}

/** A callback to a question proves that Twilio took it, whatever a repeated request was told (R18). */
function replyRank(reply: Reply): Rank {
  switch (reply.state) {
    case 'pending':
      return [0, 0];
    case 'refused':
      return [1, reply.code];
    case 'accepted':
      return [2, 0];
  }
}

function mergeReply(questions: readonly Question[], number: number, reply: Reply): Question[] {
  return questions.map((question) =>
    question.number === number
      ? { ...question, reply: maxBy(question.reply, reply, replyRank) }
      : question,
  );
}

function stillRequired(callback: PaymentCallback, field: Field): boolean {
  return callback.required?.some((token) => readField(token) === field) ?? false;
}

/**
 * The value of the field being captured. That of a second entry may come under the first's name, or not
 * at all; while keys come in, the first's name may as well repeat the first entry.
 */
function capturedValue({ values, partial }: PaymentCallback, field: Field): string | undefined {
  const first = firstEntryOf(field);
  if (first === field || partial !== false) return values[field];
  return values[field] ?? values[first] ?? '';
}

/** What the callback says of the field it is capturing. */
function answerToCapture(callback: PaymentCallback, field: Field): Answer | null {
  const { question, brand, errorType, partial } = callback;
  if (errorType !== null) return { state: 'refused', question, error: errorType };
  const value = capturedValue(callback, field);
  if (value === undefined) return null;
  const ended =
    partial === false ||
    (partial === null && callback.required !== null && !stillRequired(callback, field));
  return {
    state: ended ? 'captured' : 'entering',
    question,
    value,
    brand: field === 'payment-card-number' ? brand : null,
  };
}

/** A field captured before is repeated in later callbacks; that heals a lost one (R15). */
function repeatedAnswer(callback: PaymentCallback, field: Field): Answer | null {
  const value = callback.values[field];
  if (value === undefined || stillRequired(callback, field)) return null;
  // Without Required nothing says that a value is whole while keys come in or something went wrong.
  const unclear = callback.partial === true || callback.errorType !== null;
  if (callback.required === null && unclear) return null;
  return {
    state: 'captured',
    question: callback.question,
    value,
    brand: field === 'payment-card-number' ? callback.brand : null,
  };
}

function mergeAnswers(
  record: SessionRecord,
  callback: PaymentCallback,
  kind: QuestionKind,
): SessionRecord['answers'] {
  const asked = isField(kind) ? kind : null;
  const capture = callback.capture ?? asked;
  const answers = { ...record.answers };
  for (const field of fields) {
    // While a second entry is keyed in, the first one's value may be that of the second.
    if (capture !== field && capture !== null && firstEntryOf(capture) === field) continue;
    const found =
      capture === field ? answerToCapture(callback, field) : repeatedAnswer(callback, field);
    if (found) answers[field] = maxBy(answers[field], found, answerRank);
  }
  return answers;
}

/** ErrorType of a second entry that differs from the first. */
const MATCHING_FAILED = 'input-matching-failed';

/**
 * Within one question the list only shrinks, so the shorter one is the later one; but an error ends the
 * question, and may put something back (R11, R15).
 */
function mergeRequired(
  record: SessionRecord,
  callback: PaymentCallback,
): SessionRecord['required'] {
  const { required, errorType } = callback;
  // Other errors may speak of a moment at which another field was still being keyed in.
  const unclear = errorType !== null && errorType !== MATCHING_FAILED;
  if (required === null || unclear) return record.required;
  const found = {
    question: callback.question,
    afterError: errorType !== null,
    tokens: required,
  };
  return maxBy(record.required, found, ({ question, afterError, tokens }) => [
    question,
    afterError ? 1 : 0,
    -tokens.length,
    tokens.join(),
  ]);
}

function mergeIntoRecord(record: SessionRecord, callback: PaymentCallback): SessionRecord {
  const kind = kindOf(record, callback.question);
  const foreign = record.paymentSid !== null && record.paymentSid !== callback.paymentSid;
  if (kind === undefined || foreign) return record;
  const outcome = outcomeOf(callback, kind);
  return {
    ...record,
    paymentSid: callback.paymentSid,
    questions: mergeReply(record.questions, callback.question, { state: 'accepted' }),
    answers: mergeAnswers(record, callback, kind),
    required: mergeRequired(record, callback),
    outcome: outcome ? weightier(record.outcome, outcome) : record.outcome,
    discardedClearValue: record.discardedClearValue || callback.clearValue,
  };
}

/** A late callback can still settle an earlier payment (R16); of it nothing else is kept. */
function mergeIntoEarlier(earlier: EarlierPayment, callback: PaymentCallback): EarlierPayment {
  const outcome = outcomeOf(callback, 'complete');
  return outcome ? settled(earlier, outcome) : earlier;
}

/**
 * The document after a callback for the session `key`. The same document comes back when the callback
 * brings nothing: for a session or question we never opened, or of another payment (R17).
 */
export function mergeCallback(
  document: CallDocument,
  key: string,
  callback: PaymentCallback,
): CallDocument {
  if (document.current?.key === key) {
    return { ...document, current: mergeIntoRecord(document.current, callback) };
  }
  return {
    ...document,
    earlier: document.earlier.map((earlier) =>
      earlier.key === key ? mergeIntoEarlier(earlier, callback) : earlier,
    ),
  };
}

/**
 * The document after Twilio's REST reply to question `number` of the session `key`. A cancel of a
 * session that Twilio no longer has is a cancel that worked, unless it was completed before (R23).
 */
export function mergeReplyOf(
  document: CallDocument,
  key: string,
  number: number,
  reply: Reply,
  paymentSid: string | null,
): CallDocument {
  const record = document.current;
  if (record?.key !== key) return document;
  const gone = kindOf(record, number) === 'cancel' && isGone(reply) && !wasCompleted(record);
  return {
    ...document,
    current: {
      ...record,
      paymentSid: record.paymentSid ?? paymentSid,
      questions: mergeReply(record.questions, number, reply),
      outcome: gone ? weightier(record.outcome, { kind: 'cancelled' }) : record.outcome,
    },
  };
}
