import { noLimits } from '../testing/configuration';
import { type AskResult, askStart, askUpdate, type StartRequest, type UpdateRequest } from './ask';
import { earlierInFull } from '../document/earlier';
import { doubtSince } from './doubt';
import { timeLimits } from './status';
import {
  agent,
  allCaptured,
  allFields,
  CALL_SID,
  cardOrder,
  documentOf,
  KEY,
  question,
  record,
  T0,
} from '../testing/examples';

const request: StartRequest = {
  intent: 'start-2',
  callSid: CALL_SID,
  agent,
  order: {
    ...cardOrder,
    description: '',
    purpose: { kind: 'charge', charge: { amount: '5.00', currency: 'EUR' } },
  },
  fields: allFields,
  chargeAgain: false,
  agentStarts: undefined,
  doubtElsewhere: undefined,
  limits: noLimits,
  writer: 'one',
};
const failed = { kind: 'failed', reason: 'x', payErrorCode: null, messages: [] } as const;
const OTHER_WORKER = `WK${'e'.repeat(32)}`;
const update = (kind: UpdateRequest['kind'], intent = 'press'): UpdateRequest => ({
  intent,
  session: KEY,
  agent: { ...agent, workerSid: OTHER_WORKER },
  kind,
  limits: noLimits,
  writer: 'one',
});
const refusal = (result: AskResult) => (result.kind === 'refused' ? result.refusal : result.kind);

