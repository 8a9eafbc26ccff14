import { ATTEMPTS_AT_MOST } from '../names';
import type { Answer } from './answers';
import { earlierInFull, foldedTo, type Kept } from './earlier';
import { type Attempts, MOST_PARTS, type Tally } from './tally';
import { QUESTIONS_AT_MOST, QUESTIONS_IN_FULL } from './questions';
import { emptyDocument } from './emptyDocument';
import { WRITER_LIMIT } from './names';
import type {
  Agent,
  CallDocument,
  EarlierPayment,
  Outcome,
  Question,
  Reply,
  Report,
  SessionRecord,
  SidEvidence,
} from './session';
import { jsonBytes, REQUIRED_LIMIT, textBytes } from '../card/text';

/*
 * A document must fit into Sync whatever comes: callbacks cannot be refused, so the room they may take
 * is reserved when a payment starts (R31).
 */

/** Bytes of JSON that a document never exceeds; Sync takes 16 KiB (Sync limits), the rest is margin. */
export const DOCUMENT_LIMIT = 16_000;
/** How many of the newest earlier payments are kept in full, while there is room. */
const EARLIER_IN_FULL = 3;

/**
 * A value that names every field, the optional ones too: a field that is added to the document and
 * forgotten here does not compile (R31).
 */
type EveryField<T> = T extends unknown ? { [K in keyof Required<T>]: T[K] } : never;

/** One value for each member of a union, whose members `Tag` tells apart: none can be forgotten either. */
type OneOfEach<T, Tag extends keyof T> = {
  readonly [Name in T[Tag] & string]: EveryField<Extract<T, Record<Tag, Name>>>;
};

/** The value that takes the most room. */
function longest<T>(values: Readonly<Record<string, T>>): T {
  return Object.values(values).reduce((one, other) =>
    jsonBytes(other) > jsonBytes(one) ? other : one,
  );
}

const text = (bytes: number) => 'x'.repeat(bytes);
/** A timestamp of as many digits as any has until the year 2286. */
const MOMENT = 9_999_999_999_999;

const longestOutcome = longest<Outcome>({
  succeeded: { kind: 'succeeded', confirmationCode: text(textBytes.confirmationCode) },
  failed: {
    kind: 'failed',
    reason: text(textBytes.code),
    payErrorCode: text(textBytes.payErrorCode),
    messages: [text(textBytes.message), text(textBytes.message)],
  },
  cancelled: { kind: 'cancelled' },
  unknown: { kind: 'unknown', result: text(textBytes.code) },
} satisfies OneOfEach<Outcome, 'kind'>);

const longestReply = longest<Reply>({
  pending: { state: 'pending' },
  accepted: { state: 'accepted' },
  refused: { state: 'refused', code: Number.MAX_SAFE_INTEGER },
} satisfies OneOfEach<Reply, 'state'>);

/** Characters of the longest masked value, an account number with four digits in clear. */
const MASKED_AT_MOST = 34;
const entered = {
  question: QUESTIONS_AT_MOST,
  value: text(MASKED_AT_MOST),
  brand: text(textBytes.brand),
};
const longestAnswer = longest<Answer>({
  entering: { state: 'entering', ...entered },
  captured: { state: 'captured', ...entered },
  refused: {
    state: 'refused',
    question: QUESTIONS_AT_MOST,
    error: text(textBytes.errorType),
    cause: text(textBytes.cause),
  },
} satisfies OneOfEach<Answer, 'state'>);

const longestReport: EveryField<Report> = { event: text(36), since: MOMENT, delivered: false };

const highestTally: Tally = Array.from({ length: MOST_PARTS }, () => [MOMENT, ATTEMPTS_AT_MOST]);
const mostAttempts: EveryField<Attempts> = { starts: highestTally, captures: highestTally };

const longestRequired: EveryField<SessionRecord['required']> = {
  question: QUESTIONS_AT_MOST,
  afterError: false,
  tokens: Array.from({ length: REQUIRED_LIMIT }, () => text(textBytes.required)),
};

/** A SID of Twilio. */
const SID = text(34);
const someAgent: EveryField<Agent> = { workerSid: SID, taskSid: SID, conferenceSid: SID };

/** The longest that the evidence of a payment SID can become. */
const longestSid: EveryField<SidEvidence> = { paymentSid: SID, sidSource: 'contested' };

