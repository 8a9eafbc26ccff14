import { noLimits } from '../testing/configuration';
import { askUpdate } from '../rules/ask';
import { mergeReplyOf } from '../rules/merge';
import { kindOf, CLOSING_QUESTIONS, nextNumber, QUESTION_LIMIT, withQuestion } from './questions';
import type { QuestionKind, SessionRecord } from './session';
import { agent, allFields, documentOf, KEY, question, record, T0 } from '../testing/examples';
import { agentView } from '../rules/view';

function asked(kindsAsked: readonly QuestionKind[]): SessionRecord {
  return kindsAsked.reduce<SessionRecord>(
    (current, kind) => withQuestion(current, question(nextNumber(current), kind)),
    record([]),
  );
}

describe('R33 questions of a payment', () => {
  it('stay few however often a field is asked for', () => {
    const { questions } = asked(Array.from({ length: 80 }, () => 'postal-code'));
    expect(questions.map(({ number }) => number)).toEqual([0, 72, 73, 74, 75, 76, 77, 78, 79, 80]);
  });

  it('count how often a field was asked', () => {
    const current = asked(Array.from({ length: 20 }, () => 'postal-code'));
    const { fields } = agentView(documentOf(current), T0);
    expect(fields.map(({ timesAsked }) => timesAsked)).toEqual([0, 0, 0, 20]);
  });

  it('a press repeated soon finds its question, however many there were before (R27)', () => {
    const current = asked(Array.from({ length: 30 }, () => 'postal-code'));
    const put = current.questions.at(-8);
    const intent = put?.intent ?? '';
    const again = {
      intent,
      session: KEY,
      agent,
      writer: 'one',
      limits: noLimits,
      kind: 'postal-code',
    } as const;
    expect(askUpdate(documentOf(current), again, T0)).toEqual({
      kind: 'repeated',
      record: current,
      question: put,
    });
  });

  it('are known by their numbers, also the folded ones (R17)', () => {
    const ten = Array.from({ length: 10 }, () => 'postal-code' as const);
    const current = asked(['expiration-date', 'expiration-date', ...ten]);
    expect(current.questions[0]?.number).toBe(0);
    expect(current.questions[1]).toMatchObject({ number: 2, kind: 'expiration-date' });
    expect(kindOf(current, 1)).toBe('expiration-date');
    expect(kindOf(current, 3)).toBe('postal-code');
    expect(kindOf(current, 13)).toBeUndefined();
  });

  it('keep the last of a kind that Twilio did not refuse', () => {
    const refused = question(2, 'expiration-date', { reply: { state: 'refused', code: 64021 } });
    let current = withQuestion(asked(['expiration-date']), refused);
    for (let number = 3; number < 12; number += 1) {
      current = withQuestion(current, question(number, 'postal-code'));
    }
    expect(current.questions.map(({ number }) => number).slice(0, 3)).toEqual([0, 1, 3]);
  });

  it('are numbered from 0', () => {
    expect(nextNumber(record([], { questions: [] }))).toBe(0);
    expect(nextNumber(record(['postal-code']))).toBe(2);
  });

  it('leave room to complete after the last field', () => {
    const asked = record([], { fields: [] });
    const refused = { state: 'refused', code: 20429 } as const;
    const last = question(QUESTION_LIMIT - 1, 'postal-code', { reply: refused });
    const document = documentOf({ ...asked, questions: [...asked.questions, last] });
    const complete = {
      intent: 'done',
      session: KEY,
      agent,
      writer: 'one',
      limits: noLimits,
      kind: 'complete',
    } as const;
    expect(askUpdate(document, complete, T0)).toMatchObject({
      kind: 'ask',
      question: { number: QUESTION_LIMIT },
    });
  });

  it('end at a limit; completing and cancelling have some more', () => {
    let document = documentOf(record([]));
    const ask = (kind: Exclude<QuestionKind, 'start'>, intent: string) => {
      const result = askUpdate(
        document,
        { intent, session: KEY, agent, kind, writer: 'one', limits: noLimits },
        T0,
      );
      if (result.kind !== 'ask') return result;
      const { number } = result.question;
      const refused = { state: 'refused', code: 20429 } as const;
      document = mergeReplyOf(result.document, KEY, number, refused, null);
      return 'asked';
    };
    const tooMany = { kind: 'refused', refusal: { code: 'too-many-questions', detail: {} } };
    for (let number = 1; number < QUESTION_LIMIT; number += 1) {
      expect(ask(allFields[number % 4] ?? 'postal-code', `field ${number}`)).toBe('asked');
    }
    expect(ask('postal-code', 'one more')).toEqual(tooMany);
    for (let number = 0; number < CLOSING_QUESTIONS; number += 1) {
      expect(ask('cancel', `cancel ${number}`)).toBe('asked');
    }
    expect(ask('cancel', 'one cancel more')).toEqual(tooMany);
  });
});