describe('starting a payment', () => {
  it('writes the intent as question 0 of a new session', () => {
    const result = askStart(undefined, request, T0);
    expect(result).toMatchObject({
      kind: 'ask',
      question: {
        number: 0,
        intent: 'start-2',
        kind: 'start',
        askedAt: T0,
        reply: { state: 'pending' },
      },
      document: {
        callSid: CALL_SID,
        earlier: [],
        current: { key: 'start-2', order: request.order, fields: allFields, paymentSid: null },
      },
    });
  });

  it('R40 records no discard before there was one', () => {
    expect(askStart(undefined, request, T0)).toMatchObject({
      record: { discardedClearValue: false, outcome: null, required: null },
    });
  });

  it('R27 finds the payment of the same press again', () => {
    const first = askStart(undefined, request, T0);
    if (first.kind !== 'ask') throw new Error('not asked');
    expect(askStart(first.document, { ...request, writer: 'two' }, T0 + 5)).toMatchObject({
      kind: 'again',
      question: { number: 0, askedAt: T0 },
    });
  });

  it('R27 sends a question of its own that it finds: the write succeeded, its reply was lost', () => {
    const first = askStart(undefined, request, T0);
    if (first.kind !== 'ask') throw new Error('not asked');
    expect(askStart(first.document, request, T0 + 5)).toEqual({
      ...first,
      document: first.document,
    });
    const whole = documentOf(record([], { answers: allCaptured }));
    const complete = askUpdate(whole, update('complete'), T0);
    if (complete.kind !== 'ask') throw new Error('not asked');
    expect(askUpdate(complete.document, update('complete'), T0 + 5)).toEqual(complete);
    const another = { ...update('complete'), writer: 'two' };
    expect(askUpdate(complete.document, another, T0 + 5).kind).toBe('repeated');
  });

  it('R27 refuses a press whose intent asked for something else', () => {
    const open = documentOf(record([], { answers: allCaptured }));
    const captured = askUpdate(open, update('postal-code'), T0);
    if (captured.kind !== 'ask') throw new Error('not asked');
    for (const kind of ['complete', 'cancel', 'security-code'] as const) {
      expect(refusal(askUpdate(captured.document, update(kind), T0))).toEqual({
        code: 'intent-reused',
        detail: {},
      });
    }
    const start = { ...request, intent: 'press' };
    expect(refusal(askStart(captured.document, start, T0))).toEqual({
      code: 'intent-reused',
      detail: {},
    });
  });

  it('R27 does not open an earlier payment again', () => {
    const earlier = [earlierInFull(record(['complete'], { key: 'start-2' }))];
    expect(refusal(askStart({ ...documentOf(null), earlier }, request, T0))).toEqual({
      code: 'payment-over',
      detail: {},
    });
  });

  it.each([record([]), record(['complete']), record(['cancel'])])(
    'R24 refuses while another payment is open (case %#)',
    (open) => {
      expect(refusal(askStart(documentOf(open), request, T0))).toEqual({
        code: 'payment-open',
        detail: {},
      });
    },
  );

  it('R24 requires a confirmation after an unknown outcome', () => {
    const late = T0 + timeLimits.complete + 1;
    const unknown = documentOf(record(['complete']));
    expect(refusal(askStart(unknown, request, late))).toEqual({
      code: 'outcome-unknown',
      detail: {},
    });
    expect(askStart(unknown, { ...request, chargeAgain: true }, late).kind).toBe('ask');
  });

  it.each([
    ['no payment is on this one', undefined],
    ['the last one here failed', documentOf(record([], { outcome: failed }))],
  ])('R24 requires it too after one on another leg, where %s', (_why, here) => {
    const later = { ...request, doubtElsewhere: T0 + 1 };
    expect(refusal(askStart(here, later, T0 + 2))).toEqual({ code: 'outcome-unknown', detail: {} });
    expect(askStart(here, { ...later, chargeAgain: true }, T0 + 2).kind).toBe('ask');
  });

  it('R24 asks for no confirmation a second time, once another payment was started here', () => {
    const here = documentOf(record([], { outcome: failed }));
    expect(askStart(here, { ...request, doubtElsewhere: T0 - 1 }, T0 + 2).kind).toBe('ask');
  });

  it.each([
    ['is being completed', record(['complete']), T0, T0],
    ['had its outcome stay away', record(['complete']), T0 + timeLimits.complete + 1, T0],
    ['was cancelled too late to tell', record(['complete', 'cancel']), T0, T0],
    ['waits for its fields', record([]), T0, undefined],
    ['is being cancelled, never completed', record(['cancel']), T0, undefined],
    ['failed', record(['complete'], { outcome: failed }), T0, undefined],
  ])('R24 knows whether a payment may have been charged that %s', (_which, of, at, since) => {
    expect(doubtSince(documentOf(of), at)).toBe(since);
    expect(doubtSince(documentOf(null), at)).toBeUndefined();
  });

  it.each([
    { kind: 'succeeded', confirmationCode: 'ch_1' } as const,
    { kind: 'cancelled' } as const,
    {
      kind: 'failed',
      reason: 'caller-hung-up',
      payErrorCode: null,
      messages: [],
    } as const,
  ])('R24 just starts after an outcome, and keeps what was (case %#)', (outcome) => {
    const before = documentOf(record(['complete'], { answers: allCaptured, outcome }));
    expect(askStart(before, request, T0)).toMatchObject({
      kind: 'ask',
      document: {
        current: { key: 'start-2', answers: {} },
        earlier: [
          {
            key: KEY,
            purpose: cardOrder.purpose,
            account: { value: 'xxxxxxxxxxxx4242' },
            completeAsked: true,
            outcome,
          },
        ],
      },
    });
  });
});

