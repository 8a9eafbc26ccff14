import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { answering, clearFaults, injectFaults } from '../../local-twilio/testing/faults';
import type { Configuration } from '../../src/payment/offer/configuration';
import { configuration } from '../../src/payment/testing/configuration';
import { pauseRecordings } from '../lib/payments/recordings';
import type { Agent, LiveCall } from './agents';
import { askTwilio, failureOf, fetchJson, json, startConfigured } from './harness';
import { inProcess } from './inProcess';
import { offered } from './offered';
import { eachOnACall, type OnCall } from './steps';

/* What becomes of recordings of the call while a payment is taken, by the configuration. */

const order = { processor: 'Default', amount: '12.50', currency: 'USD', method: 'credit-card' };
const api = `api.twilio.com/2010-04-01/Accounts/${account.sid}`;
const listSchema = v.object({
  recordings: v.array(v.object({ sid: v.string(), status: v.string() })),
});
const startedSchema = v.object({ sid: v.string() });

let local: LocalTwilio;
let agent: Agent;
let on: OnCall;
let call: LiveCall;

eachOnACall(
  () => startConfigured(`${offered}\nrecording: pause\n`),
  (scene) => {
    ({ local, agent, on } = scene);
    ({ call } = on);
  },
);

const ofCall = () => `${api}/Calls/${call.callSid}/Recordings`;
const ofConference = () => `${api}/Conferences/${call.conferenceSid}/Recordings`;

async function recordCall(): Promise<string> {
  return v.parse(startedSchema, await askTwilio(local, `${ofCall()}.json`, {})).sid;
}

const recordConference = (how: object = {}) =>
  fetchJson(`${local.origin}/conferences/${call.conferenceSid}/recordings`, {
    method: 'POST',
    ...json(how),
  });

async function statuses(): Promise<readonly string[]> {
  const lists = [
    await askTwilio(local, `${ofCall()}.json`),
    await askTwilio(local, `${ofConference()}.json`),
  ];
  return lists.flatMap((list) => v.parse(listSchema, list).recordings.map(({ status }) => status));
}

/** Once these recordings are resumed, or all: the callback with the outcome, or a repetition of it, is answered. */
async function goOn(of: (all: readonly string[]) => readonly string[] = (all) => all) {
  while (of(await statuses()).includes('paused')) await wait(20);
}

const running = ['in-progress', 'in-progress'];
const paused = ['paused', 'paused'];

describe('pause', () => {
  test('pauses call and conference with the first field, until the payment succeeds', async () => {
    await recordCall();
    await recordConference();
    const session = await on.start(order);
    expect(await statuses()).toEqual(running);
    await on.capture(session, 'payment-card-number', '4242424242424242');
    expect(await statuses()).toEqual(paused);
    await on.captureCard(session);
    expect(await statuses()).toEqual(paused);
    await on.complete(session);
    await on.watched.until((view) => view.session?.status === 'succeeded');
    await goOn();
    expect(await statuses()).toEqual(running);
  });

  test.each([
    ['a cancel', (session: string) => on.cancel(session), 'cancelled'],
    [
      'a declined card',
      async (session: string) => {
        await on.captureCard(session, '4000000000000002');
        return on.complete(session);
      },
      'failed',
    ],
  ] as const)('resumes it after %s', async (_how, end, status) => {
    await recordCall();
    const session = await on.start(order);
    expect((await on.ask(session, 'payment-card-number')).status).toBe(200);
    expect(await statuses()).toEqual(['paused']);
    await end(session);
    await on.watched.until((view) => view.session?.status === status);
    await goOn();
    expect(await statuses()).toEqual(['in-progress']);
  });

  test('pauses a recording that begins in the middle of the payment, with the next field', async () => {
    const session = await on.start(order);
    await on.capture(session, 'payment-card-number', '4242424242424242');
    await recordCall();
    expect((await on.ask(session, 'security-code')).status).toBe(200);
    expect(await statuses()).toEqual(['paused']);
  });

  test('pauses again for the next payment of the call', async () => {
    await recordCall();
    const first = await on.start(order);
    await on.ask(first, 'payment-card-number');
    await on.cancel(first);
    await on.watched.until((view) => view.session?.status === 'cancelled');
    await goOn();
    const second = await on.start(order);
    expect(await statuses()).toEqual(['in-progress']);
    await on.ask(second, 'payment-card-number');
    expect(await statuses()).toEqual(['paused']);
  });

  test('leaves one paused that somebody else has paused', async () => {
    const sid = await recordCall();
    await askTwilio(local, `${ofCall()}/${sid}.json`, { Status: 'paused' });
    await recordConference();
    const session = await on.start(order);
    await on.ask(session, 'payment-card-number');
    await on.cancel(session);
    await on.watched.until((view) => view.session?.status === 'cancelled');
    await goOn((all) => all.slice(1));
    expect(await statuses()).toEqual(['paused', 'in-progress']);
  });

  test('asks the caller nothing while a recording cannot be paused', async () => {
    await recordConference({ pausable: false });
    const session = await on.start(order);
    const answer = await on.ask(session, 'payment-card-number');
    expect(failureOf(answer)).toMatchObject({ status: 409, code: 'recording-not-paused' });
    await on.keyIn('4242');
    const { fields, session: shown } = on.watched.view();
    expect(shown?.status).toBe('collecting');
    expect(fields.map(({ state }) => state)).toEqual(fields.map(() => 'not-asked'));
    // The question was taken back: the payment can be cancelled, or completed later.
    expect((await on.cancel(session)).status).toBe(200);
  });

  /** The payment has its outcome, and nothing can be resumed at that moment. */
  async function endWithoutResuming(): Promise<void> {
    await recordCall();
    const session = await on.start(order);
    await on.captureCard(session);
    await injectFaults(local.origin, { callbacks: { delayMs: [1_500, 1_500] } });
    await on.complete(session);
    await injectFaults(local.origin, answering('api.twilio.com', 500));
    await on.watched.until((view) => view.session?.status === 'succeeded');
    await clearFaults(local.origin);
  }

  test('resumes it with the callback that Twilio repeats', async () => {
    await endWithoutResuming();
    await goOn();
    expect(await statuses()).toEqual(['in-progress']);
  });

  test('resumes it with the next request of a panel', async () => {
    await endWithoutResuming();
    expect((await agent.post('open', { ...call })).status).toBe(200);
    expect(await statuses()).toEqual(['in-progress']);
  });
});

/** What is done before the caller is asked for something, by a process with another policy. */
async function beforeAsking(recording: Configuration['recording']): Promise<void> {
  const functions = await inProcess(local, agent, call);
  const { asking } = await functions.authorized(configuration());
  await pauseRecordings(asking.access, configuration({ recording }), call, randomUUID());
  await functions.close();
}

test('try-to-pause asks even where a recording cannot be paused', async () => {
  await recordConference({ pausable: false });
  await recordCall();
  await beforeAsking('try-to-pause');
  expect(await statuses()).toEqual(['paused', 'in-progress']);
});

test('leave does not touch a recording', async () => {
  await recordCall();
  await beforeAsking('leave');
  expect(await statuses()).toEqual(['in-progress']);
});
