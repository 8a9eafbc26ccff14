import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import { turn } from '../../local-twilio/testing/switches';
import { fetchJson, startConfigured } from './harness';
import { query, signed } from './signed';
import { type OnCall, transactions, eachOnACall } from './steps';
import { shownOf, stateOf } from './watch';

/* F8, F9: a payment with each brand and each of its lengths, as a caller keys the card in. */

const brands = '[visa, mastercard, amex, maestro, discover, optima, jcb, diners-club, enroute]';
const configured = `
currencies: { USD: {} }
limits: { startsPerCall: 1000, startsPerAgent: 1000 }
processors:
  - name: Default
    label: Main processor
    methods: [{ method: credit-card, brands: ${brands}, postalCode: false }]
  - name: Generic_Pay_Connector
    label: Impatient processor
    timeout: 1
    methods: [{ method: credit-card, brands: ${brands}, postalCode: false }]
  - name: Two_Routes
    label: Processor of optima
    methods: [{ method: credit-card, brands: [optima], postalCode: false }]
`;

let local: Awaited<ReturnType<typeof startConfigured>>;
let on: OnCall;

eachOnACall(
  () => startConfigured(configured),
  (scene) => {
    ({ local, on } = scene);
  },
);
afterEach(() => turn(local.origin, {}));

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

/** Twilio's table of card types: leading digits and lengths. */
const table: readonly (readonly [brand: string, prefix: string, lengths: readonly number[]])[] = [
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

const charges = v.array(v.looseObject({ cardNumber: v.string(), result: v.string() }));
const openSessions = v.array(v.object({ sid: v.string() }));

const shownDigits = (shown: string | undefined) => shown?.replaceAll(' ', '');

/** Asks for the card number, which is keyed in and captured as one of this brand. */
async function capturesCard(session: string, brand: string, keys: string): Promise<void> {
  const digits = keys.replace('#', '');
  expect((await on.ask(session, 'payment-card-number')).status).toBe(200);
  await on.keyIn(keys);
  const view = await on.watched.until(
    (seen) => stateOf(seen, 'payment-card-number')?.state === 'captured',
  );
  const field = stateOf(view, 'payment-card-number');
  expect(field).toMatchObject({ brand });
  expect(shownDigits(shownOf(view, 'payment-card-number'))).toBe(
    `${'x'.repeat(digits.length - 4)}${digits.slice(-4)}`,
  );
}

/** Pays with this card; resolves when the processor has charged it and no other. */
async function paysWith(brand: string, keys: string, processor = 'Default'): Promise<void> {
  const before = v.parse(charges, await transactions(local)).length;
  const session = await on.start({ processor, amount: '12.50', currency: 'USD' });
  await capturesCard(session, brand, keys);
  await on.capture(session, 'expiration-date', '1230');
  await on.capture(session, 'security-code', brand === 'amex' ? '1234' : '123');
  expect((await on.complete(session)).status).toBe(200);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  const charged = v.parse(charges, await transactions(local)).slice(before);
  expect(charged.map(({ result }) => result)).toEqual(['charged']);
  expect(charged[0]?.cardNumber).toMatch(new RegExp(`${keys.replace('#', '').slice(-4)}$`));
}

test.each(table)(
  'F9 charges a %s card beginning with %s, of %j digits, ended by # or by its length',
  async (brand, prefix, lengths) => {
    // Where 16 digits end a visa card, one of 19 cannot be keyed in.
    await turn(local.origin, { cardAutoEnd: 'longest' });
    const longest = Math.max(...lengths);
    for (const length of lengths) {
      const digits = cardOf(prefix, length);
      await paysWith(brand, length < longest ? `${digits}#` : digits);
    }
  },
);

test.each([
  ['visa', cardOf('4', 13)],
  ['maestro', cardOf('6759', 12)],
  ['discover', cardOf('6011', 17)],
  ['diners-club', cardOf('36', 14)],
])('F9 charges a %s card that is shorter than others once the caller stops: %s', (brand, digits) =>
  paysWith(brand, digits, 'Generic_Pay_Connector'),
);

test('F9 refuses a number that is longer than any card of its brand', async () => {
  await turn(local.origin, { cardAutoEnd: 'never' });
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  for (const digits of [cardOf('4', 14), cardOf('51', 17), cardOf('34', 16), cardOf('2014', 16)]) {
    await on.ask(session, 'payment-card-number');
    await on.watched.until((view) => stateOf(view, 'payment-card-number')?.state === 'asked');
    await on.keyIn(`${digits}#`);
    const view = await on.watched.until(
      (seen) => stateOf(seen, 'payment-card-number')?.state === 'refused',
    );
    expect(stateOf(view, 'payment-card-number')).toMatchObject({ error: 'invalid-card-number' });
  }
});

test('F8 asks for an optima card, refuses others, and shows the one that Twilio names', async () => {
  const session = await on.start({ processor: 'Two_Routes', amount: '12.50', currency: 'USD' });
  await on.ask(session, 'payment-card-number');
  await on.keyIn('4242424242424242');
  const refused = await on.watched.until(
    (view) => stateOf(view, 'payment-card-number')?.state === 'refused',
  );
  expect(stateOf(refused, 'payment-card-number')).toMatchObject({ error: 'invalid-card-type' });
  await on.ask(session, 'payment-card-number');
  // No number is known that Twilio takes for one: its callback is made here.
  const sessions = `${local.origin}/calls/${on.call.callSid}/payment-sessions`;
  const [payment] = v.parse(openSessions, await fetchJson(sessions));
  const answer = await signed(local).callBack(query(on.call.callSid, session, '2'), {
    AccountSid: account.sid,
    Sid: payment?.sid ?? '',
    Capture: 'payment-card-number',
    PartialResult: 'false',
    PaymentCardNumber: 'xxxxxxxxxxx0019',
    PaymentCardType: 'optima',
    Required: 'expiration-date,security-code',
  });
  expect(answer.status).toBe(204);
  const view = await on.watched.until(
    (seen) => stateOf(seen, 'payment-card-number')?.state === 'captured',
  );
  expect(stateOf(view, 'payment-card-number')).toMatchObject({
    brand: 'optima',
    shown: 'xxxx xxxxxx x0019',
  });
});
