import twilio from 'twilio';
import { validator } from 'twilio-flex-token-validator';
import * as v from 'valibot';
import { account, agents } from '../../local-twilio/account';
import { accountSettings } from '../../local-twilio/twilio/functions/hosting';
import { type LocalTwilio, startLocalTwilio } from '../../local-twilio/server';
import type { Method, Processor } from '../../src/payment/offer/configuration';
import { emptyDocument } from '../../src/payment/document/emptyDocument';
import type { Order } from '../../src/payment/document/session';
import {
  CALL_SID,
  cardOrder,
  PAYMENT_SID,
  question,
  record,
} from '../../src/payment/testing/examples';
import { configuration } from '../../src/payment/testing/configuration';
import { readFlexToken } from '../lib/agent/flexToken';
import { type Caller, sendQuestion } from '../lib/payments/send';
import { readSettings } from '../lib/runtime/settings';
import { changeDocument } from '../lib/document/store';
import { logIn } from './agents';
import { fetchJson, json } from './harness';
import { redirectHttps, type Relay, startRelay } from './relay';

/* Compares the functions' own client with Twilio's packages: the same requests, the same verdict on tokens. */

let local: LocalTwilio;
let elsewhere: LocalTwilio;
let relay: Relay;
let restore: () => void;

beforeAll(async () => {
  [local, elsewhere] = await Promise.all([
    startLocalTwilio({ port: 0 }),
    startLocalTwilio({ port: 0 }),
  ]);
  relay = await startRelay(local, () => 'pass');
  ({ restore } = redirectHttps(relay.origin));
});
afterAll(async () => {
  restore();
  await relay.close();
  await Promise.all([local.close(), elsewhere.close()]);
});
beforeEach(() => {
  relay.relayed.length = 0;
});

const access = () => ({
  settings: readSettings(accountSettings(local.origin)),
  signal: AbortSignal.timeout(30_000),
});

/** The package's client, sending to the relay as well. */
function client() {
  const httpClient = new twilio.RequestClient();
  const request = httpClient.request.bind(httpClient);
  httpClient.request = (options) =>
    request({ ...options, uri: options.uri.replace('https://', `${relay.origin}/twilio/`) });
  return twilio(account.sid, account.authToken, { httpClient });
}

/** The requests that it sends, even if it fails. */
async function sentBy(send: () => Promise<unknown>) {
  relay.relayed.length = 0;
  await send().catch(() => undefined);
  return [...relay.relayed];
}

const card: Method = {
  method: 'credit-card',
  postalCodeShown: 'last-two',
  brands: ['visa', 'diners-club'],
  securityCode: true,
  postalCode: true,
  minPostalCodeLength: 5,
  enterTwice: [],
};
const bank: Method = { method: 'ach-debit', accountTypes: ['consumer-checking'] };
const processor: Processor = {
  name: 'Default',
  label: 'Default',
  methods: [card, bank],
  purposes: ['charge'],
  timeout: 7,
  confirmation: true,
  parameters: [],
};

const callOf = (): Caller => ({
  access: access(),
  callSid: CALL_SID,
  configuration: { ...configuration(), processors: [processor] },
});

const everything: Order = {
  ...cardOrder,
  description: 'Order 7 & more, für "€ 12"',
  confirmation: true,
  parameters: { order: 'AB 1/2', name: 'Ünïcode = & +' },
};

const common = {
  idempotencyKey: 'intent-0',
  statusCallback: `https://${account.functionsDomain}/payments/status?document=payment.${CALL_SID}&session=00000000-0000-4000-8000-000000000001&question=0#rc=5&rp=all`,
};
const cardParameters = {
  ...common,
  currency: 'USD',
  postalCode: true,
  securityCode: true,
  validCardTypes: 'visa diners-club',
  minPostalCodeLength: 5,
  paymentConnector: 'Default',
  paymentMethod: 'credit-card' as const,
  timeout: 7,
  description: 'Order 7 & more, für "€ 12"',
  confirmation: 'true' as const,
  parameter: { order: 'AB 1/2', name: 'Ünïcode = & +' },
};

