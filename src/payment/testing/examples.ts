import { parseCallback, type PaymentCallback } from '../card/callback';
import { mergeCallback } from '../rules/merge';
import type { Field } from '../card/field';
import type {
  QuestionKind,
  CallDocument,
  Order,
  Question,
  SessionRecord,
} from '../document/session';

export const KEY = '00000000-0000-4000-8000-000000000001';
export const CALL_SID = `CA${'a'.repeat(32)}`;
export const PAYMENT_SID = `PK${'b'.repeat(32)}`;
/** When the session was opened, and every question asked. */
export const T0 = 1_760_000_000_000;

export const allFields: readonly Field[] = [
  'payment-card-number',
  'expiration-date',
  'security-code',
  'postal-code',
];

export const agent = {
  workerSid: `WK${'c'.repeat(32)}`,
  taskSid: `WT${'d'.repeat(32)}`,
  conferenceSid: `CF${'e'.repeat(32)}`,
};

export const cardOrder: Order = {
  processor: 'Default',
  method: 'credit-card',
  purpose: { kind: 'charge', charge: { amount: '12.50', currency: 'USD' } },
  description: 'Order 7',
  bankAccountType: null,
  confirmation: false,
  postalCode: { shown: 'last-two', minLength: null },
  parameters: {},
};

export function question(
  number: number,
  kind: QuestionKind,
  over: Partial<Question> = {},
): Question {
  const intent = `intent-${number}`;
  return { number, intent, kind, askedAt: T0, reply: { state: 'accepted' }, ...over };
}

/** An open session in which `kinds` were asked after the start, none answered by a callback. */
export function record(
  kinds: readonly QuestionKind[],
  over: Partial<SessionRecord> = {},
): SessionRecord {
  return {
    kind: 'current',
    key: KEY,
    agent,
    order: cardOrder,
    fields: allFields,
    paymentSid: PAYMENT_SID,
    sidSource: 'reply',
    questions: [question(0, 'start'), ...kinds.map((kind, index) => question(index + 1, kind))],
    answers: {},
    required: null,
    outcome: null,
    discardedClearValue: false,
    ...over,
  };
}

/** A field's value is known whole, by a callback to question `number`. */
export function capturedBy(question: number, value: string) {
  return { state: 'captured', question, value, brand: null } as const;
}

/** Every field of a card captured, each by the question after the one before. */
export const allCaptured = {
  'payment-card-number': { ...capturedBy(1, 'xxxxxxxxxxxx4242'), brand: 'visa' },
  'expiration-date': capturedBy(2, '1229'),
  'security-code': capturedBy(3, 'xxx'),
  'postal-code': capturedBy(4, 'xxx09'),
} as const;

export function documentOf(current: SessionRecord | null): CallDocument {
  return { version: 2, callSid: CALL_SID, current, earlier: [] };
}

/** A callback to question `number`, from the form parameters as Twilio sends them. */
export function callback(number: number, parameters: Record<string, string>): PaymentCallback {
  const parsed = parseCallback({ Sid: PAYMENT_SID, ...parameters }, number);
  if (!parsed) throw new Error('the example is not a callback');
  return parsed;
}

/** Every callback of one payment as Twilio sends them, in order: a wrong number first, then all goes well. */
export function wholePayment(): { record: SessionRecord; callbacks: PaymentCallback[] } {
  const card = {
    PaymentCardNumber: 'xxxxxxxxxxxx4242',
    PaymentCardType: 'visa',
  };
  const keyedIn = (question: number): PaymentCallback[] =>
    Array.from({ length: 16 }, (_, digits) =>
      callback(question, {
        Capture: 'payment-card-number',
        PartialResult: 'true',
        PaymentCardNumber: 'x'.repeat(digits + 1),
        Required: 'payment-card-number,expiration-date,security-code,postal-code',
      }),
    );
  const expiry = ['1', '12', '122', '1229'].map((ExpirationDate) =>
    callback(3, {
      ...card,
      Capture: 'expiration-date',
      PartialResult: 'true',
      ExpirationDate,
      Required: 'expiration-date,security-code,postal-code',
    }),
  );
  return {
    record: record([
      'payment-card-number',
      'payment-card-number',
      'expiration-date',
      'security-code',
      'postal-code',
      'complete',
    ]),
    callbacks: [
      callback(0, { PaymentMethod: 'credit-card', ChargeAmount: '12.50' }),
      ...keyedIn(1),
      callback(1, {
        Capture: 'payment-card-number',
        ErrorType: 'invalid-card-number',
        Required: 'payment-card-number,expiration-date,security-code,postal-code',
      }),
      ...keyedIn(2),
      callback(2, {
        ...card,
        Capture: 'payment-card-number',
        PartialResult: 'false',
        Required: 'expiration-date,security-code,postal-code',
      }),
      ...expiry,
      callback(3, {
        ...card,
        Capture: 'expiration-date',
        PartialResult: 'false',
        ExpirationDate: '1229',
        Required: 'security-code,postal-code',
      }),
      callback(4, {
        ...card,
        Capture: 'security-code',
        PartialResult: 'false',
        ExpirationDate: '1229',
        SecurityCode: 'xxx',
        Required: 'postal-code',
      }),
      callback(5, {
        ...card,
        Capture: 'postal-code',
        PartialResult: 'false',
        ExpirationDate: '1229',
        SecurityCode: 'xxx',
        PaymentCardPostalCode: '94109',
        Required: '',
      }),
      callback(6, {
        ...card,
        ExpirationDate: '1229',
        SecurityCode: 'xxx',
        PaymentCardPostalCode: '94109',
        Result: 'success',
        PaymentConfirmationCode: 'ch_1',
      }),
    ],
  };
}

/** The document of a session after these callbacks, in this order. */
export function mergeAll(
  start: SessionRecord,
  callbacks: readonly PaymentCallback[],
): CallDocument {
  return callbacks.reduce(
    (document, each) => mergeCallback(document, KEY, each),
    documentOf(start),
  );
}
