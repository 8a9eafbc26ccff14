import { earlierInFull, withNewestInFull } from './earlier';
import { fields } from '../card/field';
import type { Tally } from './tally';
import { QUESTIONS_AT_MOST, QUESTIONS_IN_FULL } from './questions';
import {
  type CallDocument,
  type EarlierPayment,
  emptyDocument,
  type Outcome,
  type Question,
  type Report,
  type SessionRecord,
  WRITER_LIMIT,
} from './session';
import { jsonBytes, REQUIRED_LIMIT, textBytes } from '../card/text';

/*
 * A document must fit into Sync whatever comes: callbacks cannot be refused, so the room they may take
 * is reserved when a payment starts (R31).
 */

/** Bytes of JSON that a document never exceeds; Sync takes 16 KiB (Sync limits), the rest is margin. */
export const DOCUMENT_LIMIT = 16_000;
/** So many of the newest earlier payments are kept in full, while there is room. */
export const EARLIER_IN_FULL = 3;

const text = (bytes: number) => 'x'.repeat(bytes);
/** A moment is written in so many digits until the year 2286. */
const MOMENT = 9_999_999_999_999;

const longestOutcome: Outcome = {
  kind: 'failed',
  reason: text(textBytes.code),
  payErrorCode: text(textBytes.payErrorCode),
  messages: [text(textBytes.message), text(textBytes.message)],
};

const longestReport: Report = { event: text(36), since: MOMENT, delivered: false };

const highestTally: Tally = { since: MOMENT, count: Number.MAX_SAFE_INTEGER };

/** The record as large as questions, replies and callbacks can make it. */
function fullest(record: SessionRecord): SessionRecord {
  const number = QUESTIONS_AT_MOST;
  const longestField = 'payment-card-number-matcher';
  const question: Question = {
    number,
    intent: record.key,
    kind: longestField,
    askedAt: MOMENT,
    writer: text(WRITER_LIMIT),
    reply: { state: 'refused', code: Number.MAX_SAFE_INTEGER },
  };
  // Besides the newest: the start, a cancel, and one of each field.
  const inFull = QUESTIONS_IN_FULL + record.fields.length + 2;
  const asked = [...record.fields, 'start', 'complete', 'cancel'] as const;
  const refused = { state: 'refused', question: number, error: text(textBytes.code) } as const;
  return {
    ...record,
    paymentSid: text(34),
    questions: Array.from({ length: inFull }, () => question),
    folded: {
      ...Object.fromEntries(asked.map((kind) => [kind, []])),
      [longestField]: Array.from({ length: QUESTIONS_AT_MOST - inFull }, () => number),
    },
    answers: Object.fromEntries(fields.map((field) => [field, refused])),
    required: {
      question: number,
      afterError: false,
      tokens: Array.from({ length: REQUIRED_LIMIT }, () => text(textBytes.required)),
    },
    outcome: longestOutcome,
    report: longestReport,
    discardedClearValue: false,
  };
}

function fullestEarlier(payment: EarlierPayment): EarlierPayment {
  return payment.kind === 'full'
    ? { ...payment, outcome: longestOutcome, report: longestReport }
    : { ...payment, outcome: 'unanswered' };
}

/** Bytes of JSON that the document can come to have before the next payment starts. */
export function bytesAtMost(document: CallDocument): number {
  return jsonBytes({
    ...document,
    current: document.current && fullest(document.current),
    earlier: document.earlier.map(fullestEarlier),
    attempts: { starts: highestTally, captures: highestTally },
  });
}

/** Why there is no room for a payment. */
export type NoRoom = 'too-many-payments' | 'order-too-long';

/**
 * The document with `record` as its current payment, and the earlier ones folded until all of it fits
 * whatever comes (R31, R32).
 */
export function withPayment(before: CallDocument, record: SessionRecord): CallDocument | NoRoom {
  const ended = before.current ? [earlierInFull(before.current)] : [];
  const earlier = [...before.earlier, ...ended];
  for (let inFull = EARLIER_IN_FULL; inFull >= 0; inFull -= 1) {
    const document = { ...before, current: record, earlier: withNewestInFull(earlier, inFull) };
    if (bytesAtMost(document) <= DOCUMENT_LIMIT) return document;
  }
  const alone = { ...emptyDocument(before.callSid), current: record };
  return bytesAtMost(alone) <= DOCUMENT_LIMIT ? 'too-many-payments' : 'order-too-long';
}
