import type { QuestionKind, SessionRecord } from '../document/session';
import { timeLimits, nextChange, sessionAt } from './status';
import { allCaptured, allFields, capturedBy, question, record, T0 } from '../testing/examples';

const visa = allCaptured['payment-card-number'];
/** Replies to a complete: something is missing, and too many requests. */
const somethingMissing = { reply: { state: 'refused', code: 64019 } } as const;
const busy = { reply: { state: 'refused', code: 20429 } } as const;
const cardState = (session: ReturnType<typeof sessionAt>) =>
  session.fields.find(({ field }) => field === 'payment-card-number')?.now;

describe('R20 a session that did not open', () => {
  const opening = record([], {
    paymentSid: null,
    sidSource: null,
    questions: [question(0, 'start', { reply: { state: 'pending' } })],
  });

  it('is starting until its time is over, then failed', () => {
    expect(sessionAt(opening, T0 + timeLimits.start).status).toBe('starting');
    expect(sessionAt(opening, T0 + timeLimits.start + 1)).toMatchObject({
      status: 'failed',
      reason: 'start-unanswered',
      payErrorCode: null,
      messages: [],
    });
    expect(nextChange(opening, T0 + 5)).toBe(T0 + timeLimits.start + 1);
  });

  it('has failed when nobody ever asked for it', () => {
    const never = record([], { paymentSid: null, sidSource: null, questions: [] });
    expect(sessionAt(never, T0)).toMatchObject({ status: 'failed', reason: 'start-unanswered' });
  });

  it('has failed when Twilio refused it', () => {
    const refused = record([], {
      paymentSid: null,
      sidSource: null,
      questions: [question(0, 'start', { reply: { state: 'refused', code: 64004 } })],
    });
    expect(sessionAt(refused, T0)).toMatchObject({
      status: 'failed',
      reason: 'start-refused',
      payErrorCode: '64004',
    });
  });

  it('opens after all when the payment SID comes late', () => {
    expect(sessionAt(record([]), T0 + timeLimits.start * 2).status).toBe('collecting');
  });
});

describe('collecting', () => {
  it('shows what is missing and what was never asked', () => {
    const session = sessionAt(
      record(['payment-card-number'], { answers: { 'payment-card-number': visa } }),
      T0,
    );
    expect(session).toMatchObject({
      status: 'collecting',
      missing: ['expiration-date', 'security-code', 'postal-code'],
      capturing: null,
    });
    expect(session.fields.map(({ now }) => now.state)).toEqual([
      'captured',
      'not-asked',
      'not-asked',
      'not-asked',
    ]);
  });

  it('R11 keeps the value of a field that is asked again until a callback arrives', () => {
    const again = record(['payment-card-number', 'payment-card-number'], {
      answers: { 'payment-card-number': visa },
    });
    expect(sessionAt(again, T0)).toMatchObject({ capturing: null });
    expect(cardState(sessionAt(again, T0))).toMatchObject({
      state: 'asked-again',
      value: 'xxxxxxxxxxxx4242',
    });
    const required = { question: 2, afterError: false, tokens: ['payment-card-number'] };
    expect(cardState(sessionAt({ ...again, required }, T0))).toEqual({ state: 'asked' });
    const refused = (number: number) =>
      question(number, 'complete', { reply: { state: 'refused', code: 64019 } });
    const missing = { ...again, questions: [...again.questions, refused(3)] };
    expect(cardState(sessionAt(missing, T0))).toMatchObject({
      state: 'refused',
      error: 'required-again',
    });
    const answered = { ...missing, answers: { 'payment-card-number': { ...visa, question: 2 } } };
    expect(cardState(sessionAt(answered, T0))).toMatchObject({ state: 'captured' });
    const left = record(['payment-card-number', 'payment-card-number', 'expiration-date'], {
      answers: { 'payment-card-number': visa },
      required,
    });
    expect(cardState(sessionAt(left, T0))).toMatchObject({
      state: 'refused',
      error: 'required-again',
    });
  });

  it('R26 counts a field that is asked again as captured, while nothing says otherwise', () => {
    const again = record([...allFields, 'payment-card-number'], { answers: allCaptured });
    expect(sessionAt(again, T0)).toMatchObject({ status: 'collecting', missing: [] });
  });

  it.each([
    [
      'refused before that',
      [question(2, 'complete', somethingMissing), question(3, 'payment-card-number')],
    ],
    [
      'refused for another reason',
      [question(2, 'payment-card-number'), question(3, 'complete', busy)],
    ],
  ])('R11 keeps the value of a field asked again when the complete was %s', (_title, later) => {
    const again = record([], {
      questions: [question(0, 'start'), question(1, 'payment-card-number'), ...later],
      answers: { 'payment-card-number': visa },
    });
    expect(cardState(sessionAt(again, T0))).toMatchObject({ state: 'asked-again' });
  });

  it('R11 shows a refused field as asked once it is asked again', () => {
    const again = record(['payment-card-number', 'payment-card-number'], {
      answers: {
        'payment-card-number': {
          ...{ state: 'refused', question: 1, error: 'input-timeout', cause: null },
        },
      },
    });
    expect(cardState(sessionAt(again, T0))).toEqual({ state: 'asked' });
  });

  it('R11 keeps the value when Twilio refused to ask again', () => {
    const again = record([], {
      questions: [
        question(0, 'start'),
        question(1, 'payment-card-number'),
        question(2, 'payment-card-number', { reply: { state: 'refused', code: 21220 } }),
      ],
      answers: { 'payment-card-number': visa },
    });
    expect(cardState(sessionAt(again, T0))).toMatchObject({ state: 'captured' });
  });

  it('R11 opens a second entry again when the first one is asked again', () => {
    const twice = record(
      ['payment-card-number', 'payment-card-number-matcher', 'payment-card-number'],
      {
        fields: ['payment-card-number', 'payment-card-number-matcher'],
        answers: {
          'payment-card-number': { ...visa, question: 3 },
          'payment-card-number-matcher': capturedBy(2, 'xxxxxxxxxxxx4242'),
        },
      },
    );
    expect(sessionAt(twice, T0)).toMatchObject({ missing: ['payment-card-number-matcher'] });
  });

  it('shows a refused input with its code', () => {
    const refused = record(['payment-card-number'], {
      answers: {
        'payment-card-number': {
          state: 'refused',
          question: 1,
          error: 'input-timeout',
          cause: null,
        },
      },
    });
    expect(cardState(sessionAt(refused, T0))).toMatchObject({
      state: 'refused',
      error: 'input-timeout',
    });
  });

  it('R25 knows which field is being keyed in', () => {
    const entering = record(['payment-card-number'], {
      answers: {
        'payment-card-number': { state: 'entering', question: 1, value: 'xx', brand: null },
      },
    });
    expect(sessionAt(entering, T0)).toMatchObject({ capturing: 'payment-card-number' });
    expect(nextChange(entering, T0)).toBeNull();
    expect(sessionAt(record(['payment-card-number']), T0)).toMatchObject({ capturing: null });
  });

  it('R50 names a requirement that it does not know', () => {
    const odd = record([], {
      answers: allCaptured,
      required: {
        question: 1,
        afterError: false,
        tokens: ['shoe-size', 'ShoeSize', 'SecurityCode'],
      },
    });
    expect(sessionAt(odd, T0)).toMatchObject({
      missing: [],
      unknownRequired: ['shoe-size', 'ShoeSize'],
    });
  });
});