describe('asking', () => {
  it('numbers the questions of a session one after the other', () => {
    const result = askUpdate(
      documentOf(record(['payment-card-number'])),
      update('expiration-date'),
      T0,
    );
    expect(result).toMatchObject({
      kind: 'ask',
      question: { number: 2, kind: 'expiration-date', reply: { state: 'pending' } },
    });
    expect(result.kind === 'ask' && result.document.current?.questions).toHaveLength(3);
  });

  it('keeps which agent asked last and on which task, across a transfer', () => {
    const result = askUpdate(documentOf(record([])), update('expiration-date'), T0);
    expect(result.kind === 'ask' && result.record.agent.workerSid).toBe(OTHER_WORKER);
  });

  it('R27 asks once for one press, and again for another', () => {
    const document = documentOf(
      record([], {
        questions: [question(0, 'start'), question(1, 'expiration-date', { intent: 'press' })],
      }),
    );
    expect(askUpdate(document, update('expiration-date'), T0)).toMatchObject({
      kind: 'repeated',
      question: { number: 1 },
    });
    expect(askUpdate(document, update('expiration-date', 'press 2'), T0)).toMatchObject({
      kind: 'ask',
      question: { number: 2 },
    });
  });

  it('R25 asks for any field while one is being keyed in', () => {
    const entering = documentOf(
      record(['payment-card-number'], {
        answers: {
          'payment-card-number': { state: 'entering', question: 1, value: 'x', brand: null },
        },
      }),
    );
    for (const kind of ['expiration-date', 'payment-card-number', 'cancel'] as const) {
      expect(askUpdate(entering, update(kind), T0).kind).toBe('ask');
    }
  });

  it('R26 completes only when nothing is missing', () => {
    const part = { ...allCaptured, 'postal-code': undefined };
    expect(
      refusal(askUpdate(documentOf(record([], { answers: part })), update('complete'), T0)),
    ).toEqual({
      code: 'fields-missing',
      detail: { fields: ['postal-code'] },
    });
    const whole = record([], { answers: allCaptured });
    expect(askUpdate(documentOf(whole), update('complete'), T0).kind).toBe('ask');
    const odd = { ...whole, required: { question: 4, afterError: false, tokens: ['shoe-size'] } };
    expect(refusal(askUpdate(documentOf(odd), update('complete'), T0))).toEqual({
      code: 'unknown-field-required',
      detail: { tokens: ['shoe-size'] },
    });
  });

  it('cancels what the caller has yet to confirm, and nothing else that is being completed', () => {
    const order = { ...cardOrder, confirmation: true };
    const confirming = documentOf(record(['complete'], { order }));
    expect(askUpdate(confirming, update('cancel'), T0).kind).toBe('ask');
    expect(refusal(askUpdate(confirming, update('complete'), T0))).toMatchObject({
      code: 'payment-busy',
    });
    const charging = documentOf(record(['complete']));
    expect(refusal(askUpdate(charging, update('cancel'), T0))).toMatchObject({
      code: 'payment-busy',
    });
  });

  it('refuses a field the payment does not need', () => {
    const noCode = documentOf(record([], { fields: ['payment-card-number', 'expiration-date'] }));
    expect(refusal(askUpdate(noCode, update('security-code'), T0))).toEqual({
      code: 'field-not-required',
      detail: { field: 'security-code' },
    });
  });

  it.each([
    [record([], { paymentSid: null, sidSource: null }), 'payment-starting'],
    [record(['complete']), 'payment-busy'],
    [record(['cancel']), 'payment-busy'],
    [record([], { outcome: { kind: 'cancelled' } }), 'payment-over'],
    [record([], { outcome: { kind: 'unknown', result: 'odd' } }), 'payment-over'],
    [
      record([], {
        outcome: { kind: 'failed', reason: 'caller-hung-up', payErrorCode: null, messages: [] },
      }),
      'payment-over',
    ],
    [record([], { outcome: { kind: 'succeeded', confirmationCode: null } }), 'payment-over'],
  ])('refuses whatever makes no sense at the moment (case %#)', (current, code) => {
    for (const kind of ['payment-card-number', 'complete', 'cancel'] as const) {
      expect(refusal(askUpdate(documentOf(current), update(kind), T0))).toEqual({
        code,
        detail: {},
      });
    }
  });

  it('refuses a session that is not the one on the call', () => {
    const other = { ...update('cancel'), session: 'another' };
    expect(refusal(askUpdate(documentOf(record([])), other, T0))).toEqual({
      code: 'no-such-payment',
      detail: {},
    });
    expect(refusal(askUpdate(undefined, other, T0))).toEqual({
      code: 'no-such-payment',
      detail: {},
    });
    expect(refusal(askUpdate(documentOf(null), other, T0))).toEqual({
      code: 'no-such-payment',
      detail: {},
    });
  });
});
