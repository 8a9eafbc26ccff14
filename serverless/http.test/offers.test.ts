import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { replySchemas } from '../../src/payment/protocol';
import { addAttributes, type Agent } from './agents';
import {
  failureOf,
  type Fields,
  metrics,
  resetMetrics,
  startConfigured,
  withoutTaskEvents,
} from './harness';
import { offered } from './offered';
import { eachOnACall, type OnCall, transactions } from './steps';

/* What a contact center offers holds, whatever a browser sends. */

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;

eachOnACall(
  async () => {
    const started = await startConfigured(offered);
    // What an event of a task writes to Sync would be counted among a request's own.
    await withoutTaskEvents(started);
    return started;
  },
  (scene) => {
    ({ local, agent, on } = scene);
  },
);

/** Tries to start, and has it refused before anything reaches Payments or the document. */
async function refused(fields: Fields) {
  await resetMetrics(local);
  const answer = failureOf(await on.tryStart(fields));
  const { 'api.twilio.com': api, 'sync.twilio.com': sync } = await metrics(local);
  expect([api?.POST, sync?.POST]).toEqual([undefined, undefined]);
  expect(on.watched.view().session).toBeNull();
  return answer;
}

const opened = async () =>
  v.parse(replySchemas.open, (await agent.post('open', { ...on.call })).body);

async function payWithoutPostalCode(session: string): Promise<void> {
  await on.capture(session, 'payment-card-number', '4242424242424242');
  await on.capture(session, 'expiration-date', '1230');
  await on.capture(session, 'security-code', '123');
  await on.complete(session);
  await on.watched.until((view) => view.session?.status === 'succeeded');
}

const ach = { method: 'ach-debit', amount: '5.00' };

test.each<[string, Fields, object]>([
  [
    'a processor',
    { processor: 'None', amount: '5.00' },
    { part: 'processor', problem: 'not-offered' },
  ],
  ['a method', { method: 'cash', amount: '5.00' }, { part: 'method', problem: 'not-offered' }],
  [
    'a method of another processor',
    { ...ach, processor: 'Generic_Pay_Connector', currency: 'EUR' },
    { part: 'method', problem: 'not-offered' },
  ],
  ['a token type', { purpose: 'one-time' }, { part: 'purpose', problem: 'not-offered' }],
  [
    'a currency',
    { amount: '5.00', currency: 'GBP' },
    { part: 'currency', problem: 'not-offered', parts: ['currency'] },
  ],
  [
    'a currency of another processor',
    { processor: 'Generic_Pay_Connector', amount: '5.00', currency: 'USD' },
    { part: 'currency', problem: 'not-offered' },
  ],
  ['too little', { amount: '0.99' }, { part: 'amount', problem: 'below-minimum', limit: '1.00' }],
  ['too much', { amount: '500.01' }, { part: 'amount', problem: 'above-maximum', limit: '500.00' }],
  [
    'an account type',
    { ...ach, accountType: 'commercial-checking', parameters: '{"AVSName":"x"}' },
    { part: 'accountType', problem: 'not-offered' },
  ],
  ['no AVSName', ach, { part: 'parameter', name: 'AVSName', problem: 'required' }],
  [
    'a parameter that does not match its pattern',
    { amount: '5.00', parameters: '{"order":"7"}' },
    { part: 'parameter', name: 'order', problem: 'wrong-pattern' },
  ],
  [
    'a parameter that nobody asks for',
    { amount: '5.00', parameters: '{"discount":"all"}' },
    { part: 'parameter', name: 'discount', problem: 'not-offered' },
  ],
  [
    'a card number in a text',
    { amount: '5.00', description: 'card 4242 4242 4242 4242' },
    { part: 'description', problem: 'card-number' },
  ],
  [
    'several things at once',
    { ...ach, amount: '', description: 'x'.repeat(201) },
    { part: 'amount', problem: 'empty', parts: ['amount', 'description', 'parameter'] },
  ],
])('%s is refused with its reason, and nothing reaches Payments', async (_what, fields, detail) => {
  expect(await refused(fields)).toMatchObject({ status: 422, code: 'order-invalid', detail });
});

test('returns what is offered, and what the task prefills, when a call is opened', async () => {
  await addAttributes(local, on.call, { payment: { amount: 25, locked: ['amount'] } });
  const { configuration, prefill } = await opened();
  expect(configuration.currencies).toMatchObject({ USD: { min: '1.00', max: '500.00' } });
  expect(configuration.processors.map(({ name }) => name)).toEqual([
    'Default',
    'Generic_Pay_Connector',
    'Two_Routes',
  ]);
  expect(prefill).toEqual({
    amount: '25',
    description: 'Invoice',
    parameters: {},
    locked: ['amount'],
  });
});

