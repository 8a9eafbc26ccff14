import { earlierInFull } from '../../src/payment/document/earlier';
import type { CallDocument, SessionRecord } from '../../src/payment/document/session';
import { allCaptured, mergeAll, record, wholePayment } from '../../src/payment/testing/examples';

/** How many earlier payments a document keeps here; its limit is 16 KB. */
const EARLIER = 10;

const earlier = earlierInFull(
  record(['complete'], {
    answers: allCaptured,
    outcome: { kind: 'succeeded', confirmationCode: 'ch_1' },
  }),
);

/** The states of a call's document during payment `number`: opened, keyed in, complete, paid. */
export function paymentSteps(callSid: string, number: number): readonly CallDocument[] {
  const { record, callbacks } = wholePayment();
  const key = crypto.randomUUID();
  const now = Date.now();
  const asked = (questions: number): SessionRecord => ({
    ...record,
    questions: record.questions.slice(0, questions).map((each) => ({ ...each, askedAt: now })),
  });
  const all = record.questions.length;
  const before = Array.from({ length: Math.min(number, EARLIER) }, (_, back) => ({
    ...earlier,
    key: `${callSid}.${number - back}`,
  }));
  return [
    mergeAll(asked(2), callbacks.slice(0, 1)),
    mergeAll(asked(2), callbacks.slice(0, 10)),
    mergeAll(asked(all - 1), callbacks.slice(0, -1)),
    mergeAll(asked(all), callbacks),
  ].map((document) => ({
    ...document,
    callSid,
    current: document.current && { ...document.current, key },
    earlier: before,
  }));
}
