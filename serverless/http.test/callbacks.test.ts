import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { type CallDocument, parseDocument } from '../../src/payment/session';
import { CALL_SID, documentOf, KEY, PAYMENT_SID, record } from '../../src/payment/testing/examples';
import { callbackEndpoint } from '../lib/callbackEndpoint';
import { askTwilio, type Fields, metrics, postForm, resetMetrics, start } from './harness';
import { clientOf, environment, installRuntime } from './inProcess';

let local: LocalTwilio;
beforeAll(async () => {
  local = await start();
});
afterAll(() => local.close());

const documents = `sync.twilio.com/v1/Services/${account.syncServiceSid}/Documents`;
const syncSchema = v.object({ revision: v.string(), data: v.unknown() });

/** A call of its own for every test. */
let calls = 0;
function newCallSid(): string {
  calls += 1;
  return CALL_SID.slice(0, -4) + calls.toString(16).padStart(4, '0');
}

/** A call on which a payment is open and the card number was asked for, by question 1. */
async function openPayment(): Promise<string> {
  const callSid = newCallSid();
  const document: CallDocument = {
    ...documentOf(record(['payment-card-number'])),
    callSid,
  };
  const form = { UniqueName: name(callSid), Data: JSON.stringify(document) };
  await askTwilio(local, documents, form);
  return callSid;
}

const name = (callSid: string) => `payment.${callSid}`;

async function stored(callSid: string) {
  const found = await askTwilio(local, `${documents}/${name(callSid)}`);
  const { revision, data } = v.parse(syncSchema, found);
  const document = parseDocument(data);
  if (!document) throw new Error('not a document of ours');
  return { revision, document };
}

const query = (callSid: string, session = KEY, question = '1') =>
  `document=${name(callSid)}&session=${session}&question=${question}`;

const keyed: Fields = {
  AccountSid: account.sid,
  Sid: PAYMENT_SID,
  Capture: 'payment-card-number',
  PartialResult: 'true',
  PaymentCardNumber: 'xxx',
  Required: 'payment-card-number,expiration-date,security-code,postal-code',
};

function signatureOf(address: string, fields: Fields, authToken: string = account.authToken) {
  const url = `https://${account.functionsDomain}/payments/status?${address}`;
  return getExpectedTwilioSignature(authToken, url, { ...fields });
}

/** As Twilio calls back: a signed form. */
async function callBack(address: string, fields: Fields, signature = signatureOf(address, fields)) {
  return postForm(local, `status?${address}`, fields, { 'x-twilio-signature': signature });
}

test('a signed callback shows in the document', async () => {
  const callSid = await openPayment();
  expect((await callBack(query(callSid), keyed)).status).toBe(204);
  const { document } = await stored(callSid);
  expect(document.current?.answers['payment-card-number']).toMatchObject({
    state: 'entering',
    value: 'xxx',
  });
});

test.each<[string, (callSid: string) => Promise<{ status: number }>]>([
  ['unsigned', (callSid) => postForm(local, `status?${query(callSid)}`, keyed)],
  [
    'signed with another token',
    (callSid) =>
      callBack(query(callSid), keyed, signatureOf(query(callSid), keyed, 'f'.repeat(32))),
  ],
  [
    'signed for another question',
    (callSid) => callBack(query(callSid), keyed, signatureOf(query(callSid, KEY, '0'), keyed)),
  ],
  [
    'with a value changed after signing',
    (callSid) =>
      callBack(query(callSid), { ...keyed, Result: 'success' }, signatureOf(query(callSid), keyed)),
  ],
  [
    'of another account',
    (callSid) => callBack(query(callSid), { ...keyed, AccountSid: `AC${'e'.repeat(32)}` }),
  ],
])('a callback %s is refused and nothing is written', async (_what, send) => {
  const callSid = await openPayment();
  const before = await stored(callSid);
  const { status } = await send(callSid);
  expect([400, 403]).toContain(status);
  expect(await stored(callSid)).toEqual(before);
});

test('a callback for a session, question or call that never was is taken, and nothing is written', async () => {
  const callSid = await openPayment();
  const before = await stored(callSid);
  const unknown = '00000000-0000-4000-8000-00000000dead';
  expect((await callBack(query(callSid, unknown), keyed)).status).toBe(200);
  expect((await callBack(query(callSid, KEY, '7'), keyed)).status).toBe(200);
  expect((await callBack(query(newCallSid()), keyed)).status).toBe(200);
  expect(await stored(callSid)).toEqual(before);
});

