import { noLimits } from '../../src/payment/testing/configuration';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { askStart } from '../../src/payment/rules/ask';
import {
  agent,
  allFields,
  cardOrder,
  KEY,
  PAYMENT_SID,
  record,
} from '../../src/payment/testing/examples';
import { allDocuments, type Fields, metrics, postForm, resetMetrics, start } from './harness';
import {
  handleInProcess,
  keyed,
  newCallSid,
  query,
  type Signed,
  signatureOf,
  signed,
} from './signed';

/* Callbacks that Twilio did not send for us, and callbacks that come a second time. */

let local: LocalTwilio;
let openPayment: Signed['openPayment'];
let write: Signed['write'];
let stored: Signed['stored'];
let callBack: Signed['callBack'];
beforeAll(async () => {
  local = await start();
  ({ openPayment, write, stored, callBack } = signed(local));
});
afterAll(() => local.close());

const otherAccount: Fields = { ...keyed, AccountSid: `AC${'e'.repeat(32)}` };
const otherToken = 'f'.repeat(32);

interface Forgery {
  readonly fields: Fields;
  /** What is signed, where it is not what is sent. */
  readonly signature: (address: string) => string;
}

const forgeries: Readonly<Record<string, Forgery>> = {
  'with an empty signature': { fields: keyed, signature: () => '' },
  'with an invalid signature': { fields: keyed, signature: () => 'c2lnbmVk' },
  'signed with another token': {
    fields: keyed,
    signature: (address) => signatureOf(address, keyed, otherToken),
  },
  'of another account, signed by it': {
    fields: otherAccount,
    signature: (address) => signatureOf(address, otherAccount, otherToken),
  },
  'of another account, signed by ours': {
    fields: otherAccount,
    signature: (address) => signatureOf(address, otherAccount),
  },
  'of no account': {
    fields: { Sid: PAYMENT_SID, Result: 'success' },
    signature: (address) => signatureOf(address, { Sid: PAYMENT_SID, Result: 'success' }),
  },
  'signed for another question': {
    fields: keyed,
    signature: (address) => signatureOf(address.replace('question=1', 'question=0'), keyed),
  },
  'signed for another call': {
    fields: keyed,
    signature: () => signatureOf(query(newCallSid()), keyed),
  },
  'with a value added after signing': {
    fields: { ...keyed, Result: 'success' },
    signature: (address) => signatureOf(address, keyed),
  },
};
const each = Object.entries(forgeries);

test.each(each)(
  'refuses a callback %s without asking Sync',
  async (_what, { fields, signature }) => {
    const address = query(await openPayment());
    const before = await allDocuments(local);
    await resetMetrics(local);
    const { status } = await callBack(address, fields, signature(address));
    expect([400, 403]).toContain(status);
    expect(await metrics(local)).not.toHaveProperty(['sync.twilio.com']);
    expect(await allDocuments(local)).toEqual(before);
  },
);

// Twilio's edge lets none of the unsigned ones through; the function does not rely on it.
test.each(each)(
  '%s: refused by the function itself, and Sync is not asked',
  async (_what, { fields, signature }) => {
    const address = query(await openPayment());
    const before = await allDocuments(local);
    await resetMetrics(local);
    const lines = await handleInProcess(local, address, fields, signature(address));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: 403, code: 'not-signed' });
    expect(await metrics(local)).not.toHaveProperty(['sync.twilio.com']);
    expect(await allDocuments(local)).toEqual(before);
  },
);

test.each(each)(
  'creates no document for a callback %s on a call without one',
  async (_what, forgery) => {
    const address = query(newCallSid());
    const before = await allDocuments(local);
    await callBack(address, forgery.fields, forgery.signature(address));
    expect(await allDocuments(local)).toEqual(before);
  },
);

test('refuses a callback without a signature header', async () => {
  const callSid = await openPayment();
  const before = await stored(callSid);
  expect((await postForm(local, `status?${query(callSid)}`, keyed)).status).toBe(400);
  expect(await stored(callSid)).toEqual(before);
});

