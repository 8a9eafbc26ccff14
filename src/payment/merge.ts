import type { PaymentCallback } from './callback';
import { type Field, fields, firstEntryOf, isField, readField } from './field';
import type {
  Answer,
  CallDocument,
  EarlierPayment,
  Outcome,
  Question,
  Reply,
  SessionRecord,
} from './session';

/*
 * Merging is a join (R10): each function below keeps the greater of two pieces of evidence under a
 * total order, so callbacks may come in any order and any number of times.
 */

/** An element of a total order; compared place by place. */
type Rank = readonly (number | string)[];

function compareRanks(left: Rank, right: Rank): number {
  for (let place = 0; place < left.length; place += 1) {
    const a = left[place] ?? '';
    const b = right[place] ?? '';
    if (a < b) return -1;
    if (a > b) return 1;
  }
  return 0;
}

function greater<T>(kept: T | null | undefined, found: T, rank: (value: T) => Rank): T {
  return kept && compareRanks(rank(kept), rank(found)) >= 0 ? kept : found;
}

/** Newer questions win; within one, captured or refused wins over entering, more digits over fewer (R11, R12). */
function answerRank(answer: Answer): Rank {
  switch (answer.state) {
    case 'entering':
      return [answer.question, 0, answer.value.length, answer.value, answer.brand ?? ''];
    case 'captured':
      return [answer.question, 1, answer.value.length, answer.value, answer.brand ?? ''];
    case 'refused':
      return [answer.question, 2, 0, answer.error, ''];
  }
}

/** Money moved outweighs everything; unknown outweighs nothing (R13). */
function outcomeRank(outcome: Outcome): Rank {
  switch (outcome.kind) {
    case 'succeeded':
      return [3, outcome.confirmationCode ?? ''];
    case 'failed':
      return [2, JSON.stringify([outcome.reason, outcome.payErrorCode, outcome.messages])];
    case 'cancelled':
      return [1, ''];
    case 'unknown':
      return [0, outcome.result];
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
      ? { ...question, reply: greater(question.reply, reply, replyRank) }
      : question,
  );
}

/** Results that end a session without money; any other but `success` is unknown (R50). */
const failures: ReadonlySet<string> = new Set([
  'payment-connector-error',
  'caller-interrupted-with-star',
  'caller-hung-up',
  'validation-error',
  'too-many-failed-attempts',
  'internal-error',
]);

function outcomeOf(callback: PaymentCallback, question: Question): Outcome | null {
  const { result, errorType, payErrorCode, messages } = callback;
  const failed = (reason: string): Outcome => ({
    kind: 'failed',
    reason,
    payErrorCode,
    messages,
  });
  if (result === 'success') {
    return { kind: 'succeeded', confirmationCode: callback.confirmationCode };
  }
  if (result !== null && failures.has(result)) return failed(result);
  if (question.asks === 'cancel') {
    // What Result a cancel brings is not documented: the question it answers tells (R14).
    return errorType === null && payErrorCode === null ? { kind: 'cancelled' } : null;
  }
  if (result === 'transaction-cancelled') return { kind: 'cancelled' };
  if (result !== null) return { kind: 'unknown', result };
  return question.asks === 'start' && errorType !== null ? failed(errorType) : null;
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
  question: Question,
): SessionRecord['answers'] {
  const asked = isField(question.asks) ? question.asks : null;
  const capture = callback.capture ?? asked;
  const answers = { ...record.answers };
  for (const field of fields) {
    // While a second entry is keyed in, the first one's value may be that of the second.
    if (capture !== field && capture !== null && firstEntryOf(capture) === field) continue;
    const found =
      capture === field ? answerToCapture(callback, field) : repeatedAnswer(callback, field);
    if (found) answers[field] = greater(answers[field], found, answerRank);
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
    tokens: [...required].sort(),
  };
  return greater(record.required, found, ({ question, afterError, tokens }) => [
    question,
    afterError ? 1 : 0,
    -tokens.length,
    tokens.join(),
  ]);
}

function mergeIntoRecord(record: SessionRecord, callback: PaymentCallback): SessionRecord {
  const question = record.questions.find(({ number }) => number === callback.question);
  const foreign = record.paymentSid !== null && record.paymentSid !== callback.paymentSid;
  if (!question || foreign) return record;
  const outcome = outcomeOf(callback, question);
  return {
    ...record,
    paymentSid: callback.paymentSid,
    questions: mergeReply(record.questions, question.number, { state: 'accepted' }),
    answers: mergeAnswers(record, callback, question),
    required: mergeRequired(record, callback),
    outcome: outcome ? greater(record.outcome, outcome, outcomeRank) : record.outcome,
    discardedClearValue: record.discardedClearValue || callback.clearValue,
  };
}

/** A late callback can still settle an earlier payment (R16); of it nothing else is kept. */
function mergeIntoEarlier(earlier: EarlierPayment, callback: PaymentCallback): EarlierPayment {
  if (callback.result === null) return earlier;
  const outcome = outcomeOf(callback, {
    number: callback.question,
    intent: '',
    asks: 'complete',
    askedAt: 0,
    reply: { state: 'accepted' },
  });
  return outcome
    ? { ...earlier, outcome: greater(earlier.outcome, outcome, outcomeRank) }
    : earlier;
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

/** Replies to a cancel that say there is nothing left to cancel: not found, call not in progress. */
const nothingToCancel: ReadonlySet<number> = new Set([20404, 21220]);

/**
 * The document after Twilio's REST reply to question `number` of the session `key`. A cancel of a
 * session that Twilio no longer has is a cancel that worked (R23).
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
  const asks = record.questions.find((question) => question.number === number)?.asks;
  const gone = asks === 'cancel' && reply.state === 'refused' && nothingToCancel.has(reply.code);
  return {
    ...document,
    current: {
      ...record,
      paymentSid: record.paymentSid ?? paymentSid,
      questions: mergeReply(record.questions, number, reply),
      outcome: gone ? greater(record.outcome, { kind: 'cancelled' }, outcomeRank) : record.outcome,
    },
  };
}
