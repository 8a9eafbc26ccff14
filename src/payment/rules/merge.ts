import type { PaymentCallback } from '../card/callback';
import { keptPostalCode } from '../card/postalCode';
import { type Field, firstEntryOf, isField, readField } from '../card/field';
import type { Answer } from '../document/answers';
import { settled } from '../document/earlier';
import { maxBy, type Rank } from '../document/join';
import { weightier } from '../document/outcomes';
import { outcomeOf } from './outcome';
import { TWO_PAYMENTS, withSid } from '../document/paymentSid';
import { kindOf, pastKindOf } from '../document/questions';
import { isGone, wasCompleted } from './status';
import type {
  QuestionKind,
  CallDocument,
  EarlierPayment,
  Outcome,
  Question,
  Reply,
  SessionRecord,
  SidEvidence,
} from '../document/session';

/*
 * Merging is a join (R10): each function below keeps the greater of two pieces of evidence under a
 * total order, so callbacks may come in any order and any number of times.
 */

/** Newer questions win; within one, refused over captured over entering, more digits over fewer (R11, R12). */
function answerRank(answer: Answer): Rank {
  switch (answer.state) {
    case 'entering':
      return [answer.question, 0, answer.value.length, answer.value, answer.brand ?? ''];
    case 'captured':
      return [answer.question, 1, answer.value.length, answer.value, answer.brand ?? ''];
    case 'refused':
      return [answer.question, 2, answer.error, answer.cause ?? ''];
  }
}

/** A callback to a question proves that Twilio took it, whatever the reply to a repeated request says (R18). */
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

