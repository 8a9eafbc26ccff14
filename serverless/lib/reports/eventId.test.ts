import fc from 'fast-check';
import type { Outcome } from '../../../src/payment/document/session';
import { record } from '../../../src/payment/testing/examples';
import type { Action, ActionResult } from './event';
import { actionEventId, outcomeEventId } from './eventId';

/*
 * Random histories: in each, an event differs from the one before in one thing at most, such as when an agent reuses
 * an intent or a session on another call, for another field, or after another answer. Equal events must share an id,
 * and no others.
 */

const sid = (prefix: string) => fc.constantFrom('1', '2').map((end) => prefix + end.repeat(32));
const uuid = fc.constantFrom('a', 'b').map((end) => `00000000-0000-4000-8000-00000000000${end}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });

const result: fc.Arbitrary<ActionResult> = fc.oneof(
  fc.constant({ result: 'accepted' } as const),
  fc.record({
    result: fc.constant('refused' as const),
    code: fc.constantFrom('token-invalid', 'order-invalid'),
    attribute: maybe(fc.constantFrom('payment.amount', 'payment.currency')),
  }),
);
const text = fc.constantFrom('a', 'b');
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant('succeeded' as const), confirmationCode: maybe(text) }),
  fc.record({
    kind: fc.constant('failed' as const),
    reason: text,
    payErrorCode: maybe(text),
    messages: fc.array(text, { maxLength: 1 }),
  }),
  fc.constant({ kind: 'cancelled' } as const),
  fc.record({ kind: fc.constant('unknown' as const), result: text }),
);

/** What an event may be about. */
const things = {
  isOutcome: fc.boolean(),
  accountSid: sid('AC'),
  operation: fc.constantFrom('open', 'start', 'capture', 'complete', 'cancel'),
  workerSid: maybe(sid('WK')),
  callSid: sid('CA'),
  taskSid: sid('WT'),
  session: uuid,
  question: maybe(fc.constantFrom(0, 1)),
  field: maybe(fc.constantFrom('expiration-date', 'security-code')),
  result,
  press: uuid,
  outcome,
} as const;
const about = fc.record(things);
type About = typeof about extends fc.Arbitrary<infer Each> ? Each : never;
const thing = fc.oneof(
  fc.constantFrom(
    ...(['isOutcome', 'accountSid', 'operation', 'workerSid', 'callSid', 'taskSid'] as const),
    ...(['session', 'question', 'field', 'press'] as const),
  ),
  // Each of these has parts of its own.
  fc.constantFrom('result', 'outcome'),
);

/** An event, as far as it is told, and its id. */
function eventOf({ isOutcome, result, press, outcome, ...rest }: About) {
  const { accountSid, callSid, taskSid, session } = rest;
  if (isOutcome) {
    const agent = { workerSid: 'WK1', taskSid, conferenceSid: 'CF1' };
    const payment = record(['complete'], { key: session, agent });
    const event = { accountSid, callSid, taskSid, session, outcome };
    return { event, id: outcomeEventId({ accountSid, callSid }, payment, outcome) };
  }
  const action = { type: 'agent.action', ...rest } as const;
  return { event: { ...action, ...result, press }, id: actionEventId(action, result, press) };
}

const histories = fc
  .tuple(about, fc.array(fc.tuple(thing, about), { maxLength: 60 }))
  .map(([first, changes]) =>
    changes.reduce<readonly About[]>(
      (all, [changed, other]) => [...all, { ...first, ...all.at(-1), [changed]: other[changed] }],
      [first],
    ),
  );

test('never gives two different events one id, and the same event always the same', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const told = new Map<string, string>();
      const idOf = new Map<string, string>();
      for (const { event: content, id } of history.map(eventOf)) {
        const event = JSON.stringify(content);
        expect(told.get(id) ?? event).toBe(event);
        expect(idOf.get(event) ?? id).toBe(id);
        told.set(id, event);
        idOf.set(event, id);
      }
    }),
    { numRuns: 500 },
  );
});

const subject = { accountSid: 'AC1', callSid: 'CA1' };

/** Each differs from the first in one thing. */
const base: Action = {
  type: 'agent.action',
  accountSid: 'AC1',
  operation: 'capture',
  workerSid: 'WK1',
  callSid: 'CA1',
  taskSid: 'WT1',
  session: 's1',
  question: 1,
  field: 'expiration-date',
};
const accepted = { result: 'accepted' } as const;

test.each([
  ['account', { accountSid: 'AC2' }],
  ['call', { callSid: 'CA2' }],
  ['task', { taskSid: 'WT2' }],
  ['worker', { workerSid: 'WK2' }],
  ['session', { session: 's2' }],
  ['question', { question: 2 }],
  ['field', { field: 'security-code' }],
  ['operation', { operation: 'complete' }],
] as const)('the same press on another %s is another action', (_what, other) => {
  const id = actionEventId(base, accepted, 'intent');
  expect(actionEventId({ ...base, ...other }, accepted, 'intent')).not.toBe(id);
  expect(actionEventId({ ...base }, accepted, 'intent')).toBe(id);
});

test('gives the outcome another id on another call or task, and for another kind', () => {
  const cancelled = { kind: 'cancelled' } as const;
  const unknown = { kind: 'unknown', result: 'new' } as const;
  const payment = record(['complete']);
  const elsewhere = record(['complete'], {
    agent: { workerSid: 'WK1', taskSid: 'WT2', conferenceSid: 'CF1' },
  });
  const ids = [
    outcomeEventId(subject, payment, cancelled),
    outcomeEventId({ ...subject, callSid: 'CA2' }, payment, cancelled),
    outcomeEventId({ ...subject, accountSid: 'AC2' }, payment, cancelled),
    outcomeEventId(subject, elsewhere, cancelled),
    outcomeEventId(subject, payment, unknown),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});
