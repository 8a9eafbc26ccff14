import { earlierInFull, foldedTo, settled } from './earlier';
import { cardFields, matchers } from '../card/field';
import { QUESTIONS_AT_MOST, QUESTIONS_IN_FULL } from './questions';
import { emptyDocument } from './emptyDocument';
import { briefOutcomes, WRITER_LIMIT } from './names';
import type { CallDocument, SessionRecord } from './session';
import type { Tally } from './tally';
import { bytesAtMost, DOCUMENT_LIMIT, withPayment } from './size';
import {
  agent,
  CALL_SID,
  cardOrder,
  documentOf,
  KEY,
  PAYMENT_SID,
  question,
  record,
  T0,
} from '../testing/examples';
import { jsonBytes } from '../card/text';

const cardTwice = [...cardFields, ...matchers];
const started = record([], { fields: cardTwice, paymentSid: null, sidSource: null });
const long = 'x'.repeat(200);
const code = long.slice(0, 100);
const outcome = {
  kind: 'failed',
  reason: code,
  payErrorCode: long.slice(0, 20),
  messages: [long, long],
} as const;
const report = { event: KEY, since: T0, delivered: false };
const tally: Tally = Array.from({ length: 5 }, () => [T0, 10_000]);
const attempts = { starts: tally, captures: tally };

/** The numbers of all questions but those in full, which are the first. */
const inFull = QUESTIONS_IN_FULL + cardTwice.length + 2;
const folded = Array.from({ length: QUESTIONS_AT_MOST - inFull }, (_, index) => inFull + index);

/** As much as may come of a payment: every question asked and refused, each text as long as it may be. */
function longest(): SessionRecord {
  const last = QUESTIONS_AT_MOST - 1;
  const reply = { state: 'refused', code: Number.MAX_SAFE_INTEGER } as const;
  const asked = question(last, 'payment-card-number-matcher', { intent: KEY, reply });
  const error = {
    state: 'refused',
    question: last,
    error: long.slice(0, 60),
    cause: long.slice(0, 40),
  } as const;
  const kinds = [...cardTwice, 'start', 'complete', 'cancel'] as const;
  return {
    ...started,
    paymentSid: PAYMENT_SID,
    sidSource: 'contested',
    questions: Array.from({ length: inFull }, () => ({
      ...asked,
      writer: 'x'.repeat(WRITER_LIMIT),
    })),
    folded: {
      ...Object.fromEntries(kinds.map((kind) => [kind, []])),
      'payment-card-number-matcher': folded,
    },
    answers: Object.fromEntries(cardTwice.map((field) => [field, error])),
    required: {
      question: last,
      afterError: false,
      tokens: Array.from({ length: 10 }, () => long.slice(0, 60)),
    },
    outcome,
    report,
    discardedClearValue: false,
  };
}

describe('R31 what is reserved when a payment starts', () => {
  it('is what the longest payment takes, to the byte', () => {
    const used = jsonBytes({ ...documentOf(longest()), holder: agent, attempts });
    // Each number of a question has room for three digits.
    const shorter = folded.filter((number) => number < 100).length;
    expect(bytesAtMost(documentOf(started))).toBe(used + shorter);
  });

  it('is what a late callback makes of an earlier one, to the byte', () => {
    const earlier = earlierInFull(started);
    const late = {
      ...earlier,
      paymentSid: PAYMENT_SID,
      sidSource: 'contested',
      outcome,
      report,
    };
    const used = jsonBytes({ ...documentOf(null), holder: agent, earlier: [late], attempts });
    expect(bytesAtMost({ ...documentOf(null), earlier: [earlier] })).toBe(used);
  });

  it.each(briefOutcomes)('is enough for any later outcome of one in brief that is %s', (kept) => {
    const [brief] = foldedTo([earlierInFull(record(['complete']))], { inFull: 0, withProof: 1 });
    if (brief?.kind !== 'brief') throw new Error('it is kept in full');
    const before = { ...brief, outcome: kept };
    const reserved = bytesAtMost({ ...documentOf(null), earlier: [before] });
    const ends = [{ kind: 'cancelled' }, { kind: 'succeeded', confirmationCode: long }] as const;
    for (const end of ends) {
      const late = settled(before, end);
      const used = jsonBytes({ ...documentOf(null), holder: agent, earlier: [late], attempts });
      expect(reserved).toBeGreaterThanOrEqual(used);
    }
  });
});

describe('R31 a payment starts', () => {
  /** A payment that takes all the room of a call, and `more` bytes. */
  function filling(before: CallDocument, more = 0): SessionRecord {
    const free = DOCUMENT_LIMIT - bytesAtMost({ ...before, current: started });
    const note = 'x'.repeat(free + cardOrder.description.length + more);
    return { ...started, order: { ...cardOrder, description: note } };
  }

  it('while it fits, to the byte', () => {
    const call = emptyDocument(CALL_SID);
    expect(withPayment(call, filling(call))).toEqual({ ...call, current: filling(call) });
    expect(withPayment(call, filling(call, 1))).toBe('order-too-long');
  });

  it('where another one did not leave its room, on another call only', () => {
    const call = emptyDocument(CALL_SID);
    const again = { ...call, current: record(['complete']) };
    expect(withPayment(again, filling(call))).toBe('too-many-payments');
  });

  it('R32 with fewer of the earlier ones in full the less room there is, down to none', () => {
    const payments = Array.from({ length: 60 }, () => earlierInFull(record(['complete'])));
    const kept = payments.map((_, count) => {
      const earlier = foldedTo(payments.slice(0, count), { inFull: 3, withProof: count });
      const written = withPayment({ ...documentOf(null), earlier }, started);
      if (typeof written === 'string') return written;
      return written.earlier.filter((payment) => payment.kind === 'full').length;
    });
    expect([...new Set(kept)]).toEqual([0, 1, 2, 3, 'too-many-payments']);
    expect(kept.indexOf('too-many-payments')).toBe(kept.lastIndexOf(0) + 1);
    expect(kept.lastIndexOf(0)).toBeGreaterThan(kept.lastIndexOf(1));
  });

  it('R32 with as much of the earlier ones as fits, found as if each way to keep them were tried', () => {
    const payments = Array.from({ length: 50 }, () => earlierInFull(record(['complete'])));
    for (let count = 0; count <= payments.length; count += 1) {
      const earlier = payments.slice(0, count);
      const proofs = Array.from({ length: count }, (_, given) => count - given);
      const ways = [
        ...[3, 2].map((inFull) => ({ inFull, withProof: count })),
        ...proofs.map((withProof) => ({ inFull: 1, withProof })),
        { inFull: 0, withProof: 0 },
      ].map((kept) => ({ ...documentOf(started), earlier: foldedTo(earlier, kept) }));
      const first = ways.find((document) => bytesAtMost(document) <= DOCUMENT_LIMIT);
      expect(withPayment({ ...documentOf(null), earlier }, started)).toEqual(
        first ?? 'too-many-payments',
      );
    }
  });
});
