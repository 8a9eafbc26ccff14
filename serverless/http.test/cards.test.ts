import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import { turn } from '../../local-twilio/testing/switches';
import { fetchJson, startConfigured } from './harness';
import { query, signed } from './signed';
import { type OnCall, transactions, eachOnACall } from './steps';
import { shownOf, stateOf } from './watch';

/*
 * F8, F9: a payment with each brand, the shortest and the longest of its cards. How each length of Twilio's table is
 * keyed in is the local Twilio's (`local-twilio/twilio/payments/cards.test.ts`). F14: what a processor may answer.
 */

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
  - name: Talkative
    label: Processor that answers slowly, with more than asked and with empty texts
    methods: [{ method: credit-card, brands: [visa], postalCode: false }]
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

test.each([
  ['visa', '4222222222222#'],
  ['visa', '4000000000000000006'],
  ['mastercard', '2223003122003222'],
  ['amex', '378282246310005'],
  ['maestro', '676770000005#'],
  ['maestro', '6759649826438453003'],
  ['discover', '6011111111111117#'],
  ['jcb', '3566002020360505#'],
  ['diners-club', '36227206271667#'],
  ['enroute', '201400000000009'],
])('F9 charges a %s card, keyed in as %s', async (brand, keys) => {
  // Where 16 digits end a visa card, one of 19 cannot be keyed in.
  await turn(local.origin, { cardAutoEnd: 'longest' });
  await paysWith(brand, keys);
});

test('F9 charges a card that is shorter than others once the caller stops', () =>
  paysWith('maestro', '676770000005', 'Generic_Pay_Connector'));

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

test('F14 charges once with a slow processor that answers with more than asked', () =>
  paysWith('visa', '4242424242424242', 'Talkative'));
