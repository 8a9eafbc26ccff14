import { earlierInFull } from '../document/earlier';
import type { Field } from '../card/field';
import type { Answer } from '../document/answers';
import type { CallDocument, QuestionKind, SessionRecord } from '../document/session';
import { parseDocument } from '../document/parseDocument';
import {
  allCaptured,
  capturedBy,
  cardOrder,
  documentOf,
  PAYMENT_SID,
  question,
  record,
  T0,
  wholePayment,
} from '../testing/examples';
import { timeLimits } from './status';
import { agentView, entryOf } from './view';
import { mergeCallback } from './merge';

describe("the agent's view", () => {
  it('offers a start on a call without a payment', () => {
    expect(agentView(undefined, T0)).toEqual({
      session: null,
      fields: [],
      earlier: [],
      lastCaptured: null,
      completedAt: null,
      reference: null,
      canStart: true,
      canComplete: false,
      canCancel: false,
    });
  });

  it('says which field was captured last, whatever their order on the screen', () => {
    const answers = {
      'payment-card-number': capturedBy(3, 'xxxxxxxxxxxx4242'),
      'expiration-date': capturedBy(1, '1229'),
      'security-code': { state: 'entering', question: 4, value: 'x', brand: null },
    } as const;
    const asked = ['expiration-date', 'security-code', 'payment-card-number'] as const;
    expect(agentView(documentOf(record(asked, { answers })), T0).lastCaptured).toBe(
      'payment-card-number',
    );
    const inOrder = {
      'payment-card-number': capturedBy(1, 'xxxxxxxxxxxx4242'),
      'expiration-date': capturedBy(2, '1229'),
    };
    expect(agentView(documentOf(record(asked, { answers: inOrder })), T0).lastCaptured).toBe(
      'expiration-date',
    );
    expect(agentView(documentOf(record([])), T0).lastCaptured).toBeNull();
  });

  it('says when the payment was sent, and its payment SID unless Twilio named two', () => {
    const sent = agentView(documentOf(record(['complete'])), T0);
    expect(sent).toMatchObject({ completedAt: T0, reference: PAYMENT_SID });
    const refused = question(1, 'complete', { reply: { state: 'refused', code: 20429 } });
    const questions = [question(0, 'start'), refused];
    const contested = record([], { questions, sidSource: 'contested' });
    expect(agentView(documentOf(contested), T0)).toMatchObject({
      completedAt: null,
      reference: null,
    });
  });

  it('shows the masked value, grouped by the brand Twilio named, and what was refused', () => {
    const view = agentView(
      documentOf(
        record(['payment-card-number', 'expiration-date', 'security-code'], {
          answers: {
            'payment-card-number': {
              state: 'captured',
              question: 1,
              value: 'xxxxxxxxxxx0005',
              brand: 'amex',
            },
            'expiration-date': {
              state: 'refused',
              question: 2,
              error: 'input-timeout',
              cause: 'invalid-date',
            },
          },
        }),
      ),
      T0,
    );
    expect(view.fields).toEqual([
      {
        field: 'payment-card-number',
        state: 'captured',
        shown: 'xxxx xxxxxx x0005',
        brand: 'amex',
        canAsk: true,
        timesAsked: 1,
      },
      {
        field: 'expiration-date',
        state: 'refused',
        error: 'input-timeout',
        cause: 'invalid-date',
        canAsk: true,
        timesAsked: 1,
      },
      {
        field: 'security-code',
        state: 'asked',
        canAsk: true,
        timesAsked: 1,
      },
      {
        field: 'postal-code',
        state: 'not-asked',
        canAsk: true,
        timesAsked: 0,
      },
    ]);
    expect(view).toMatchObject({ canStart: false, canComplete: false, canCancel: true });
  });

  it('shows what is keyed in, and counts no question that Twilio refused', () => {
    const view = agentView(
      documentOf(
        record([], {
          questions: [
            question(0, 'start'),
            question(1, 'payment-card-number'),
            question(2, 'payment-card-number', { reply: { state: 'refused', code: 64021 } }),
          ],
          answers: {
            'payment-card-number': { state: 'entering', question: 1, value: 'xxxxx', brand: null },
          },
        }),
      ),
      T0,
    );
    expect(view.fields[0]).toMatchObject({ state: 'entering', shown: 'xxxx x', timesAsked: 1 });
  });

  it('shows the value of a field that is asked for again', () => {
    const again = record(['payment-card-number', 'payment-card-number'], { answers: allCaptured });
    expect(agentView(documentOf(again), T0).fields[0]).toMatchObject({
      state: 'asked-again',
      shown: 'xxxx xxxx xxxx 4242',
    });
  });

  it('shows no cause that only repeats the error', () => {
    const refused = { state: 'refused', question: 1, error: 'input-timeout' } as const;
    const answers = { 'payment-card-number': { ...refused, cause: 'input-timeout' } };
    const view = agentView(documentOf(record(['payment-card-number'], { answers })), T0);
    expect(view.fields[0]).toMatchObject({ error: 'input-timeout', cause: null });
  });

  it('R45 shows nothing of a postal code once the payment is over, and the rest as before', () => {
    const unanswered = documentOf(record(['complete'], { answers: allCaptured }));
    const shown = (now: number) =>
      agentView(unanswered, now).fields.map((each) => entryOf(each).shown);
    expect(shown(T0)).toEqual(['xxxx xxxx xxxx 4242', '12/29', 'xxx', 'xxx09']);
    expect(shown(T0 + timeLimits.complete + 1)).toEqual([
      'xxxx xxxx xxxx 4242',
      '12/29',
      'xxx',
      '',
    ]);
  });

  it('R21 offers to cancel while the caller has to confirm, and not afterwards', () => {
    const order = { ...cardOrder, confirmation: true };
    const canCancel = (kinds: readonly QuestionKind[], over: Partial<SessionRecord> = {}) =>
      agentView(documentOf(record(kinds, { order, ...over })), T0).canCancel;
    expect(canCancel(['complete'])).toBe(true);
    expect(canCancel(['complete', 'cancel'])).toBe(false);
    expect(canCancel(['complete'], { outcome: { kind: 'cancelled' } })).toBe(false);
  });

  it('R26 offers to complete exactly when every field is captured', () => {
    const { record: whole, callbacks } = wholePayment();
    const uncompleted = { ...whole, questions: whole.questions.slice(0, -1) };
    let document: CallDocument = documentOf(uncompleted);
    const offers = callbacks.slice(0, -1).map((callback) => {
      document = mergeCallback(document, uncompleted.key, callback);
      return agentView(document, T0).canComplete;
    });
    expect(offers.lastIndexOf(false)).toBe(offers.length - 2);
    expect(offers.at(-1)).toBe(true);
  });

  it('R26 does not offer to complete while Twilio requires something we have no name for', () => {
    const view = agentView(
      documentOf(
        record([], {
          fields: [],
          required: { question: 0, afterError: false, tokens: ['shoe-size'] },
        }),
      ),
      T0,
    );
    expect(view.canComplete).toBe(false);
  });

  it('offers nothing but waiting while completing, and a new payment after the end', () => {
    const busy = agentView(documentOf(record(['complete'])), T0);
    expect(busy).toMatchObject({ canStart: false, canComplete: false, canCancel: false });
    expect(busy.fields.every(({ canAsk }) => !canAsk)).toBe(true);
    for (const outcome of [
      { kind: 'cancelled' },
      { kind: 'unknown', result: 'odd' },
      { kind: 'succeeded', confirmationCode: null },
      { kind: 'failed', reason: 'x', payErrorCode: null, messages: [] },
    ] as const) {
      const over = record([], { outcome });
      expect(agentView(documentOf(over), T0)).toMatchObject({ canStart: true, canCancel: false });
    }
  });
});

