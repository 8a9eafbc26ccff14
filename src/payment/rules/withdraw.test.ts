import { noLimits } from '../testing/configuration';
import { askStart, askUpdate, type AskResult } from './ask';
import { earlierInFull } from '../document/earlier';
import { mergeCallback } from './merge';
import { emptyDocument } from '../document/emptyDocument';
import {
  agent,
  allFields,
  CALL_SID,
  callback,
  cardOrder,
  documentOf,
  KEY,
  record,
  T0,
} from '../testing/examples';
import { askedAgain, type Unsent, withdrawQuestion } from './withdraw';

const other = {
  workerSid: `WK${'e'.repeat(32)}`,
  taskSid: `WT${'f'.repeat(32)}`,
  conferenceSid: agent.conferenceSid,
};
const NEXT = '00000000-0000-4000-8000-000000000002';

function asked(result: AskResult) {
  if (result.kind !== 'ask') throw new Error(result.kind);
  return result;
}

const captured = record(['payment-card-number'], {
  answers: {
    'payment-card-number': {
      state: 'captured',
      question: 1,
      value: 'xxxxxxxxxxxx4242',
      brand: 'visa',
    },
  },
});
const open = documentOf(captured);
const over = documentOf({ ...captured, outcome: { kind: 'unknown', result: 'moon' } });

const update = (kind: 'expiration-date' | 'cancel') =>
  asked(
    askUpdate(
      open,
      { intent: 'mine', session: KEY, agent: other, kind, writer: 'one', limits: noLimits },
      T0 + 5,
    ),
  );
const start = (document: typeof open | undefined) =>
  asked(
    askStart(
      document,
      {
        intent: NEXT,
        callSid: CALL_SID,
        agent: other,
        agentStarts: undefined,
        doubtElsewhere: undefined,
        writer: 'one',
        limits: noLimits,
        order: cardOrder,
        fields: allFields,
        chargeAgain: true,
      },
      T0 + 5,
    ),
  );
const unsentOf = (
  { record: { key }, question }: ReturnType<typeof update>,
  before: Unsent['before'],
) => ({
  key,
  question,
  before,
  attempts: undefined,
  holder: undefined,
});

test.each(['expiration-date', 'cancel'] as const)(
  'R29 %s, written and never sent: the document is as before, its agent too',
  (kind) => {
    const result = update(kind);
    expect(withdrawQuestion(result.document, unsentOf(result, captured))).toEqual(open);
  },
);

test('R29 removes a start never sent: no session, or the previous one restored', () => {
  const first = start(emptyDocument(CALL_SID));
  expect(withdrawQuestion(first.document, unsentOf(first, null))).toEqual(emptyDocument(CALL_SID));
  const second = start(over);
  expect(second.document.earlier).toHaveLength(1);
  expect(withdrawQuestion(second.document, unsentOf(second, over.current))).toEqual(over);
});

test('R29, R32 leaves the payments before a start never sent as they were', () => {
  const older = { ...earlierInFull(record(['complete'])), key: 'older' };
  const twice = { ...over, earlier: [older] };
  const third = start(twice);
  expect(withdrawQuestion(third.document, unsentOf(third, over.current))).toEqual(twice);
});

test('R29 keeps a question of another session, and another one of the same number', () => {
  const result = update('cancel');
  const { current } = result.document;
  if (!current) throw new Error('there is no session');
  const unsent = unsentOf(result, captured);
  const elsewhere = { ...result.document, current: { ...current, key: NEXT } };
  expect(withdrawQuestion(elsewhere, unsent)).toBe(elsewhere);
  const another = { ...unsent, question: { ...unsent.question, intent: 'another' } };
  expect(withdrawQuestion(result.document, another)).toBe(result.document);
  const later = { ...unsent, question: { ...unsent.question, number: 3 } };
  expect(withdrawQuestion(result.document, later)).toBe(result.document);
});

