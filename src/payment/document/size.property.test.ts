import * as fc from 'fast-check';
import { fields, callbackParameter } from '../card/field';
import { parseDocument } from './parseDocument';
import type { Order, Reply } from './session';
import { DOCUMENT_LIMIT } from './size';
import { type DrivenCall, driveCall } from '../testing/drivenCall';
import { allFields } from '../testing/examples';
import { jsonBytes } from '../card/text';

/** Long texts, also of characters that take three, four or six bytes of JSON. */
const longText = fc
  .tuple(fc.constantFrom('a', '"', '\\', 'é', '漢', '😀', '\u0000', '\ud800'), fc.nat({ max: 300 }))
  .map(([character, length]) => character.repeat(length));

const replies: readonly Reply[] = [
  { state: 'pending' },
  { state: 'accepted' },
  { state: 'refused', code: 64021 },
];
const results = ['success', 'payment-connector-error', 'transaction-cancelled', 'new-result'];

function orderOf(text: string): Partial<Order> {
  return { description: text.slice(0, 200), parameters: { note: text.slice(0, 200) } };
}

type Step = (call: DrivenCall) => void;

const callbackStep: fc.Arbitrary<Step> = fc
  .record({
    back: fc.nat({ max: 20 }),
    payments: fc.nat({ max: 6 }),
    field: fc.constantFrom(...fields),
    parameters: fc.record(
      {
        Result: fc.oneof(fc.constantFrom(...results), longText),
        ErrorType: longText,
        Required: longText.map((text) => Array.from({ length: 12 }, () => text).join()),
        PaymentCardType: longText,
        PayErrorCode: longText,
        PaymentConfirmationCode: longText,
        PaymentError: longText,
        ConnectorError: longText,
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ back, payments, field, parameters }) => (call) => {
    const value = { Capture: field, [callbackParameter[field]]: 'xxx' };
    call.callback({ ...value, ...parameters }, back, payments);
  });

const askStep: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom(...allFields, 'complete' as const, 'cancel' as const),
    fc.integer({ min: 1, max: 60 }),
    fc.constantFrom(...replies),
  )
  .map(([kind, times, reply]) => (call) => {
    for (let time = 0; time < times; time += 1) call.ask(kind, reply);
  });

const paymentsStep: fc.Arbitrary<Step> = fc
  .tuple(fc.integer({ min: 1, max: 30 }), longText, fc.constantFrom(...results))
  .map(([times, text, result]) => (call) => {
    for (let time = 0; time < times; time += 1) call.wholePayment(orderOf(text), text, result);
  });

const step = fc.oneof(
  {
    weight: 2,
    arbitrary: longText.map(
      (text): Step =>
        (call) =>
          call.start(orderOf(text)),
    ),
  },
  { weight: 3, arbitrary: askStep },
  { weight: 4, arbitrary: callbackStep },
  { weight: 1, arbitrary: fc.constant<Step>((call) => call.wait(200_000)) },
  { weight: 1, arbitrary: paymentsStep },
);

/** What meets the bounds for sure. */
const manyPayments: Step = (call) => {
  for (let time = 0; time < 150; time += 1) call.wholePayment({}, 'declined', 'success');
};
const manyQuestions: Step = (call) => {
  call.start();
  for (let time = 0; time < 150; time += 1) call.ask('postal-code');
};

describe('R31 a document stays below its limit', () => {
  it('whatever is asked and whatever callbacks bring, and forgets no payment (R32)', () => {
    const refused = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const call = driveCall();
        for (const each of steps) {
          each(call);
          expect(jsonBytes(call.document())).toBeLessThanOrEqual(DOCUMENT_LIMIT);
        }
        for (const code of call.refused) refused.add(code);
        const { current, earlier } = call.document();
        const kept = [...earlier, ...(current ? [current] : [])].map(({ key }) => key);
        expect(kept).toEqual(call.started);
        const stored: unknown = JSON.parse(JSON.stringify(call.document()));
        expect(parseDocument(stored)).toEqual(call.document());
      }),
      { numRuns: 40, examples: [[[manyPayments]], [[manyQuestions]]] },
    );
    // Both bounds were really met.
    expect(refused).toContain('too-many-payments');
    expect(refused).toContain('too-many-questions');
  });
});
