import * as fc from 'fast-check';
import { mergeCallback, mergeReplyOf } from '../rules/merge';
import { kindOf, withQuestion } from './questions';
import type { Reply } from './session';
import { sessionAt } from '../rules/status';
import { callback, documentOf, KEY, question, record, T0 } from '../testing/examples';

const kinds = ['payment-card-number', 'expiration-date', 'security-code', 'cancel'] as const;
const replies: readonly Reply[] = [
  { state: 'pending' },
  { state: 'accepted' },
  { state: 'refused', code: 64021 },
];

describe('R33 questions of a payment', () => {
  it('folded or not, a session is the same', () => {
    const steps = fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
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
        all.forEach(({ kind, reply, answers }, index) => {
          const number = index + 1;
          const put = question(number, kind, { reply: { state: 'pending' }, askedAt: T0 + number });
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
          expect(kindOf(folded.current, number)).toBe(kindOf(whole.current, number));
        }
      }),
      { numRuns: 300 },
    );
  });
});