/** The same question comes back where the reply brings nothing, so that it is not checked again (`once`). */
function mergeReply(questions: readonly Question[], number: number, reply: Reply): Question[] {
  return questions.map((question) => {
    if (question.number !== number) return question;
    const merged = maxBy(question.reply, reply, replyRank);
    return merged === question.reply ? question : { ...question, reply: merged };
  });
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

/** Nothing is left of a postal code that could be of a card: it has to be asked for again. */
const entryDiscarded = (question: number): Answer => ({
  state: 'refused',
  question,
  error: 'entry-discarded',
  cause: null,
});

const isPostalCode = (field: Field): boolean => firstEntryOf(field) === 'postal-code';

/** What the callback says of the field it is capturing. */
function answerToCapture(callback: PaymentCallback, field: Field): Answer | null {
  const { question, brand, errorType, partial, discarded } = callback;
  if (errorType !== null)
    return { state: 'refused', question, error: errorType, cause: callback.cause };
  const value = capturedValue(callback, field);
  const ended =
    partial === false ||
    (partial === null && callback.required !== null && !stillRequired(callback, field));
  if (value === undefined) {
    const tooLong = ended && isPostalCode(field) && discarded.includes(field);
    return tooLong ? entryDiscarded(question) : null;
  }
  return {
    state: ended ? 'captured' : 'entering',
    question,
    value,
    brand: field === 'payment-card-number' ? brand : null,
  };
}

/** A field captured earlier is repeated in later callbacks, which makes up for a lost one (R15). */
function repeatedAnswer(callback: PaymentCallback, field: Field): Answer | null {
  const value = callback.values[field];
  if (value === undefined || stillRequired(callback, field)) return null;
  // Without Required nothing says that a value is complete while keys come in or something went wrong.
  const unclear = callback.partial === true || callback.errorType !== null;
  if (callback.required === null && unclear) return null;
  return {
    state: 'captured',
    question: callback.question,
    value,
    brand: field === 'payment-card-number' ? callback.brand : null,
  };
}

/**
 * The answer as it may be kept: of an entry that has not ended how long it is, since a caller may key a security
 * code into any field (R40), and of a postal code no more than its order allows (R45).
 */
function keptAnswer(
  { order }: SessionRecord,
  { lastFour }: PaymentCallback,
  field: Field,
  answer: Answer,
): Answer {
  if (answer.state === 'entering') return { ...answer, value: 'x'.repeat(answer.value.length) };
  if (!isPostalCode(field) || answer.state === 'refused') return answer;
  const value = keptPostalCode(answer.value, order.postalCode, lastFour);
  return value === undefined ? entryDiscarded(answer.question) : { ...answer, value };
}

/** Nothing of a postal code is left once its payment is over (R45). */
function withoutPostalCode(answers: SessionRecord['answers']): SessionRecord['answers'] {
  const kept = { ...answers };
  for (const field of ['postal-code', 'postal-code-matcher'] as const) {
    const answer = answers[field];
    if (answer && answer.state !== 'refused') kept[field] = { ...answer, value: '' };
  }
  return kept;
}

function mergeAnswers(
  record: SessionRecord,
  callback: PaymentCallback,
  kind: QuestionKind,
): SessionRecord['answers'] {
  const asked = isField(kind) ? kind : null;
  const capture = callback.capture ?? asked;
  const answers = { ...record.answers };
  for (const field of record.fields) {
    // While a second entry is keyed in, the first one's value may be that of the second.
    if (capture !== field && capture !== null && firstEntryOf(capture) === field) continue;
    const found =
      capture === field ? answerToCapture(callback, field) : repeatedAnswer(callback, field);
    const kept = found && keptAnswer(record, callback, field, found);
    if (kept) answers[field] = maxBy(answers[field], kept, answerRank);
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

/** How the payment ended according to this callback; nobody can say for a session with two payments. */
function outcomeAfter(
  kept: Outcome | null,
  callback: PaymentCallback,
  kind: QuestionKind,
  { sidSource }: SidEvidence,
): Outcome | null {
  const found = outcomeOf(callback, kind);
  const outcome = found ? weightier(kept, found) : kept;
  return sidSource === 'contested' ? weightier(outcome, TWO_PAYMENTS) : outcome;
}

function mergeIntoRecord(record: SessionRecord, callback: PaymentCallback): SessionRecord {
  const kind = kindOf(record, callback.question);
  const sid = withSid(record, callback.paymentSid, 'callback');
  if (kind === undefined || sid === undefined) return record;
  const outcome = outcomeAfter(record.outcome, callback, kind, sid);
  const answers = mergeAnswers(record, callback, kind);
  return {
    ...record,
    ...sid,
    questions: mergeReply(record.questions, callback.question, { state: 'accepted' }),
    answers: outcome ? withoutPostalCode(answers) : answers,
    required: mergeRequired(record, callback),
    outcome,
    // A caller may key in a postal code that is too long; any other value Twilio should have masked.
    discardedClearValue:
      record.discardedClearValue || callback.discarded.some((field) => !isPostalCode(field)),
  };
}

/** Of a payment in brief no other SID is learned. */
function sidAfter(earlier: EarlierPayment, sid: string): SidEvidence | undefined {
  if (earlier.kind === 'full') return withSid(earlier, sid, 'callback');
  const foreign = earlier.paymentSid !== null && !sid.endsWith(earlier.paymentSid);
  return foreign ? undefined : { paymentSid: earlier.paymentSid, sidSource: 'reply' };
}

/** A late callback can still settle an earlier payment (R16); of it nothing else is kept. */
function mergeIntoEarlier(earlier: EarlierPayment, callback: PaymentCallback): EarlierPayment {
  const kind = pastKindOf(earlier, callback.question);
  const sid = sidAfter(earlier, callback.paymentSid);
  if (kind === undefined || sid === undefined) return earlier;
  const outcome = outcomeAfter(null, callback, kind, sid);
  const known = earlier.kind === 'full' ? { ...earlier, ...sid } : earlier;
  return outcome ? settled(known, outcome) : known;
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
  const sid = paymentSid === null ? undefined : withSid(record, paymentSid, 'reply');
  const outcome = gone ? weightier(record.outcome, { kind: 'cancelled' }) : record.outcome;
  const contested = sid?.sidSource === 'contested';
  return {
    ...document,
    current: {
      ...record,
      ...sid,
      questions: mergeReply(record.questions, number, reply),
      outcome: contested ? weightier(outcome, TWO_PAYMENTS) : outcome,
      answers: outcome || contested ? withoutPostalCode(record.answers) : record.answers,
    },
  };
}
