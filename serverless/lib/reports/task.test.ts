import fc from 'fast-check';
import { earlierInFull } from '../../../src/payment/document/earlier';
import type { CallDocument, Outcome } from '../../../src/payment/document/session';
import {
  agent,
  CALL_SID,
  documentOf,
  KEY,
  record,
  T0,
} from '../../../src/payment/testing/examples';
import { withOutcomes } from './task';

const answers = {
  'payment-card-number': {
    state: 'captured',
    question: 1,
    value: 'xxxxxxxxxxxx4242',
    brand: 'visa',
  },
} as const;
const succeeded = { kind: 'succeeded', confirmationCode: 'ch_1' } as const;
const cancelled = { kind: 'cancelled' } as const;
const unknown = { kind: 'unknown', result: 'new' } as const;
const failed = { kind: 'failed', reason: 'r', payErrorCode: null, messages: [] } as const;
const report = { event: KEY, since: T0, delivered: false };

const current = (outcome: Outcome | null) =>
  documentOf(record(['complete'], { answers, outcome, report }));
const briefly = (purpose: string, outcome: Outcome['kind'], place = 0) => ({
  kind: 'brief' as const,
  key: `00000000-0000-4000-8000-0000000001${String(place).padStart(2, '0')}`,
  purpose,
  paymentSid: null,
  last: 1,
  outcome,
});
const after = (
  briefs: readonly ReturnType<typeof briefly>[],
  outcome: Outcome | null,
): CallDocument => ({ ...current(outcome), earlier: briefs });
const written = (document: CallDocument, before = {}) =>
  withOutcomes(before, [document], agent.taskSid);

const entry = {
  session: KEY,
  time: '2025-10-09T08:53:20.000Z',
  outcome: 'succeeded',
  confirmation: 'ch_1',
  amount: '12.50',
  currency: 'USD',
  processor: 'Default',
  account: 'xxxxxxxxxxxx4242',
  brand: 'visa',
};
const totals = {
  succeeded: 1,
  failed: 0,
  cancelled: 0,
  unknown: 0,
  charged: { USD: '12.50' },
  tokens: 0,
};

test('writes the outcome beside what is there, which stays as it is', () => {
  const before = {
    call_sid: CALL_SID,
    payment: { amount: '12.50', lock: ['amount'] },
    conversations: { campaign: 'Spring', conversation_measure_1: 7 },
  };
  expect(written(current(succeeded), before)).toEqual({
    ...before,
    payment_outcomes: [entry],
    payment_totals: totals,
    conversations: { ...before.conversations, outcome: 'Payment succeeded' },
  });
});

test('writes nothing while nothing is known', () => {
  expect(written(current(null), { a: 1 })).toEqual({ a: 1 });
  expect(withOutcomes({ a: 1 }, [current(succeeded)], 'WT of another')).toEqual({ a: 1 });
});

test.each([
  [failed, 'Payment failed'],
  [cancelled, 'Payment cancelled'],
  [unknown, 'Payment outcome unknown'],
])(
  'reports no sale to Insights where no money is known to have been taken: %#',
  (outcome, words) => {
    const sold = { conversations: { outcome: 'Sold', campaign: 'Spring' } };
    const { conversations } = written(current(outcome), sold);
    expect(conversations).toMatchObject({ campaign: 'Spring' });
    expect(conversations).toMatchObject({ outcome: words });
  },
);

test('leaves nothing of ours that somebody wrote where no payment has ended', () => {
  const forged = {
    a: 1,
    payment_outcomes: [entry],
    payment_totals: totals,
    conversations: { outcome: 'Payment succeeded', campaign: 'Spring' },
  };
  expect(written(current(null), forged)).toEqual({ a: 1, conversations: { campaign: 'Spring' } });
  const theirs = { conversations: { outcome: 'Called back' } };
  expect(written(current(null), theirs)).toEqual(theirs);
});

test('adds up what was taken on all legs of the call', () => {
  const before: CallDocument = { ...current(succeeded), callSid: `CA${'b'.repeat(32)}` };
  const attributes = withOutcomes({}, [before, current(failed)], agent.taskSid);
  expect(attributes.payment_totals).toEqual({ ...totals, failed: 1 });
  expect(attributes.conversations).toEqual({ outcome: 'Payment succeeded' });
});