test('charges the amount that the task locks, and no other', async () => {
  await addAttributes(local, on.call, {
    payment: { amount: '25.00', currency: 'EUR', locked: ['amount', 'currency'] },
  });
  // The panel opens with the task as it is; what is locked later is a test of rights.test.ts.
  await opened();
  expect(await refused({ amount: '0.01', currency: 'EUR' })).toMatchObject({
    status: 422,
    code: 'order-invalid',
    detail: { part: 'amount', problem: 'locked', parts: ['amount'] },
  });
  const session = await on.start({});
  await on.captureCard(session);
  await on.complete(session);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await transactions(local)).toContainEqual(
    expect.objectContaining({ amount: '25.00', currency: 'EUR', result: 'charged' }),
  );
});

test('R30 charges an amount that leaves zeros out with all its decimals', async () => {
  await on.start({ amount: '12.5', currency: 'USD' });
  expect(on.watched.view().session).toMatchObject({
    order: { purpose: { kind: 'charge', charge: { amount: '12.50', currency: 'USD' } } },
  });
});

test('starts nothing with a locked amount that may not be charged', async () => {
  await addAttributes(local, on.call, { payment: { amount: '600', locked: ['amount'] } });
  expect(await refused({})).toMatchObject({
    detail: { part: 'amount', problem: 'above-maximum', limit: '500.00' },
  });
});

test.each([{ amuont: '5' }, 'five', { amount: '5', locked: 'amount' }])(
  'starts nothing on a task whose payment attribute cannot be read: %j',
  async (payment) => {
    await addAttributes(local, on.call, { payment });
    expect((await opened()).prefill).toBeNull();
    expect(await refused({ amount: '5.00' })).toMatchObject({
      status: 422,
      code: 'prefill-invalid',
    });
  },
);

test('takes the second processor’s own fields, brands and currency', async () => {
  const session = await on.start({ processor: 'Generic_Pay_Connector', amount: '7.00' });
  expect(on.watched.view().fields.map(({ field }) => field)).toEqual([
    'payment-card-number',
    'expiration-date',
    'security-code',
  ]);
  expect(failureOf(await on.ask(session, 'postal-code'))).toMatchObject({
    status: 422,
    code: 'field-not-required',
    detail: { field: 'postal-code' },
  });
  await payWithoutPostalCode(session);
  expect(await transactions(local)).toContainEqual(
    expect.objectContaining({ amount: '7.00', currency: 'EUR', postalCode: null }),
  );
});

test('asks for no postal code in a currency that switches it off, and completes without', async () => {
  const session = await on.start({ amount: '8.00', currency: 'CHF' });
  expect(failureOf(await on.ask(session, 'postal-code'))).toMatchObject({
    code: 'field-not-required',
  });
  await payWithoutPostalCode(session);
  expect(await transactions(local)).toContainEqual(
    expect.objectContaining({ amount: '8.00', currency: 'CHF', postalCode: null }),
  );
});

test('shows Twilio’s ErrorType for a brand that is not offered', async () => {
  const session = await on.start({ amount: '5.00' });
  await on.ask(session, 'payment-card-number');
  await on.keyIn('5555555555554444');
  await on.watched.until((view) =>
    view.fields.some((row) => row.state === 'refused' && row.error === 'invalid-card-type'),
  );
});

test('passes a filled-in parameter to the processor', async () => {
  const session = await on.start({ amount: '5.00', parameters: '{"order":"AB12"}' });
  await on.captureCard(session);
  await on.complete(session);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await transactions(local)).toContainEqual(
    expect.objectContaining({ parameters: { order: 'AB12' } }),
  );
});

test('saves a card as a token, charges nothing, and does not keep the token', async () => {
  const session = await on.start({ purpose: 'reusable', amount: '5.00', currency: 'USD' });
  await on.captureCard(session);
  await on.complete(session);
  const done = await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(done.session).toMatchObject({
    confirmationCode: null,
    order: { purpose: { kind: 'tokenize', tokenType: 'reusable' } },
  });
  expect(await transactions(local)).toContainEqual(
    expect.objectContaining({ method: 'tokenize', amount: null, currency: null }),
  );
  expect(JSON.stringify(on.watched.document())).not.toMatch(/tok_|PaymentToken|ProfileId/);
});