test.each([
  [
    'a card charged, everything set, fields entered twice',
    everything,
    [...record([]).fields, 'payment-card-number-matcher', 'postal-code-matcher'] as const,
    {
      ...cardParameters,
      chargeAmount: 12.5,
      requireMatchingInputs: 'payment-card-number,postal-code',
    },
  ],
  [
    'a card saved, without postal code and security code',
    { ...everything, purpose: { kind: 'tokenize', tokenType: 'reusable' } } as const,
    ['payment-card-number', 'expiration-date'] as const,
    {
      ...cardParameters,
      currency: undefined,
      tokenType: 'reusable' as const,
      postalCode: false,
      securityCode: false,
    },
  ],
  [
    'a bank account',
    {
      ...cardOrder,
      method: 'ach-debit',
      bankAccountType: 'consumer-checking',
      description: '',
      parameters: { AVSName: 'Holder' },
    } as const,
    ['bank-routing-number', 'bank-account-number'] as const,
    {
      ...common,
      chargeAmount: 12.5,
      currency: 'USD',
      bankAccountType: 'consumer-checking' as const,
      paymentConnector: 'Default',
      paymentMethod: 'ach-debit' as const,
      timeout: 7,
      parameter: { AVSName: 'Holder' },
    },
  ],
])('Payments, create: %s', async (_what, order, fields, parameters) => {
  const one = record([], { paymentSid: null, order, fields: [...fields] });
  const ours = await sentBy(() => sendQuestion(callOf(), one, question(0, 'start')));
  const theirs = await sentBy(() => client().calls(CALL_SID).payments.create(parameters));
  expect(ours).toHaveLength(1);
  // The package makes a number of the amount, and drops its last zero.
  const exact = (each: (typeof theirs)[number]) => ({
    ...each,
    form: { ...each.form, ...('ChargeAmount' in each.form && { ChargeAmount: '12.50' }) },
  });
  expect(theirs[0]?.form.ChargeAmount).toBe('chargeAmount' in parameters ? '12.5' : undefined);
  expect(ours).toEqual(theirs.map(exact));
});

test.each([
  ['security-code', { capture: 'security-code' }],
  ['complete', { status: 'complete' }],
  ['cancel', { status: 'cancel' }],
] as const)('Payments, update: %s', async (asks, parameters) => {
  const one = question(1, asks, { intent: 'intent-0' });
  const ours = await sentBy(() => sendQuestion(callOf(), record([asks]), one));
  const theirs = await sentBy(() =>
    client()
      .calls(CALL_SID)
      .payments(PAYMENT_SID)
      .update({
        ...common,
        statusCallback: common.statusCallback.replace('question=0', 'question=1'),
        ...parameters,
      }),
  );
  expect(ours).toHaveLength(1);
  expect(ours).toEqual(theirs);
});

test('creates a Sync document, then updates it conditionally', async () => {
  const data = emptyDocument(CALL_SID);
  const documents = () => client().sync.v1.services(account.syncServiceSid).documents;
  const later = { ...data, callSid: CALL_SID.replace('a', 'b') };

  const created = await sentBy(() =>
    changeDocument(access(), 'payment.one', undefined, () => ({ write: data, result: 0 })),
  );
  const create = { uniqueName: 'payment.two', data, ttl: 86_400 };
  const theirs = await sentBy(() => documents().create(create));
  expect(created[0]).toEqual({
    ...theirs[0],
    form: { ...theirs[0]?.form, UniqueName: 'payment.one' },
  });

  const { revision } = await documents()('payment.one').fetch();
  const known = { revision, document: data };
  const updated = await sentBy(() =>
    changeDocument(access(), 'payment.one', known, () => ({ write: later, result: 0 })),
  );
  const update = { data: later, ifMatch: revision, ttl: 86_400 };
  const refused = await sentBy(() => documents()('payment.one').update(update));
  // The second one comes too late: both sent the condition.
  expect(updated[0]).toEqual(refused[0]);
  await expect(documents()('payment.one').update(update)).rejects.toMatchObject({ status: 412 });
});

const issued = v.object({ token: v.string() });
const tokenOf = async (server: LocalTwilio, body: object = {}) =>
  v.parse(
    issued,
    await fetchJson(`${server.origin}/agents/${agents[0]?.identity ?? ''}/token`, json(body)),
  ).token;

test('distinguishes valid, expired and forged tokens, and those of another account', async () => {
  const first = agents[0];
  if (!first) throw new Error('an agent is needed');
  const tokens: Record<string, string> = {
    good: (await logIn(local, first.identity, first.workerSid)).token,
    expired: await tokenOf(local, { ttlSeconds: 0 }),
    forged: 'eyJhbGciOiJkaXIifQ..forged',
    foreign: await tokenOf(elsewhere),
  };
  const workerOf = v.object({ worker_sid: v.string() });
  for (const [what, token] of Object.entries(tokens)) {
    const theirs = await validator(token, account.sid, account.authToken).then(
      (result) => v.parse(workerOf, result).worker_sid,
      () => 'token-invalid',
    );
    const ours = await readFlexToken(access(), token).then(
      ({ workerSid }) => workerSid,
      (error: unknown) => v.parse(v.object({ code: v.string() }), error).code,
    );
    expect([what, ours]).toEqual([what, theirs]);
  }
  expect(relay.relayed.map(({ path }) => path)).toEqual(
    Array(8).fill(`iam.twilio.com/v1/Accounts/${account.sid}/Tokens/validate`),
  );
});
