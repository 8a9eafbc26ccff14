import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { replySchemas } from '../../src/payment/protocol';
import { addAttributes, type Agent } from './agents';
import { failureOf, type Fields, metrics, postForm, resetMetrics, start } from './harness';
import { chains, failReports, kept, outbox, outcomeOf, received, untilReceived } from './reports';
import { type OnCall, takeCall, twoAgents, withAgents } from './steps';
import { connect, stateOf } from './watch';

/* The audit: what agents, and others, asked of the functions, and what they were answered. */

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;
withAgents(start, (staff) => {
  ({ local, agent } = staff);
});
beforeEach(async () => {
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  on = await takeCall(local, agent);
});
afterEach(() => on.end());

const charge = { amount: '12.50', currency: 'USD' };

/** The actions reported, in the order they came in. */
const actions = async () =>
  (await received(local)).map(({ event }) => event).filter(({ type }) => type === 'agent.action');

test('reports every action of a payment, and every refusal with its code', async () => {
  const { callSid, taskSid } = on.call;
  const session = await on.start(charge);
  await on.tryStart(charge);
  await on.complete(session);
  await on.ask(session, 'bank-account-number');
  await on.ask(session, 'payment-card-number');
  await on.keyIn('42');
  await on.watched.until((view) => stateOf(view, 'payment-card-number')?.state === 'entering');
  await on.ask(session, 'expiration-date');
  const nobodys = randomUUID();
  await on.complete(nobodys);
  await on.tryStart({ amount: 'much', currency: 'USD' });
  await on.cancel(session);
  await outcomeOf(local, session);
  await on.cancel(session);

  const { sid: accountSid } = account;
  const by = { type: 'agent.action', accountSid, workerSid: agent.workerSid, callSid, taskSid };
  const accepted = { ...by, result: 'accepted', session: null, field: null };
  const refused = { ...by, result: 'refused', session: null, field: null };
  const all = await actions();
  expect(all).toMatchObject([
    { ...accepted, operation: 'open' },
    { ...accepted, operation: 'start', question: 0 },
    { ...refused, operation: 'start', code: 'payment-open' },
    { ...refused, operation: 'complete', code: 'fields-missing', session },
    {
      ...refused,
      operation: 'capture',
      code: 'field-not-required',
      session,
      field: 'bank-account-number',
    },
    { ...accepted, operation: 'capture', session, field: 'payment-card-number', question: 1 },
    { ...accepted, operation: 'capture', session, field: 'expiration-date', question: 2 },
    { ...refused, operation: 'complete', code: 'no-such-payment', session: nobodys },
    { ...refused, operation: 'start', code: 'order-invalid' },
    { ...accepted, operation: 'cancel', session },
    { ...refused, operation: 'cancel', code: 'payment-over', session },
  ]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test('F2 names the attribute whose locked value was refused in the report', async () => {
  const payment = { description: 'card 4242 4242 4242 4242', locked: ['description'] };
  await addAttributes(local, on.call, { payment });
  const answer = await on.tryStart({ amount: '1.00', currency: 'USD' });
  const attribute = 'payment.description';
  expect(failureOf(answer)).toMatchObject({
    code: 'order-invalid',
    detail: { problem: 'card-number', attribute },
  });
  expect((await actions()).at(-1)).toMatchObject({ result: 'refused', attribute });
});

test('reports a repeated press as the same event', async () => {
  const intent = randomUUID();
  const asking = { ...on.call, ...charge, intent };
  await agent.post('start', asking);
  await agent.post('start', asking);
  expect((await actions()).filter(({ operation }) => operation === 'start')).toHaveLength(1);
});

test('reports an intent reused for something else as another event', async () => {
  const intent = randomUUID();
  const [one, other] = [randomUUID(), randomUUID()];
  await on.ask(one, 'expiration-date', intent);
  await on.ask(one, 'security-code', intent);
  await on.ask(other, 'security-code', intent);
  await on.complete(other, intent);
  const all = (await actions()).filter(({ result }) => result === 'refused');
  expect(all.map(({ operation, session, field }) => [operation, session, field])).toEqual([
    ['capture', one, 'expiration-date'],
    ['capture', one, 'security-code'],
    ['capture', other, 'security-code'],
    ['complete', other, null],
  ]);
});

describe('somebody else', () => {
  const operations = ['open', 'start', 'capture', 'complete', 'cancel'] as const;
  const asking = (operation: string): Fields => ({
    ...on.call,
    ...(operation !== 'open' && { intent: randomUUID() }),
    ...(operation === 'start' && charge),
    ...(operation === 'capture' && { field: 'expiration-date' }),
    ...(['capture', 'complete', 'cancel'].includes(operation) && { session: randomUUID() }),
  });

  test.each(operations)('with another token is refused, and reported: %s', async (operation) => {
    const [, other] = await twoAgents(local);
    expect((await other.post(operation, asking(operation))).status).toBe(403);
    expect((await actions()).at(-1)).toMatchObject({
      operation,
      result: 'refused',
      code: 'not-your-call',
      workerSid: other.workerSid,
      callSid: on.call.callSid,
    });
  });

  test.each(operations)('without a token is refused, and reported: %s', async (operation) => {
    expect((await postForm(local, operation, asking(operation))).status).toBe(401);
    expect((await actions()).at(-1)).toMatchObject({
      operation,
      result: 'refused',
      code: 'token-invalid',
      workerSid: null,
    });
  });

  test('passes nothing malformed on to the merchant', async () => {
    const forged = { callSid: 'CA4242424242424242', session: '4242424242424242', field: '<b>' };
    expect((await postForm(local, 'capture', forged)).status).toBe(400);
    const last = (await actions()).at(-1);
    expect(last).toMatchObject({ code: 'bad-request', callSid: null, session: null, field: null });
  });
});

describe('while the endpoint is down', () => {
  const down = () => failReports(local, { status: 503, times: 1000 });
  const up = () => failReports(local, { status: 503, times: 0 });

  test('actions are carried out, queued, and reported when somebody opens a call', async () => {
    await down();
    const session = await on.start(charge);
    await on.ask(session, 'payment-card-number');
    expect(await kept(local)).toMatchObject([
      { event: { operation: 'start' } },
      { event: { operation: 'capture' } },
    ]);
    await up();
    await agent.post('open', { ...on.call });
    await untilReceived(local, (all) => all.every(({ deliveries }) => deliveries === 1));
    expect(await kept(local)).toEqual([]);
    expect(await chains(local)).toMatchObject({
      chains: [{ workerSid: agent.workerSid, first: 1, missing: [], edited: [] }],
      unlinked: [],
    });
  });

  test('nothing changes by what an agent creates in Sync under guessable names', async () => {
    const opened = v.parse(replySchemas.open, (await agent.post('open', { ...on.call })).body);
    const client = await connect(local, opened.syncToken);
    for (const id of ['outbox', 'ledger', `ledger.${agent.workerSid}`]) {
      await client.document({ id, mode: 'create_new', data: { mine: true } });
    }
    await (await client.list({ id: 'outbox', mode: 'create_new' })).push({ mine: true });
    await down();
    await on.tryStart(charge);
    expect(await kept(local)).toMatchObject([{ event: { operation: 'start' } }]);
    await client.shutdown();
    await up();
  });

  test('nothing is reported that somebody else put into the list of what is kept', async () => {
    const opened = v.parse(replySchemas.open, (await agent.post('open', { ...on.call })).body);
    const client = await connect(local, opened.syncToken);
    const forged = { kind: 'event', event: { id: randomUUID(), result: 'accepted' } };
    await (await client.list({ id: outbox, mode: 'create_new' })).push(forged);
    await client.shutdown();
    expect(await kept(local)).toEqual([forged]);
    await agent.post('open', { ...on.call });
    expect(await kept(local)).toEqual([]);
    expect((await received(local)).filter(({ id }) => id === forged.event.id)).toEqual([]);
  });

  test('any number of refusals leaves actions and outcomes alone, and what is dropped is reported', async () => {
    const [, stranger] = await twoAgents(local);
    await down();
    const refused = 30;
    const intents = Array.from({ length: refused }, () => randomUUID());
    for (let first = 0; first < refused; first += 3) {
      const asking = intents
        .slice(first, first + 3)
        .map((intent) => stranger.post('start', { ...on.call, ...charge, intent }));
      for (const { status } of await Promise.all(asking)) expect(status).toBe(403);
    }
    const session = await on.start(charge);
    await on.cancel(session);
    await on.watched.until(({ session: seen }) => seen?.status === 'cancelled');
    await up();
    for (;;) {
      await agent.post('open', { ...on.call });
      const isTold = (await received(local)).some(
        ({ event, deliveries }) =>
          deliveries > 0 && event.type === 'payment.outcome' && event.session === session,
      );
      // The function that took the callback may still be trying.
      if (isTold && (await kept(local)).length === 0) break;
    }
    const all = (await received(local)).filter(({ deliveries }) => deliveries > 0);
    const events = all.map(({ event }) => event);
    const by = (workerSid: string) => events.filter((event) => event.workerSid === workerSid);
    expect(by(agent.workerSid)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ operation: 'start', result: 'accepted', session: null }),
        expect.objectContaining({ operation: 'cancel', result: 'accepted', session }),
        expect.objectContaining({ type: 'payment.outcome', session }),
      ]),
    );
    const dropped = by(stranger.workerSid).filter(({ type }) => type === 'reports.dropped');
    const counted = dropped.reduce((sum, event) => sum + Number(event.refusals), 0);
    const reported = by(stranger.workerSid).filter(({ result }) => result === 'refused').length;
    expect(reported).toBe(20);
    expect(counted).toBe(refused - reported);
    const { chains: found, unlinked } = await chains(local);
    const workers = found.map(({ workerSid }) => workerSid);
    expect(workers).toEqual(expect.arrayContaining([agent.workerSid, stranger.workerSid]));
    for (const chain of found) expect(chain).toMatchObject({ missing: [], edited: [] });
    expect(unlinked).toEqual([]);
  });

  test('refusals without a valid token are neither queued nor retried', async () => {
    await down();
    await resetMetrics(local);
    const { callSid } = on.call;
    expect((await postForm(local, 'open', { ...on.call })).status).toBe(401);
    expect((await postForm(local, 'open', { callSid, Token: agent.token })).status).toBe(400);
    // Events of the call's task may read there meanwhile; what is queued is written.
    expect((await metrics(local))['sync.twilio.com']?.POST).toBeUndefined();
    expect(await kept(local)).toEqual([]);
    const refused = (await received(local)).filter(({ event }) => event.result === 'refused');
    expect(refused.map(({ attempts }) => attempts)).toEqual([1, 1]);
  });
});

test('does not wait with an action for an endpoint that does not answer', async () => {
  const session = await on.start(charge);
  await failReports(local, { status: 503, times: 1000, delayMs: 60_000 });
  // Twilio ends a function after ten seconds: an action that waited would not be answered by it.
  expect((await on.ask(session, 'payment-card-number')).status).toBe(200);
});
