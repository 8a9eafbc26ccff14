import type { MemoryCallOptions } from '../../client/testing/memory';
import type { Outcome, SessionRecord } from '../../payment/document/session';
import { configuration } from '../../payment/testing/configuration';
import {
  allCaptured,
  capturedBy,
  cardOrder,
  question,
  record,
} from '../../payment/testing/examples';
import type { Access } from '../access';

/** One state of the panel, to be looked at. */
export interface PanelState {
  readonly name: string;
  /** The payment on the call; null while there is none. */
  readonly payment: SessionRecord | null;
  readonly access?: Access;
  readonly onHold?: boolean;
  /** Presses Start in an empty form. */
  readonly mistaken?: boolean;
  readonly memory?: MemoryCallOptions;
}

const card = { ...capturedBy(1, 'xxxxxxxxxxxx4242'), brand: 'visa' };
const amex = { ...capturedBy(1, 'xxxxxxxxxxx0005'), brand: 'amex' };
const order = {
  ...cardOrder,
  purpose: { kind: 'charge', charge: { amount: '1234.50', currency: 'USD' } },
  description: 'Invoice 17',
} as const;
const refused = (error: string) => ({ state: 'refused', question: 1, error, cause: null }) as const;

/** Asked just now: what is older would have run out of time. */
function now(payment: SessionRecord): SessionRecord {
  const askedAt = Date.now();
  const questions = payment.questions.map((each) => ({ ...each, askedAt }));
  return {
    ...payment,
    order: { ...order, ...(payment.order === cardOrder ? {} : payment.order) },
    questions,
  };
}

function ended(outcome: Outcome, over: Partial<SessionRecord> = {}): SessionRecord {
  return now(record(['complete'], { answers: allCaptured, outcome, ...over }));
}

const declined = (payErrorCode: string | null): Outcome => ({
  kind: 'failed',
  reason: 'payment-connector-error',
  payErrorCode,
  messages: ['Your card was declined. insufficient_funds'],
});
const saved = { ...order, purpose: { kind: 'tokenize', tokenType: 'reusable' } } as const;
const bank = { ...order, method: 'ach-debit', bankAccountType: 'consumer-savings' } as const;
const number = 'payment-card-number';

/** Every state an agent can meet, in the order of a payment. */
export const states = (): readonly PanelState[] => [
  { name: 'form', payment: null },
  { name: 'form with choices', payment: null, memory: { configuration: configuration() } },
  { name: 'form with a mistake', payment: null, mistaken: true },
  {
    name: 'starting',
    payment: now(
      record([], {
        questions: [question(0, 'start', { reply: { state: 'pending' } })],
        paymentSid: null,
      }),
    ),
  },
  { name: 'asked', payment: now(record([number])) },
  {
    name: 'entering',
    payment: now(
      record([number], {
        answers: { [number]: { state: 'entering', question: 1, value: 'xxxxxxxxx', brand: null } },
      }),
    ),
  },
  {
    name: 'entering the last digits',
    payment: now(
      record([number], {
        answers: {
          [number]: { state: 'entering', question: 1, value: 'xxxxxxxxxxxx4242', brand: 'visa' },
        },
      }),
    ),
  },
  { name: 'asked again', payment: now(record([number, number], { answers: { [number]: card } })) },
  {
    name: 'refused',
    payment: now(record([number], { answers: { [number]: refused('invalid-card-number') } })),
  },
  {
    name: 'timed out',
    payment: now(
      record([number, 'expiration-date'], {
        answers: {
          [number]: amex,
          'expiration-date': { ...refused('input-timeout'), question: 2 },
        },
      }),
    ),
  },
  {
    name: 'next field',
    payment: now(record([number, 'expiration-date'], { answers: { [number]: card } })),
  },
  {
    name: 'on hold',
    onHold: true,
    payment: now(record([number], { answers: { [number]: card } })),
  },
  { name: 'all captured', payment: now(record([number], { answers: allCaptured })) },
  {
    name: 'waiting for 1',
    payment: now(
      record(['complete'], { answers: allCaptured, order: { ...order, confirmation: true } }),
    ),
  },
  { name: 'charging', payment: now(record(['complete'], { answers: allCaptured })) },
  { name: 'cancelling', payment: now(record(['cancel'], { answers: { [number]: card } })) },
  {
    name: 'bank account',
    payment: now(
      record(['bank-routing-number'], {
        order: bank,
        fields: ['bank-routing-number', 'bank-account-number'],
      }),
    ),
  },
  {
    name: 'entered twice',
    payment: now(
      record([number, 'payment-card-number-matcher'], {
        fields: [number, 'payment-card-number-matcher', 'expiration-date', 'security-code'],
        answers: {
          [number]: card,
          'payment-card-number-matcher': { ...refused('input-matching-failed'), question: 2 },
        },
      }),
    ),
  },
  {
    name: 'watching',
    access: 'watch',
    payment: now(record([number], { answers: { [number]: card } })),
  },
  { name: 'succeeded', payment: ended({ kind: 'succeeded', confirmationCode: 'ch_esqqydhqsrtx' }) },
  {
    name: 'saved',
    payment: ended({ kind: 'succeeded', confirmationCode: null }, { order: saved }),
  },
  { name: 'declined', payment: ended(declined('64008')) },
  { name: 'failed, set-up', payment: ended(declined('64001')) },
  { name: 'cancelled', payment: ended({ kind: 'cancelled' }) },
  { name: 'unknown', payment: ended({ kind: 'unknown', result: 'odd' }) },
  {
    name: 'call ended',
    access: 'ended',
    payment: ended({ kind: 'succeeded', confirmationCode: 'ch_esqqydhqsrtx' }),
  },
];
