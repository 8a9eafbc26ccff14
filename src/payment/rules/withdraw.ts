import type {
  Agent,
  CallDocument,
  EarlierInFull,
  Question,
  SessionRecord,
} from '../document/session';

/** A question that was written down, and the session as it stood before. */
export interface Unsent {
  /** Key of the session it belongs to. */
  readonly key: string;
  readonly question: Question;
  /** What `current` was before the question was written; null when there was no session. */
  readonly before: SessionRecord | null;
  /** How often was counted before (R76). */
  readonly attempts: CallDocument['attempts'];
  /** Who had the call before. */
  readonly holder: CallDocument['holder'];
}

/**
 * The document without a question that was written and never sent (R29). The document is unchanged if the
 * question had a consequence after all: a reply, somebody who asks it again, or another question after it,
 * since numbers are never reused.
 */
export function withdrawQuestion(document: CallDocument, unsent: Unsent): CallDocument {
  const { key, question, before, attempts } = unsent;
  const record = document.current;
  const last = record?.questions.at(-1);
  if (record?.key !== key || last?.number !== question.number) return document;
  if (last.intent !== question.intent || last.writer !== question.writer) return document;
  if (last.askedAt !== question.askedAt) return document;
  if (last.reply.state !== 'pending') return document;
  // If somebody has opened the call since, they stay its holder.
  const asked = document.holder && isSame(document.holder, record.agent);
  const counted = { attempts, holder: asked ? unsent.holder : document.holder };
  if (last.kind === 'start') return { ...withoutSession(document, before), ...counted };
  const agent = before?.agent ?? record.agent;
  const questions = record.questions.slice(0, -1);
  return { ...document, current: { ...record, agent, questions }, ...counted };
}

/** Whether it is the same worker with the same task. */
const isSame = (one: Agent, other: Agent): boolean =>
  one.workerSid === other.workerSid && one.taskSid === other.taskSid;

/** What callbacks may have changed of a payment since it was folded. */
function settledSince({ paymentSid, sidSource, outcome, report }: EarlierInFull) {
  return { paymentSid, sidSource, outcome, report };
}

/**
 * A start folds the session before it, which is unfolded again; a callback may have settled that one
 * in the meantime (R16). The newest is kept in full (R32), so only an older one can have lost details.
 */
function withoutSession(document: CallDocument, before: SessionRecord | null): CallDocument {
  const folded = before && document.earlier.find(({ key }) => key === before.key);
  if (!folded) return { ...document, current: null };
  return {
    ...document,
    current: folded.kind === 'full' ? { ...before, ...settledSince(folded) } : before,
    earlier: document.earlier.filter((earlier) => earlier !== folded),
  };
}

/**
 * The document with question `number` asked again at `now`, before it is sent again, so that its first writer
 * can no longer withdraw it (R29).
 */
export function askedAgain(document: CallDocument, number: number, now: number): CallDocument {
  const record = document.current;
  if (!record) return document;
  const questions = record.questions.map((question) =>
    question.number === number
      ? { ...question, askedAt: Math.max(now, question.askedAt + 1) }
      : question,
  );
  return { ...document, current: { ...record, questions } };
}