describe('reading a document', () => {
  it('R45 refuses one that shows more of a postal code than its order allows', () => {
    const postalCode = { shown: 'whole', minLength: null } as const;
    const read = (field: Field, answer: Answer, order = cardOrder) =>
      parseDocument(documentOf(record([], { order, answers: { [field]: answer } })));
    for (const field of ['postal-code', 'postal-code-matcher'] as const) {
      expect(read(field, capturedBy(1, 'xxx07'))).toBeDefined();
      expect(read(field, capturedBy(1, '94107'))).toBeUndefined();
      expect(read(field, capturedBy(1, '94107'), { ...cardOrder, postalCode })).toBeDefined();
      const refused = { state: 'refused', question: 1, error: 'x', cause: null } as const;
      expect(read(field, refused)).toBeDefined();
    }
  });

  it('takes our own documents, through JSON, as they are', () => {
    const { record: whole, callbacks } = wholePayment();
    const document = callbacks.reduce(
      (merged, callback) => mergeCallback(merged, whole.key, callback),
      documentOf(whole),
    );
    expect(parseDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it.each([
    ['xxxxxxxxxxxx4242', true],
    ['x'.repeat(30), true],
    ['4242424242424242', false],
  ])('R40 takes %s as the account of an earlier payment: %s', (value, taken) => {
    const earlier = [{ ...earlierInFull(record([])), account: { value, brand: null } }];
    expect(parseDocument({ ...documentOf(null), earlier }) !== undefined).toBe(taken);
  });

  it.each([
    null,
    {},
    { version: 2 },
    { ...documentOf(null), callSid: 'x' },
    { ...documentOf(null), current: {} },
  ])('refuses anything else (case %#)', (data) => {
    expect(parseDocument(data)).toBeUndefined();
  });
});
