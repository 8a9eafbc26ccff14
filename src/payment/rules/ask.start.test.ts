import { askStart, askUpdate } from './ask';
import { earlierInFull } from '../document/earlier';
import { doubtSince } from './doubt';
import { timeLimits } from './status';
import { failed, refusal, startRequest, update } from '../testing/asks';
import {
  allCaptured,
  allFields,
  CALL_SID,
  cardOrder,
  documentOf,
  KEY,
  record,
  T0,
} from '../testing/examples';

const twoPayments = { kind: 'unknown', result: 'two-payments' } as const;
const succeeded = { kind: 'succeeded', confirmationCode: null } as const;

describe('starting a payment', () => {
  it('writes the intent as question 0 of a new session', () => {
    const result = askStart(undefined, startRequest, T0);
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
        current: { key: 'start-2', order: startRequest.order, fields: allFields, paymentSid: null },
      },
    });
  });

  it('R40 records no discard before there was one', () => {
    expect(askStart(undefined, startRequest, T0)).toMatchObject({
      record: { discardedClearValue: false, outcome: null, required: null },
    });
  });

  it('R27 finds the payment of the same press again', () => {
    const first = askStart(undefined, startRequest, T0);
    if (first.kind !== 'ask') throw new Error('not asked');
    expect(askStart(first.document, { ...startRequest, writer: 'two' }, T0 + 5)).toMatchObject({
      kind: 'again',
      question: { number: 0, askedAt: T0 },
    });
  });

  it('R27 sends a question of its own that it finds: the write succeeded, its reply was lost', () => {
    const first = askStart(undefined, startRequest, T0);
    if (first.kind !== 'ask') throw new Error('not asked');
    expect(askStart(first.document, startRequest, T0 + 5)).toEqual({
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
    const start = { ...startRequest, intent: 'press' };
    expect(refusal(askStart(captured.document, start, T0))).toEqual({
      code: 'intent-reused',
      detail: {},
    });
  });

  it('R27 does not open an earlier payment again', () => {
    const earlier = [earlierInFull(record(['complete'], { key: 'start-2' }))];
    expect(refusal(askStart({ ...documentOf(null), earlier }, startRequest, T0))).toEqual({
      code: 'payment-over',
      detail: {},
    });
  });

  it.each([record([]), record(['complete']), record(['cancel'])])(
    'R24 refuses while another payment is open (case %#)',
    (open) => {
      expect(refusal(askStart(documentOf(open), startRequest, T0))).toEqual({
        code: 'payment-open',
        detail: {},
      });
    },
  );

  it('R24 requires a confirmation after an unknown outcome', () => {
    const late = T0 + timeLimits.complete + 1;
    const unknown = documentOf(record(['complete']));
    expect(refusal(askStart(unknown, startRequest, late))).toEqual({
      code: 'outcome-unknown',
      detail: {},
    });
    expect(askStart(unknown, { ...startRequest, chargeAgain: true }, late).kind).toBe('ask');
  });

  it.each([
    ['no payment is on this one', undefined],
    ['the last one here failed', documentOf(record([], { outcome: failed }))],
  ])('R24 requires it too after one on another leg, where %s', (_why, here) => {
    const later = { ...startRequest, doubtElsewhere: T0 + 1 };
    expect(refusal(askStart(here, later, T0 + 2))).toEqual({ code: 'outcome-unknown', detail: {} });
    expect(askStart(here, { ...later, chargeAgain: true }, T0 + 2).kind).toBe('ask');
  });

  it('R24 asks for no second confirmation once another payment was started here', () => {
    const here = documentOf(record([], { outcome: failed }));
    expect(askStart(here, { ...startRequest, doubtElsewhere: T0 - 1 }, T0 + 2).kind).toBe('ask');
  });

  it.each([
    ['is being completed', record(['complete']), T0, T0],
    ['had its outcome stay away', record(['complete']), T0 + timeLimits.complete + 1, T0],
    ['was cancelled too late to tell', record(['complete', 'cancel']), T0, T0],
    ['two payments claim', record([], { outcome: twoPayments }), T0, T0],
    ['is starting', record([], { paymentSid: null, sidSource: null }), T0, undefined],
    ['waits for its fields', record([]), T0, undefined],
    ['is being cancelled, never completed', record(['cancel']), T0, undefined],
    ['failed', record(['complete'], { outcome: failed }), T0, undefined],
    ['succeeded', record(['complete'], { outcome: succeeded }), T0, undefined],
    ['was cancelled', record(['complete'], { outcome: { kind: 'cancelled' } }), T0, undefined],
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
    expect(askStart(before, startRequest, T0)).toMatchObject({
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
