import { type Kit, startKit } from '../../testing/payments';
import { stepsOf } from '../../testing/paymentSteps';
import { turn } from '../../testing/switches';
import { type CardBrand, cardBrands } from './cards';

/* F9: Twilio's table of card types, as callers key the cards in. */

let kit: Kit;
let steps: ReturnType<typeof stepsOf>;
beforeAll(async () => {
  kit = await startKit();
  steps = stepsOf(kit);
});
afterEach(() => turn(kit.local.origin, {}));
afterAll(() => kit.close());

/** The digits with the last one that makes them pass Luhn. */
function withCheckDigit(digits: string): string {
  const doubled = Array.from(digits)
    .reverse()
    .map((digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return value > 9 ? value - 9 : value;
    });
  const sum = doubled.reduce((total, value) => total + value, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** A card number of this length; each length ends in four digits of its own. */
const cardOf = (prefix: string, length: number): string =>
  withCheckDigit(`${prefix}${'0'.repeat(length)}`.slice(0, length - 3) + String(10 + length));

const from12to19 = [12, 13, 14, 15, 16, 17, 18, 19];
const from16to19 = [16, 17, 18, 19];

/** Leading digits and lengths. */
const table: readonly (readonly [brand: CardBrand, prefix: string, lengths: readonly number[]])[] =
  [
    ['visa', '4', [13, 15, 16, 19]],
    ['mastercard', '51', [16]],
    ['mastercard', '55', [16]],
    ['mastercard', '2221', [16]],
    ['mastercard', '2720', [16]],
    ['amex', '34', [15]],
    ['amex', '37', [15]],
    ['maestro', '50', from12to19],
    ['maestro', '6', from12to19],
    ['discover', '6011', from16to19],
    ['discover', '65', from16to19],
    ['jcb', '3528', from16to19],
    ['diners-club', '300', from16to19],
    ['diners-club', '3095', from16to19],
    ['diners-club', '36', [14, 15, ...from16to19]],
    ['enroute', '2014', [15]],
    ['enroute', '2149', [15]],
  ];

/** Another call, whose caller is asked for the number of a card of any brand. */
async function asked(options: object = {}) {
  const callSid = kit.call();
  const payment = await steps.start(callSid, { validCardTypes: cardBrands.join(' '), ...options });
  return {
    /** Asks for the card number, and the caller presses keys; answers how the entry ended. */
    async enter(keys: string) {
      const before = kit.listener.received.length;
      await steps.enter(payment, callSid, 'payment-card-number', keys);
      const { fields } = await kit.listener.until(
        (callback) =>
          callback.CallSid === callSid &&
          callback.PartialResult !== 'true' &&
          callback.Capture === 'payment-card-number' &&
          kit.listener.received.findIndex((each) => each.fields === callback) >= before,
      );
      return fields;
    },
  };
}

const captured = (brand: CardBrand, digits: string) => ({
  PartialResult: 'false',
  PaymentCardType: brand,
  PaymentCardNumber: digits.slice(-4).padStart(digits.length, 'x'),
});

test.each(table)(
  'F9 takes a %s card beginning with %s, of %j digits, ended by # or by its length',
  async (brand, prefix, lengths) => {
    // Where 16 digits end a visa card, one of 19 cannot be keyed in.
    await turn(kit.local.origin, { cardAutoEnd: 'longest' });
    const caller = await asked();
    const longest = Math.max(...lengths);
    for (const length of lengths) {
      const digits = cardOf(prefix, length);
      const ended = await caller.enter(length < longest ? `${digits}#` : digits);
      expect(ended).toMatchObject(captured(brand, digits));
    }
  },
);

test.each([
  ['visa', cardOf('4', 14)],
  ['mastercard', cardOf('51', 17)],
  ['amex', cardOf('34', 16)],
  ['enroute', cardOf('2014', 16)],
] as const)(
  'F9 refuses a %s number that is longer than any card of its brand',
  async (_, digits) => {
    await turn(kit.local.origin, { cardAutoEnd: 'never' });
    const caller = await asked();
    expect(await caller.enter(`${digits}#`)).toMatchObject({ ErrorType: 'invalid-card-number' });
  },
);

test('F9 takes a card that is shorter than others once the caller stops', async () => {
  const cards = [
    ['visa', cardOf('4', 13)],
    ['maestro', cardOf('6759', 12)],
    ['discover', cardOf('6011', 17)],
    ['jcb', cardOf('3528', 16)],
    ['diners-club', cardOf('36', 14)],
  ] as const;
  // Their callers stop at the same time.
  const ended = cards.map(async ([, digits]) => (await asked({ timeout: 1 })).enter(digits));
  expect(await Promise.all(ended)).toMatchObject(
    cards.map(([brand, digits]) => captured(brand, digits)),
  );
});