test('changes nothing for a signed callback of another payment SID', async () => {
  const callSid = await openPayment();
  const before = await stored(callSid);
  const fields = { ...keyed, Sid: `PK${'c'.repeat(32)}`, Result: 'success' };
  expect((await callBack(query(callSid), fields)).status).toBe(204);
  expect(await stored(callSid)).toEqual(before);
});

const common: Fields = { AccountSid: account.sid, Sid: PAYMENT_SID };
const card: Fields = { ...common, PaymentCardNumber: 'xxxxxxxxxxxx4242', PaymentCardType: 'visa' };
const captured: Fields = { PartialResult: 'false' };

/** A whole payment by its callbacks: the number of the question, and the form. */
const payment: readonly (readonly [string, Fields])[] = [
  ['0', { ...common, PaymentMethod: 'credit-card', ChargeAmount: '12.50' }],
  ['1', keyed],
  ['1', { ...keyed, PaymentCardNumber: 'xxxxxx' }],
  ['1', { ...common, Capture: 'payment-card-number', ErrorType: 'invalid-card-number' }],
  ['2', keyed],
  [
    '2',
    {
      ...card,
      ...captured,
      Capture: 'payment-card-number',
      Required: 'expiration-date,security-code,postal-code',
    },
  ],
  [
    '3',
    {
      ...card,
      ...captured,
      Capture: 'expiration-date',
      ExpirationDate: '1229',
      Required: 'security-code,postal-code',
    },
  ],
  [
    '4',
    {
      ...card,
      ...captured,
      Capture: 'security-code',
      SecurityCode: 'xxx',
      Required: 'postal-code',
    },
  ],
  [
    '5',
    { ...card, ...captured, Capture: 'postal-code', PaymentCardPostalCode: '94105', Required: '' },
  ],
  ['6', { ...card, Result: 'success', PaymentConfirmationCode: 'ch_1' }],
];
const asks = ['payment-card-number', ...allFields, 'complete'] as const;

async function paid(): Promise<string> {
  const callSid = await openPayment(record(asks));
  for (const [question, fields] of payment) {
    const { status } = await callBack(query(callSid, KEY, question), fields);
    expect(status).toBe(204);
  }
  expect((await stored(callSid)).document.current?.outcome?.kind).toBe('succeeded');
  return callSid;
}

/** Every callback once more, in the opposite order and then all at once. */
async function replay(callSid: string): Promise<readonly number[]> {
  const again = ([question, fields]: readonly [string, Fields]) =>
    callBack(query(callSid, KEY, question), fields);
  const answers = [];
  for (const each of [...payment].reverse()) answers.push(await again(each));
  answers.push(...(await Promise.all(payment.map(again))));
  return answers.map(({ status }) => status);
}

test('writes nothing when every callback of a payment is replayed', async () => {
  const callSid = await paid();
  const before = await stored(callSid);
  await resetMetrics(local);
  expect(new Set(await replay(callSid))).toEqual(new Set([204]));
  expect((await metrics(local))['sync.twilio.com']?.POST ?? 0).toBe(0);
  expect(await stored(callSid)).toEqual(before);
});

test('writes nothing when they are replayed once the next payment is open on the call', async () => {
  const callSid = await paid();
  const { document } = await stored(callSid);
  const intent = '00000000-0000-4000-8000-000000000002';
  const second = askStart(
    document,
    {
      intent,
      callSid,
      agent,
      agentStarts: undefined,
      doubtElsewhere: undefined,
      writer: 'one',
      limits: noLimits,
      order: cardOrder,
      fields: allFields,
      chargeAgain: false,
    },
    Date.now(),
  );
  if (second.kind !== 'ask') throw new Error('the second payment did not start');
  await write(callSid, second.document);
  const before = await stored(callSid);
  await resetMetrics(local);
  await replay(callSid);
  expect((await metrics(local))['sync.twilio.com']?.POST ?? 0).toBe(0);
  expect(await stored(callSid)).toEqual(before);
});