test('keeps an outcome that the contact center has set, and replaces one in our words', () => {
  const theirs = { conversations: { outcome: 'Retention - Success' } };
  expect(written(current(succeeded), theirs).conversations).toEqual(theirs.conversations);
  const ours = written(current(unknown));
  expect(ours.conversations).toEqual({ outcome: 'Payment outcome unknown' });
  expect(written(current(failed), ours).conversations).toEqual({ outcome: 'Payment failed' });
});

test('copes with attributes of another type under our names', () => {
  const odd = { conversations: 'none', payment_outcomes: 'nothing', payment_totals: [] };
  expect(written(current(succeeded), odd)).toEqual({
    conversations: { outcome: 'Payment succeeded' },
    payment_outcomes: [entry],
    payment_totals: totals,
  });
});

test('neither counts nor keeps what somebody else wrote under our names', () => {
  const invented = Array.from({ length: 10 }, (_, place) => ({
    ...entry,
    session: `00000000-0000-4000-8000-0000000002${String(place).padStart(2, '0')}`,
    amount: '900.00',
  }));
  const forged = {
    payment_outcomes: [{ ...entry, outcome: 'succeeded' }, ...invented],
    payment_totals: { ...totals, charged: { USD: '9000.00' } },
    conversations: { outcome: 'Payment succeeded' },
  };
  expect(written(current(failed), forged)).toEqual(written(current(failed)));
});

test.each([
  [[succeeded, failed, cancelled, unknown], 'Payment succeeded'],
  [[unknown, failed, cancelled], 'Payment outcome unknown'],
  [[failed, cancelled], 'Payment failed'],
  [[cancelled], 'Payment cancelled'],
])('sums up several payments for Insights, in any order: %#', (outcomes, words) => {
  for (const [place, last] of outcomes.entries()) {
    const others = outcomes.filter((_outcome, index) => index !== place);
    const briefs = others.map(({ kind }, index) => briefly('1.00 USD', kind, index));
    expect(written(after(briefs, last)).conversations).toEqual({ outcome: words });
  }
});

test('adds up charges by currency exactly, and counts tokens', () => {
  const briefs = [
    briefly('0.10 USD', 'succeeded', 1),
    briefly('0.20 USD', 'succeeded', 2),
    briefly('999999.99 USD', 'failed', 3),
    briefly('1250 JPY', 'succeeded', 4),
    briefly('1.250 KWD', 'succeeded', 5),
    briefly('0.750 KWD', 'succeeded', 6),
    briefly('reusable', 'succeeded', 7),
    briefly('reusable', 'cancelled', 8),
  ];
  expect(written(after(briefs, succeeded)).payment_totals).toEqual({
    succeeded: 7,
    failed: 1,
    cancelled: 1,
    unknown: 0,
    charged: { USD: '12.80', JPY: '1250', KWD: '2.000' },
    tokens: 1,
  });
});

test('adds up any number of amounts to the cent', () => {
  const cents = fc.array(fc.integer({ min: 1, max: 99_999_999 }), { maxLength: 30 });
  fc.assert(
    fc.property(cents, (all) => {
      const briefs = all.map((each, place) => {
        const [whole, fraction] = [Math.floor(each / 100), String(each % 100).padStart(2, '0')];
        return briefly(`${whole}.${fraction} EUR`, 'succeeded', place);
      });
      const sum = BigInt(all.reduce((total, each) => total + each, 0));
      const EUR = `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`;
      const charged = all.length === 0 ? {} : { EUR };
      expect(written(after(briefs, failed)).payment_totals).toMatchObject({ charged });
    }),
  );
});

test('lists the last ten, and counts all', () => {
  const briefs = Array.from({ length: 11 }, (_, place) => briefly('1.00 USD', 'failed', place));
  const { payment_outcomes, payment_totals } = written(after(briefs, succeeded));
  expect(payment_outcomes).toMatchObject([
    ...briefs.slice(2).map(({ key }) => ({ session: key })),
    entry,
  ]);
  expect(payment_totals).toMatchObject({ succeeded: 1, failed: 11 });
});

test('counts neither payments for another task of the same call nor those before them', () => {
  const another = { ...agent, taskSid: `WT${'9'.repeat(32)}` };
  const document: CallDocument = {
    ...current(succeeded),
    earlier: [
      briefly('5.00 USD', 'succeeded'),
      earlierInFull(record(['complete'], { key: 'other', agent: another, outcome: succeeded })),
    ],
  };
  expect(written(document).payment_totals).toEqual(totals);
  expect(withOutcomes({}, [document], another.taskSid).payment_totals).toMatchObject({
    succeeded: 2,
    charged: { USD: '17.50' },
  });
});