/** The record as large as questions, replies and callbacks can make it. */
function fullest(record: SessionRecord): EveryField<SessionRecord> {
  const { kind, key, order } = record;
  const number = QUESTIONS_AT_MOST;
  const longestField = 'payment-card-number-matcher';
  const question: EveryField<Question> = {
    number,
    intent: key,
    kind: longestField,
    askedAt: MOMENT,
    writer: text(WRITER_LIMIT),
    reply: longestReply,
  };
  // Besides the newest: the start, a cancel, and one of each field.
  const inFull = QUESTIONS_IN_FULL + record.fields.length + 2;
  const asked = [...record.fields, 'start', 'complete', 'cancel'] as const;
  return {
    kind,
    key,
    agent: someAgent,
    order,
    fields: record.fields,
    ...longestSid,
    questions: Array.from({ length: inFull }, () => question),
    folded: {
      ...Object.fromEntries(asked.map((each) => [each, []])),
      [longestField]: Array.from({ length: QUESTIONS_AT_MOST - inFull }, () => number),
    },
    answers: Object.fromEntries(record.fields.map((field) => [field, longestAnswer])),
    required: longestRequired,
    outcome: longestOutcome,
    report: longestReport,
    discardedClearValue: false,
  };
}

function fullestEarlier(payment: EarlierPayment): EveryField<EarlierPayment> {
  const { key, last, cancels } = payment;
  const known = { key, last, cancels };
  switch (payment.kind) {
    case 'full': {
      const { kind, purpose, account, completeAsked, details } = payment;
      const settled = { outcome: longestOutcome, report: longestReport };
      return {
        kind,
        ...known,
        ...longestSid,
        purpose,
        account,
        completeAsked,
        ...settled,
        details,
      };
    }
    case 'brief': {
      const { kind, purpose, paymentSid, proof } = payment;
      const confirmationCode = text(textBytes.confirmationCode);
      const longestProof: EveryField<typeof proof> = proof && {
        account: proof.account,
        confirmationCode,
      };
      return {
        kind,
        ...known,
        purpose,
        paymentSid,
        outcome: 'unanswered',
        proof: longestProof,
      };
    }
  }
}

/**
 * From all that is kept of earlier payments down to the least. The codes and cards of the oldest, which a
 * customer may still ask for, are given up after all in full but the last, which may still be reported.
 */
function* foldings(payments: number): Generator<Kept> {
  const most = Math.min(EARLIER_IN_FULL, payments);
  for (let inFull = most; inFull > 1; inFull -= 1) yield { inFull, withProof: payments };
  for (let withProof = payments; withProof > 0; withProof -= 1) yield { inFull: 1, withProof };
  yield { inFull: 0, withProof: 0 };
}

/** Bytes of JSON that the document can come to have before the next payment starts. */
export function bytesAtMost(document: CallDocument): number {
  const { version, callSid, current, earlier } = document;
  const atMost: EveryField<CallDocument> = {
    version,
    callSid,
    holder: someAgent,
    current: current && fullest(current),
    earlier: earlier.map(fullestEarlier),
    attempts: mostAttempts,
  };
  return jsonBytes(atMost);
}

/** Why there is no room for a payment. */
export type NoRoom = 'too-many-payments' | 'order-too-long';

/**
 * The first document that fits, of ever smaller ones. The first of all mostly does; between the others it is found by
 * halving, since each look at a long one takes its time.
 */
function firstThatFits(
  foldings: readonly Kept[],
  folded: (kept: Kept) => CallDocument,
  look = 0,
): CallDocument | undefined {
  const kept = foldings[look];
  if (!kept) return undefined;
  const document = folded(kept);
  const halve = (others: readonly Kept[]) => firstThatFits(others, folded, others.length >> 1);
  return bytesAtMost(document) > DOCUMENT_LIMIT
    ? halve(foldings.slice(look + 1))
    : (halve(foldings.slice(0, look)) ?? document);
}

/**
 * The document with `record` as its current payment, and the earlier ones folded until all of it fits
 * whatever comes (R31, R32).
 */
export function withPayment(before: CallDocument, record: SessionRecord): CallDocument | NoRoom {
  const ended = before.current ? [earlierInFull(before.current)] : [];
  const earlier = [...before.earlier, ...ended];
  const fitting = firstThatFits([...foldings(earlier.length)], (kept) => ({
    ...before,
    current: record,
    earlier: foldedTo(earlier, kept),
  }));
  if (fitting) return fitting;
  const alone = { ...emptyDocument(before.callSid), current: record };
  return bytesAtMost(alone) <= DOCUMENT_LIMIT ? 'too-many-payments' : 'order-too-long';
}