test('a signed request that is no callback of a payment is taken, and nothing is written', async () => {
  const callSid = await openPayment();
  const before = await stored(callSid);
  const { Sid: _sid, ...fields } = keyed;
  expect((await callBack(query(callSid), fields)).status).toBe(200);
  expect(await stored(callSid)).toEqual(before);
});

test('unknown values are kept as unknown; an unknown result is never success', async () => {
  const callSid = await openPayment();
  await callBack(query(callSid), { ...keyed, ErrorType: 'moon-phase', Surprise: 'yes' });
  expect((await stored(callSid)).document.current?.answers['payment-card-number']).toMatchObject({
    state: 'refused',
    error: 'moon-phase',
  });
  await callBack(query(callSid), { AccountSid: account.sid, Sid: PAYMENT_SID, Result: 'splendid' });
  expect((await stored(callSid)).document.current?.outcome).toEqual({
    kind: 'unknown',
    result: 'splendid',
  });
});

test('a card number in clear is not kept', async () => {
  const callSid = await openPayment();
  await callBack(query(callSid), { ...keyed, PaymentCardNumber: '4242424242424242' });
  const { document } = await stored(callSid);
  expect(JSON.stringify(document)).not.toContain('4242424242424242');
  expect(document.current?.discardedClearValue).toBe(true);
});

test('callbacks in any order, some twice and all at once, come to the same', async () => {
  const callSid = await openPayment();
  const digits = Array.from({ length: 12 }, (_, count) => 'x'.repeat(count + 1));
  const all = digits.flatMap((value) => [value, value]).reverse();
  const answers = await Promise.all(
    all.map((value) => callBack(query(callSid), { ...keyed, PaymentCardNumber: value })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  expect((await stored(callSid)).document.current?.answers['payment-card-number']).toMatchObject({
    value: 'x'.repeat(12),
  });
});

test('one Sync request for each callback after the first; none for one that brings nothing', async () => {
  const callSid = await openPayment();
  await callBack(query(callSid), { ...keyed, PaymentCardNumber: 'x' });
  await resetMetrics(local);
  for (const value of ['xx', 'xxx', 'xxxx', 'xxxx']) {
    await callBack(query(callSid), { ...keyed, PaymentCardNumber: value });
  }
  expect((await metrics(local))['sync.twilio.com']).toEqual({ POST: 3 });
});

test('while Sync does not take it Twilio is told to send the callback again', async () => {
  const callSid = await openPayment();
  const faults = { rest: { errors: [{ host: 'sync.twilio.com', status: 503, rate: 1 }] } };
  await fetch(`${local.origin}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  });
  expect((await callBack(query(callSid), keyed)).status).toBe(503);
  await fetch(`${local.origin}/faults`, { method: 'DELETE' });
  expect((await callBack(query(callSid), keyed)).status).toBe(204);
});

test('a token of the processor is neither kept nor logged', async () => {
  const callSid = await openPayment();
  const lines: unknown[] = [];
  const spies = (['log', 'error'] as const).map((method) =>
    jest
      .spyOn(console, method)
      .mockImplementation((...line: unknown[]) => void lines.push(...line)),
  );
  const fields: Fields = {
    AccountSid: account.sid,
    Sid: PAYMENT_SID,
    Result: 'success',
    PaymentToken: 'tok_once',
    ProfileId: 'cus_forever',
    PaymentConfirmationCode: '',
  };
  const address = query(callSid);
  const headers = { 'x-twilio-signature': signatureOf(address, fields) };
  const event = {
    ...Object.fromEntries(new URLSearchParams(address)),
    ...fields,
    request: { headers },
  };
  const context = { ...environment(local), getTwilioClient: () => clientOf(local) };
  installRuntime();
  await new Promise<void>((done) => callbackEndpoint(context, event, () => done()));
  for (const spy of spies) spy.mockRestore();

  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"code":"written"');
  const { document } = await stored(callSid);
  expect(document.current?.outcome).toMatchObject({ kind: 'succeeded' });
  expect(JSON.stringify([lines, document])).not.toMatch(/tok_once|cus_forever/);
});
