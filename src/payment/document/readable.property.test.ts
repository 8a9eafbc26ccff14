import * as fc from 'fast-check';
import { couldBeCard, lastFourOf } from '../card/cardNumber';
import { fields } from '../card/field';
import { type DrivenCall, driveCall, type Ids } from '../testing/drivenCall';
import { allFields } from '../testing/examples';
import { drawFrom, hiddenCard } from '../testing/numbers';
import { parseDocument } from './parseDocument';
import { codeOf, proofOf } from './earlier';
import { WRITER_LIMIT } from './names';
import type { CallDocument } from './session';

/*
 * What the functions write they can read again, whatever ids were drawn and whatever a processor says: an agent
 * whose document cannot be read can neither complete nor cancel, and hears of no success.
 */

/** Digits that begin with a card number, as ids drawn at random sometimes do. */
function digitsLikeACard(seed: number, count: number): string {
  const draw = drawFrom(seed);
  return (hiddenCard(draw).number + draw.digits(count)).slice(0, count);
}

function uuidOf(seed: number): string {
  const digits = digitsLikeACard(seed, 32);
  const [first, second, third] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(13, 16)];
  return `${first}-${second}-4${third}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
}

const sid = (prefix: string, seed: number) => prefix + digitsLikeACard(seed, 32);

const someIds: fc.Arbitrary<Ids> = fc.nat().map((seed) => ({
  callSid: sid('CA', seed),
  paymentSid: sid('PK', seed),
  agent: {
    workerSid: sid('WK', seed),
    taskSid: sid('WT', seed),
    conferenceSid: sid('CF', seed),
  },
  intent: (press) => uuidOf(seed + press),
  writer: (press) => uuidOf(seed + press).slice(-WRITER_LIMIT),
}));

type Step = (call: DrivenCall) => void;

/** A processor's text: a number that could be a card's in whatever form, or one in plain digits. */
const someText = fc.nat().chain((seed) => {
  const { number, text } = hiddenCard(drawFrom(seed));
  return fc.constantFrom(number, text, `${number}${number}`, `ch_${number}`, `94${number}`, 'visa');
});
const ends = ['xxxxxxxxxxxx4242', 'xxxxxxxxxxxx1111', 'xxxx', ''] as const;

const callbackStep: fc.Arbitrary<Step> = fc
  .record({
    back: fc.nat({ max: 6 }),
    payments: fc.nat({ max: 4 }),
    parameters: fc.record(
      {
        Capture: fc.constantFrom(...fields),
        PartialResult: fc.constantFrom('true', 'false'),
        PaymentCardNumber: fc.constantFrom(...ends),
        PaymentCardPostalCode: fc.oneof(
          fc.constantFrom('94105', 'SW1A 1AA', '12345-6789'),
          someText,
        ),
        PaymentCardType: someText,
        ErrorType: someText,
        Required: fc.oneof(fc.constant(''), someText),
        Result: fc.oneof(fc.constant('success'), someText),
        PayErrorCode: someText,
        PaymentConfirmationCode: someText,
        PaymentError: someText,
        ConnectorError: someText,
      },
      { requiredKeys: [] },
    ),
  })
  .map(
    ({ back, payments, parameters }): Step =>
      (call) =>
        call.callback(parameters, back, payments),
  );

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Step>((call) => call.start()) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...allFields, 'complete' as const, 'cancel' as const).map(
      (kind): Step =>
        (call) =>
          call.ask(kind),
    ),
  },
  { weight: 4, arbitrary: callbackStep },
  { weight: 1, arbitrary: fc.constant<Step>((call) => call.wait(200_000)) },
  {
    weight: 1,
    arbitrary: someText.map(
      (text): Step =>
        (call) =>
          call.wholePayment({}, text, 'success'),
    ),
  },
);

/** Every confirmation code of a document, with what it shows of the payment's card. */
function codesOf({ current, earlier }: CallDocument) {
  const card = current?.answers['payment-card-number'];
  const shown = card && card.state !== 'refused' ? card.value : undefined;
  return [
    { code: codeOf(current?.outcome ?? null), shown },
    ...earlier.map((payment) => {
      const { confirmationCode, account } = proofOf(payment);
      return { code: confirmationCode, shown: account?.value };
    }),
  ];
}

describe('R41 what is written can be read', () => {
  it('whatever the ids are, and whatever callbacks bring', () => {
    let codes = 0;
    fc.assert(
      fc.property(someIds, fc.array(step, { maxLength: 30, size: 'max' }), (ids, steps) => {
        const call = driveCall(ids);
        call.start();
        for (const each of steps) {
          each(call);
          const read = parseDocument(JSON.parse(JSON.stringify(call.document())));
          if (!read) throw new Error(`cannot be read: ${JSON.stringify(call.document())}`);
          expect(parseDocument(JSON.parse(JSON.stringify(read)))).toEqual(read);
          for (const { code, shown } of codesOf(read)) {
            if (code === null) continue;
            codes += 1;
            expect(couldBeCard(code, lastFourOf(shown))).toBe(false);
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(codes).toBeGreaterThan(0);
  });

  it('and a success whose code could be the card’s is still a success', () => {
    const call = driveCall();
    call.start();
    // It tells the card, which the document does not take from it: Twilio still requires it.
    call.callback({
      Result: 'success',
      PaymentCardNumber: 'xxxxxxxxxxxx1111',
      Required: 'payment-card-number',
      PaymentConfirmationCode: '4242424242424242',
    });
    const read = parseDocument(JSON.parse(JSON.stringify(call.document())));
    expect(read?.current?.outcome).toEqual({ kind: 'succeeded', confirmationCode: '[removed]' });
  });
});
