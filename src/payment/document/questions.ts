import { questionKinds } from './names';
import type { EarlierPayment, Question, QuestionKind, SessionRecord } from './session';

/*
 * An agent may ask for the same field many times; the questions of a session stay few (R33).
 */

/** The newest questions, kept in full: a reply or a repeated press is about one of them. */
export const QUESTIONS_IN_FULL = 8;
/** Questions of one session, the start included, after which no more fields can be asked for. */
export const QUESTION_LIMIT = 100;
/** Further questions that may still complete or cancel it. */
export const CLOSING_QUESTIONS = 10;

/** Questions that a session can have. They are numbered from 0, so none has this number. */
export const QUESTIONS_AT_MOST = QUESTION_LIMIT + CLOSING_QUESTIONS;

/**
 * Number in the callbacks of the cancel that a start sends for an orphaned session (R36): none of that
 * session's questions has it.
 */
export const ORPHAN_CANCEL = QUESTION_LIMIT + CLOSING_QUESTIONS;

/** The number of the next question. */
export function nextNumber({ questions }: SessionRecord): number {
  return (questions.at(-1)?.number ?? -1) + 1;
}

/** What the question with this number asked for; undefined if it does not exist (R17). */
export function kindOf(
  { questions, folded }: SessionRecord,
  number: number,
): QuestionKind | undefined {
  const question = questions.find((each) => each.number === number);
  return question?.kind ?? questionKinds.find((kind) => folded?.[kind]?.includes(number));
}

/** The last question of a kind that Twilio did not refuse. */
export function lastAsked(record: SessionRecord, kind: QuestionKind): Question | undefined {
  return record.questions.findLast(
    (question) => question.kind === kind && question.reply.state !== 'refused',
  );
}

/** The start of a session if nobody knows whether Twilio opened it; undefined once a reply or a callback says so. */
export function lostStart({ paymentSid, outcome, questions }: SessionRecord): Question | undefined {
  const [start] = questions;
  const isUnnamed = paymentSid === null && outcome === null;
  return isUnnamed && start?.reply.state === 'pending' ? start : undefined;
}

/** What is kept of a payment's questions once another payment has started on the call. */
export function pastQuestions(record: SessionRecord): Pick<EarlierPayment, 'last' | 'cancels'> {
  const inFull = record.questions.filter(({ kind }) => kind === 'cancel');
  const cancels = [...(record.folded?.cancel ?? []), ...inFull.map(({ number }) => number)];
  const last = nextNumber(record) - 1;
  return cancels.length === 0 ? { last } : { last, cancels };
}

/**
 * What the question of an earlier payment asked for, as far as its outcome depends on it; undefined if it did
 * not exist (R17). A field counts as a complete: where their outcomes differ (R37), that one's is unknown.
 */
export function pastKindOf(
  { last, cancels }: EarlierPayment,
  number: number,
): 'start' | 'cancel' | 'complete' | undefined {
  if (number === ORPHAN_CANCEL || cancels?.includes(number)) return 'cancel';
  if (number > last) return undefined;
  return number === 0 ? 'start' : 'complete';
}

/** Whether it says what was asked for last: the newest of its kind that was not refused. */
function isLastOfItsKind(question: Question, _: number, questions: readonly Question[]): boolean {
  const last = questions.findLast(
    ({ kind, reply }) => kind === question.kind && reply.state !== 'refused',
  );
  return last === question;
}

/**
 * The record with one more question. The last older question of each kind that was not refused stays in full,
 * because a status is derived from it. Only number and kind are kept of the others, so that a callback is still
 * understood.
 */
export function withQuestion(record: SessionRecord, question: Question): SessionRecord {
  const questions = [...record.questions, question];
  const older = questions.slice(0, -QUESTIONS_IN_FULL);
  const folding = older.filter((...each) => !isLastOfItsKind(...each));
  if (folding.length === 0) return { ...record, questions };
  const folded = { ...record.folded };
  for (const { kind, number } of folding) folded[kind] = [...(folded[kind] ?? []), number];
  return { ...record, questions: questions.filter((each) => !folding.includes(each)), folded };
}
