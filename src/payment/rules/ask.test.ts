import { askUpdate } from './ask';
import { OTHER_WORKER, refusal, update } from '../testing/asks';
import { allCaptured, cardOrder, documentOf, question, record, T0 } from '../testing/examples';

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
