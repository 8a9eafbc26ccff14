import * as fc from 'fast-check';
import { askUpdate } from './ask';
import { mergeCallback, mergeReplyOf } from './merge';
import { asksOf, CLOSING_QUESTIONS, nextNumber, QUESTION_LIMIT, withQuestion } from './questions';
import type { Asks, Reply, SessionRecord } from './session';
import { sessionAt } from './status';
import {
  agent,
  allFields,
  callback,
  documentOf,
  KEY,
  question,
  record,
  T0,
} from './testing/examples';
import { agentView } from './view';

const kinds = ['payment-card-number', 'expiration-date', 'security-code', 'cancel'] as const;
const replies: readonly Reply[] = [
  { state: 'pending' },
  { state: 'accepted' },
  { state: 'refused', code: 64021 },
];

function asked(kindsAsked: readonly Asks[]): SessionRecord {
  return kindsAsked.reduce<SessionRecord>(
    (current, asks) => withQuestion(current, question(nextNumber(current), asks)),
    record([]),
  );
}

describe('R33 questions of a payment', () => {
  it('folded or not, a session is the same', () => {
    const steps = fc.array(
      fc.record({
        asks: fc.constantFrom(...kinds),
        reply: fc.constantFrom(...replies),
        /** Which question a callback answers, counted back from this one; none when undefined. */
        answers: fc.option(fc.nat({ max: 30 }), { nil: undefined }),
      }),
      { minLength: 10, maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        let folded = documentOf(record([]));
        let whole = documentOf(record([]));
        all.forEach(({ asks, reply, answers }, index) => {
          const number = index + 1;
          const put = question(number, asks, { reply: { state: 'pending' }, askedAt: T0 + number });
          if (!folded.current || !whole.current) throw new Error('there is a payment');
          folded = { ...folded, current: withQuestion(folded.current, put) };
          const questions = [...whole.current.questions, put];
          whole = { ...whole, current: { ...whole.current, questions } };
          folded = mergeReplyOf(folded, KEY, number, reply, null);
          whole = mergeReplyOf(whole, KEY, number, reply, null);
          if (answers === undefined || answers >= number) return;
          // A callback to a question that Twilio refused would prove that it took it.
          const answered = number - answers;
          if (all[answered - 1]?.reply.state === 'refused') return;
          const found = callback(answered, {
            PartialResult: 'false',
            ExpirationDate: '1229',
            PaymentCardNumber: 'xxxxxxxxxxxx4242',
            PayErrorCode: '1',
          });
          folded = mergeCallback(folded, KEY, found);
          whole = mergeCallback(whole, KEY, found);
        });
        if (!folded.current || !whole.current) throw new Error('there is a payment');
        expect(sessionAt(folded.current, T0)).toEqual(sessionAt(whole.current, T0));
        for (let number = 0; number <= all.length + 1; number += 1) {
          expect(asksOf(folded.current, number)).toBe(asksOf(whole.current, number));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stay few however often a field is asked for', () => {
    const { questions } = asked(Array.from({ length: 80 }, () => 'postal-code'));
    expect(questions.map(({ number }) => number)).toEqual([0, 72, 73, 74, 75, 76, 77, 78, 79, 80]);
  });

  it('count for the times that a field was asked', () => {
    const current = asked(Array.from({ length: 20 }, () => 'postal-code'));
    const { fields } = agentView(documentOf(current), T0);
    expect(fields.map(({ timesAsked }) => timesAsked)).toEqual([0, 0, 0, 20]);
  });

  it('a press repeated soon finds its question, however many there were before (R27)', () => {
    const current = asked(Array.from({ length: 30 }, () => 'postal-code'));
    const put = current.questions.at(-8);
    const intent = put?.intent ?? '';
    const again = { intent, session: KEY, agent, asks: 'postal-code' } as const;
    expect(askUpdate(documentOf(current), again, T0)).toEqual({
      kind: 'repeated',
      record: current,
      question: put,
    });
  });

  it('end at a limit; completing and cancelling have some more', () => {
    let document = documentOf(record([]));
    const ask = (asks: Exclude<Asks, 'start'>, intent: string) => {
      const result = askUpdate(document, { intent, session: KEY, agent, asks }, T0);
      if (result.kind !== 'ask') return result;
      const { number } = result.question;
      const refused = { state: 'refused', code: 20429 } as const;
      document = mergeReplyOf(result.document, KEY, number, refused, null);
      return 'asked';
    };
    const tooMany = { kind: 'refused', refusal: { code: 'too-many-questions' } };
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
