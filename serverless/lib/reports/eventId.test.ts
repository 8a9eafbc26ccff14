import fc from 'fast-check';
import type { Outcome } from '../../../src/payment/document/session';
import { record } from '../../../src/payment/testing/examples';
import type { Action, ActionResult } from './event';
import { actionEventId, outcomeEventId } from './eventId';

/*
 * Random histories: few accounts, calls, tasks, workers, and few ids that browsers choose, so that an
 * agent reuses an intent or a session on another call, for another field, or after another answer all
 * the time. Equal events must share an id, and no others.
 */

const sid = (prefix: string) => fc.constantFrom('1', '2').map((end) => prefix + end.repeat(32));
const uuid = fc.constantFrom('a', 'b').map((end) => `00000000-0000-4000-8000-00000000000${end}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });

const action: fc.Arbitrary<Action> = fc.record({
  type: fc.constant('agent.action' as const),
  accountSid: maybe(sid('AC')),
  operation: fc.constantFrom('open', 'start', 'capture', 'complete', 'cancel'),
  workerSid: maybe(sid('WK')),
  callSid: maybe(sid('CA')),
  taskSid: maybe(sid('WT')),
  session: maybe(uuid),
  question: maybe(fc.constantFrom(0, 1)),
  field: maybe(fc.constantFrom('expiration-date', 'security-code')),
});
const result: fc.Arbitrary<ActionResult> = fc.oneof(
  fc.constant({ result: 'accepted' } as const),
  fc.record({
    result: fc.constant('refused' as const),
    code: fc.constantFrom('token-invalid', 'not-your-call', 'payment-over'),
    attribute: fc.constant(null),
  }),
);
const text = fc.constantFrom('a', 'b');
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant('succeeded' as const), confirmationCode: maybe(text) }),
  fc.record({
    kind: fc.constant('failed' as const),
    reason: text,
    payErrorCode: maybe(text),
    messages: fc.array(text, { maxLength: 2 }),
  }),
  fc.constant({ kind: 'cancelled' } as const),
  fc.record({ kind: fc.constant('unknown' as const), result: text }),
);

const actions = fc
  .record({ action, result, press: uuid })
  .map((about) => [about, actionEventId(about.action, about.result, about.press)] as const);
const outcomes = fc
  .record({
    subject: fc.record({ accountSid: sid('AC'), callSid: sid('CA') }),
    taskSid: sid('WT'),
    key: uuid,
    outcome,
  })
  .map((about) => {
    const { subject, taskSid, key } = about;
    const payment = record(['complete'], {
      key,
      agent: { workerSid: 'WK1', taskSid, conferenceSid: 'CF1' },
    });
    return [about, outcomeEventId(subject, payment, about.outcome)] as const;
  });

test('never gives two different events one id, and the same event always the same', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(actions, outcomes), { maxLength: 60 }), (history) => {
      const eventOf = new Map<string, string>();
      const idOf = new Map<string, string>();
      for (const [about, id] of history) {
        const event = JSON.stringify(about);
        expect(eventOf.get(id) ?? event).toBe(event);
        expect(idOf.get(event) ?? id).toBe(id);
        eventOf.set(id, event);
        idOf.set(event, id);
      }
    }),
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
