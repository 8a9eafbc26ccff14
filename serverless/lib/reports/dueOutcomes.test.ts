import { earlierInFull } from '../../../src/payment/document/earlier';
import type { CallDocument, Outcome } from '../../../src/payment/document/session';
import { documentOf, KEY, record, T0 } from '../../../src/payment/testing/examples';
import { dueOutcomes, withDueNoted, markReported } from './dueOutcomes';

const ACCOUNT = `AC${'e'.repeat(32)}`;
const cancelled = { kind: 'cancelled' } as const;
const succeeded = { kind: 'succeeded', confirmationCode: 'ch_1' } as const;
const ended = (outcome: Outcome | null) => documentOf(record(['complete'], { outcome }));
const later = T0 + 5000;

test('finds nothing due without an outcome or without a payment', () => {
  for (const document of [ended(null), documentOf(null)]) {
    expect(dueOutcomes(document, ACCOUNT, T0)).toEqual([]);
    expect(withDueNoted(document, ACCOUNT, T0)).toEqual(document);
  }
});

test('keeps an outcome due until it is reported, with the time it was first known', () => {
  const noted = withDueNoted(ended(succeeded), ACCOUNT, T0);
  expect(withDueNoted(noted, ACCOUNT, later)).toEqual(noted);
  const due = dueOutcomes(noted, ACCOUNT, later);
  expect(due).toMatchObject([{ outcome: succeeded, since: T0, begun: true }]);
  const reported = markReported(noted, ACCOUNT, due);
  expect(dueOutcomes(reported, ACCOUNT, later)).toEqual([]);
  expect(withDueNoted(reported, ACCOUNT, later)).toEqual(reported);
});

test('finds an outcome that nobody noted due at once', () => {
  expect(dueOutcomes(ended(cancelled), ACCOUNT, T0)).toMatchObject([{ since: T0, begun: false }]);
});

const settle = (document: CallDocument, outcome: Outcome): CallDocument => ({
  ...document,
  current: document.current && { ...document.current, outcome },
});

test('reports a changed outcome again, also when it changed during the first report', () => {
  const noted = withDueNoted(ended(cancelled), ACCOUNT, T0);
  const first = dueOutcomes(noted, ACCOUNT, T0);
  const settled = withDueNoted(
    settle(markReported(noted, ACCOUNT, first), succeeded),
    ACCOUNT,
    later,
  );
  expect(dueOutcomes(settled, ACCOUNT, later)).toMatchObject([
    { outcome: succeeded, since: later },
  ]);
  expect(
    dueOutcomes(markReported(settle(noted, succeeded), ACCOUNT, first), ACCOUNT, later),
  ).toHaveLength(1);
});

test('reports an earlier payment of the call like the current one', () => {
  const { current } = ended(null);
  const document: CallDocument = {
    ...documentOf(current),
    earlier: [earlierInFull(record(['complete'], { key: 'earlier', outcome: succeeded }))],
  };
  const noted = withDueNoted(document, ACCOUNT, T0);
  const due = dueOutcomes(noted, ACCOUNT, T0);
  expect(due.map(({ payment }) => payment.key)).toEqual(['earlier']);
  expect(dueOutcomes(markReported(noted, ACCOUNT, due), ACCOUNT, T0)).toEqual([]);
  expect(noted.current?.key).toBe(KEY);
});