test('R29 keeps the question that another request of the same press wrote', () => {
  const result = update('cancel');
  const { question, ...unsent } = unsentOf(result, captured);
  const others = { ...unsent, question: { ...question, writer: 'two' } };
  expect(withdrawQuestion(result.document, others)).toBe(result.document);
});

test.each([
  ['is again who had the call before', other, agent],
  ['stays another worker who has opened it since', { ...other, workerSid: agent.workerSid }, null],
  ['stays the same worker on another task', { ...other, taskSid: agent.taskSid }, null],
])('R29 the holder of the call, after a question never sent, %s', (_title, holder, before) => {
  const result = update('cancel');
  const unsent = { ...unsentOf(result, captured), holder: agent };
  const withdrawn = withdrawQuestion({ ...result.document, holder }, unsent);
  expect(withdrawn).toEqual({ ...open, holder: before ?? holder });
});

test('R29, R16 keeps what settled the previous payment meanwhile', () => {
  const second = start(over);
  const settled = mergeCallback(
    second.document,
    KEY,
    callback(1, { Result: 'success', PaymentConfirmationCode: 'ch_1' }),
  );
  expect(withdrawQuestion(settled, unsentOf(second, over.current)).current).toEqual({
    ...over.current,
    outcome: { kind: 'succeeded', confirmationCode: 'ch_1' },
  });
});

test('R29 keeps what was reported of the previous payment meanwhile', () => {
  const report = { event: 'e', since: T0, delivered: true };
  const second = start(over);
  const [earlier] = second.document.earlier;
  if (!earlier) throw new Error('nothing was folded');
  const told = { ...second.document, earlier: [{ ...earlier, report }] };
  expect(withdrawQuestion(told, unsentOf(second, over.current)).current).toEqual({
    ...over.current,
    report,
  });
});

test('R29 withdraws it despite a callback to an earlier question', () => {
  const result = update('expiration-date');
  const late = callback(1, { Result: 'caller-hung-up' });
  expect(
    withdrawQuestion(mergeCallback(result.document, KEY, late), unsentOf(result, captured)),
  ).toEqual(mergeCallback(open, KEY, late));
});

test('R29 keeps a question that had a result', () => {
  const result = update('expiration-date');
  const unsent = unsentOf(result, captured);
  const keyed = callback(2, {
    Capture: 'expiration-date',
    PartialResult: 'true',
    ExpirationDate: 'x',
  });
  const changed = [
    // Twilio answered it.
    mergeCallback(result.document, KEY, keyed),
    // Somebody else asked it again.
    askedAgain(result.document, 2, T0),
    // Another question follows it.
    asked(
      askUpdate(
        result.document,
        {
          intent: 'next',
          session: KEY,
          agent: other,
          kind: 'expiration-date',
          writer: 'one',
          limits: noLimits,
        },
        T0,
      ),
    ).document,
    // Another press has its number; another session; no session.
    asked(
      askUpdate(
        open,
        {
          intent: 'other',
          session: KEY,
          agent: other,
          kind: 'cancel',
          writer: 'one',
          limits: noLimits,
        },
        T0,
      ),
    ).document,
    start(over).document,
    emptyDocument(CALL_SID),
    // No question at all.
    documentOf({ ...captured, questions: [] }),
  ];
  for (const document of changed) expect(withdrawQuestion(document, unsent)).toBe(document);
});

test('R29 counts a repeated question from then on, and later than before', () => {
  const { document } = update('cancel');
  const times = (now: number) =>
    askedAgain(document, 2, now).current?.questions.map(({ askedAt }) => askedAt);
  expect(times(T0 + 900)).toEqual([T0, T0, T0 + 900]);
  expect(times(T0 + 5)).toEqual([T0, T0, T0 + 6]);
  expect(askedAgain(emptyDocument(CALL_SID), 0, T0)).toEqual(emptyDocument(CALL_SID));
});
