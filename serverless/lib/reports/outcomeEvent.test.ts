import { noLimits } from '../../../src/payment/testing/configuration';
import { askStart } from '../../../src/payment/rules/ask';
import {
  agent,
  CALL_SID,
  cardOrder,
  documentOf,
  KEY,
  PAYMENT_SID,
  record,
  T0,
} from '../../../src/payment/testing/examples';
import { paymentsOf } from './event';
import { outcomeEventId } from './eventId';
import { outcomeEvent } from './outcomeEvent';

const succeeded = { kind: 'succeeded', confirmationCode: 'ch_1' } as const;
const failed = {
  kind: 'failed',
  reason: 'payment-connector-error',
  payErrorCode: '64008',
  messages: ['card is declined'],
} as const;

const subject = { accountSid: `AC${'e'.repeat(32)}`, callSid: CALL_SID };
const answers = {
  'payment-card-number': {
    state: 'captured',
    question: 1,
    value: 'xxxxxxxxxxxx4242',
    brand: 'visa',
  },
} as const;
const tokens = { paymentToken: 'tok_1', profileId: null };
const read = { tokens, withheld: false };

test('reports who, what and how much, with the token of its callback', () => {
  const payment = record(['payment-card-number', 'complete'], { answers, outcome: succeeded });
  expect(outcomeEvent(subject, payment, succeeded, T0, read)).toEqual({
    type: 'payment.outcome',
    id: outcomeEventId(subject, payment, succeeded),
    time: '2025-10-09T08:53:20.000Z',
    ...subject,
    taskSid: agent.taskSid,
    workerSid: agent.workerSid,
    paymentSid: PAYMENT_SID,
    session: KEY,
    amount: '12.50',
    currency: 'USD',
    outcome: succeeded,
    account: { value: 'xxxxxxxxxxxx4242', brand: 'visa' },
    processor: 'Default',
    method: 'credit-card',
    description: 'Order 7',
    tokens,
    tokenMissing: false,
  });
});

test('says that a success reported later lacks its token, and of nothing else', () => {
  const payment = record(['complete'], { outcome: succeeded });
  const later = (outcome: typeof succeeded | typeof failed) =>
    outcomeEvent(subject, payment, outcome, T0, undefined);
  expect(later(succeeded)).toMatchObject({ tokens: null, tokenMissing: true });
  expect(later(failed)).toMatchObject({ tokens: null, tokenMissing: false });
});

test('says that a token is missing when it may not be reported', () => {
  const payment = record(['complete'], { outcome: succeeded });
  const withheld = { tokens: { paymentToken: null, profileId: null }, withheld: true };
  expect(outcomeEvent(subject, payment, succeeded, T0, withheld)).toMatchObject({
    tokens: withheld.tokens,
    tokenMissing: true,
  });
});

test('reports an earlier payment of the call like the current one', () => {
  const first = record(['complete'], { answers, outcome: succeeded });
  const next = {
    intent: '00000000-0000-4000-8000-000000000002',
    callSid: CALL_SID,
    agent,
    agentStarts: undefined,
    doubtElsewhere: undefined,
    writer: 'one',
    limits: noLimits,
    order: { ...cardOrder, purpose: { kind: 'tokenize', tokenType: 'reusable' } },
    fields: [],
    chargeAgain: false,
  } as const;
  const asked = askStart(documentOf(first), next, T0);
  if (asked.kind !== 'ask') throw new Error('it was not asked');
  const [earlier, current] = paymentsOf(asked.document);
  expect(earlier && outcomeEvent(subject, earlier, succeeded, T0, read)).toEqual(
    outcomeEvent(subject, first, succeeded, T0, read),
  );
  expect(current && outcomeEvent(subject, current, failed, T0, undefined)).toMatchObject({
    tokenType: 'reusable',
    session: next.intent,
  });
});