describe('R11, R19 a field that is entered twice', () => {
  const first = 'payment-card-number';
  const second = 'payment-card-number-matcher';
  const states = (kind: readonly QuestionKind[], over: Partial<SessionRecord>) =>
    sessionAt(record(kind, { fields: [first, second], ...over }), T0).fields.map(({ now }) => now);
  const value = 'xxxxxxxxxxxx4242';
  const notAsked = { state: 'not-asked' };

  it('has its second entry open once the first is asked for again, whatever its result was', () => {
    expect(states([first, second, first], {})[1]).toEqual(notAsked);
    const repeated = { [second]: capturedBy(1, value) };
    expect(states([first, 'expiration-date', first], { answers: repeated })[1]).toEqual(notAsked);
  });

  it('has its second entry asked when it is asked again after the first', () => {
    const answers = { [first]: { ...visa, question: 3 }, [second]: capturedBy(2, value) };
    expect(states([first, second, first, second], { answers })[1]).toEqual({ state: 'asked' });
  });

  it('keeps the value of its second entry when that alone is asked again', () => {
    const answers = { [first]: visa, [second]: capturedBy(2, value) };
    expect(states([first, second, second], { answers })[1]).toMatchObject({
      state: 'asked-again',
      value,
    });
  });

  it('is open when Twilio requires it with its answer or after it, not before', () => {
    const requiredAt = (question: number) =>
      states([first, first], {
        answers: { [first]: { ...visa, question: 2 } },
        required: { question, afterError: false, tokens: [first] },
      })[0];
    expect(requiredAt(1)).toMatchObject({ state: 'captured' });
    expect(requiredAt(2)).toMatchObject({ state: 'refused', error: 'required-again' });
  });
});

describe('R25 the field being keyed in', () => {
  const answers = {
    'payment-card-number': { state: 'entering', question: 1, value: 'xx', brand: null },
  } as const;

  it('is still the same after a question that Twilio refused, or an unanswered cancel', () => {
    const refused = question(2, 'expiration-date', { reply: { state: 'refused', code: 64021 } });
    const asked = record(['payment-card-number']);
    const questions = [...asked.questions, refused];
    expect(sessionAt({ ...asked, answers, questions }, T0)).toMatchObject({
      capturing: 'payment-card-number',
    });
    const cancelled = record(['payment-card-number', 'cancel'], { answers });
    expect(sessionAt(cancelled, T0 + timeLimits.cancel + 1)).toMatchObject({
      capturing: 'payment-card-number',
    });
  });

  it('is none once another one was asked for, and an abandoned one has to be asked for again', () => {
    const next = record(['payment-card-number', 'expiration-date'], { answers });
    expect(sessionAt(next, T0)).toMatchObject({ capturing: null });
    expect(cardState(sessionAt(next, T0))).toEqual({ state: 'not-asked' });
  });
});
