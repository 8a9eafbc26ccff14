import type { Outcome } from '../../../src/payment/document/session';
import { CALL_SID, KEY, record, T0 } from '../../../src/payment/testing/examples';
import { outcomeEvent } from './event';
import { withOutcome } from './task';

const tokens = { paymentToken: 'tok_secret', profileId: 'cus_secret' };
const answers = {
  'payment-card-number': {
    state: 'captured',
    question: 1,
    value: 'xxxxxxxxxxxx4242',
    brand: 'visa',
  },
} as const;
const succeeded = { kind: 'succeeded', confirmationCode: 'ch_1' } as const;
const unknown = { kind: 'unknown', result: 'new' } as const;

const event = (outcome: Outcome = succeeded, key = KEY) =>
  outcomeEvent(CALL_SID, record(['complete'], { key, answers, outcome }), outcome, T0, tokens);

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

test('the outcome stands beside what is there, which stays as it is', () => {
  const before = {
    call_sid: CALL_SID,
    payment: { amount: '12.50', lock: ['amount'] },
    conversations: { campaign: 'Spring', conversation_measure_1: 7 },
  };
  expect(withOutcome(before, event())).toEqual({
    ...before,
    payment_outcomes: [entry],
    conversations: { ...before.conversations, outcome: 'Payment succeeded' },
  });
});

test('no token is written', () => {
  expect(JSON.stringify(withOutcome({}, event()))).not.toContain('secret');
});

test('an outcome that the contact center has set stays; one of ours is replaced', () => {
  const theirs = { conversations: { outcome: 'Retention - Success' } };
  expect(withOutcome(theirs, event()).conversations).toEqual(theirs.conversations);
  const ours = withOutcome({}, event(unknown));
  expect(ours.conversations).toEqual({ outcome: 'Payment outcome unknown' });
  expect(withOutcome(ours, event()).conversations).toEqual({ outcome: 'Payment succeeded' });
});

test('attributes of another kind under our names are no reason to fail', () => {
  const odd = { conversations: 'none', payment_outcomes: 'nothing' };
  expect(withOutcome(odd, event())).toEqual({ conversations: 'none', payment_outcomes: [entry] });
});

test('an outcome replaces an earlier one of the same payment in its place', () => {
  const later = '00000000-0000-4000-8000-000000000002';
  const twice = withOutcome(withOutcome({}, event(unknown)), event({ kind: 'cancelled' }, later));
  const settled = withOutcome(twice, event());
  expect(settled.payment_outcomes).toMatchObject([
    { session: KEY, outcome: 'succeeded' },
    { session: later, outcome: 'cancelled' },
  ]);
  // Of several payments Insights shows the last.
  expect(settled.conversations).toEqual({ outcome: 'Payment cancelled' });
});

test('the last ten are kept', () => {
  const keys = Array.from({ length: 12 }, (_, place) => `session-${place}`);
  const merged = keys.reduce((all, key) => withOutcome(all, event(succeeded, key)), {});
  expect(merged).toMatchObject({
    payment_outcomes: keys.slice(2).map((session) => ({ session })),
  });
});
