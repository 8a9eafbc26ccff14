import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { askUpdate } from '../../src/payment/rules/ask';
import { configuration } from '../../src/payment/testing/configuration';
import { putQuestion } from '../lib/payments/question';
import { type Answered, asked, failureOf, metrics, resetMetrics, start } from './harness';
import { inProcess } from './inProcess';
import type { Agent } from './agents';
import { eachOnACall, type OnCall, transactions } from './steps';
import { stateOf } from './watch';
import {
  clearFaults,
  injectFaults,
  struckFaults,
  underFaults,
} from '../../local-twilio/testing/faults';

/* Sync carries out the write of a question, and its reply never arrives: what is answered 200 was sent, once. */

let local: LocalTwilio;
let on: OnCall;
let agent: Agent;

eachOnACall(start, (scene) => {
  ({ local, on, agent } = scene);
});

const lost = async () => (await struckFaults(local.origin))['rest sync.twilio.com reply lost'] ?? 0;

/** Makes the request while the reply to its first request to Sync is lost, and no other. */
async function losingOneReply(request: () => Promise<Answered>): Promise<Answered> {
  const before = await lost();
  const lostReplies = [{ host: 'sync.twilio.com', rate: 1 }];
  await injectFaults(local.origin, { rest: { lostReplies } });
  await resetMetrics(local);
  const answering = request();
  while ((await lost()) === before);
  await clearFaults(local.origin);
  return answering;
}

async function expectSentOnce(answer: Answered): Promise<void> {
  expect(answer.status).toBe(200);
  expect((await metrics(local))['api.twilio.com']?.POST).toBe(1);
}

const order = { amount: '20.00', currency: 'USD' };

test('sends a start once', async () => {
  const intent = randomUUID();
  await expectSentOnce(await losingOneReply(() => on.tryStart({ ...order, intent })));
  await on.watched.until(({ session }) => session?.status === 'collecting');
});

test('sends a capture and a complete once', async () => {
  const session = await on.start(order);
  const first = await losingOneReply(() => on.ask(session, 'payment-card-number'));
  await expectSentOnce(first);
  expect(asked(first).question).toBe(1);
  await on.keyIn('4242424242424242');
  await on.watched.until((view) => stateOf(view, 'payment-card-number')?.state === 'captured');
  await on.capture(session, 'expiration-date', '1230');
  await on.capture(session, 'security-code', '123');
  await on.capture(session, 'postal-code', '94105#');

  const before = v.parse(v.array(v.unknown()), await transactions(local)).length;
  await expectSentOnce(await losingOneReply(() => on.complete(session)));
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await transactions(local)).toHaveLength(before + 1);
});

test('R27 answers a complete that could not even be taken back only once it was sent', async () => {
  const session = await on.start(order);
  await on.captureCard(session);
  const before = v.parse(v.array(v.unknown()), await transactions(local)).length;
  const intent = randomUUID();
  // Sync carries out the write, and answers nothing from then on.
  const rest = { lostReplies: [{ host: 'sync.twilio.com', rate: 1 }] };
  await underFaults(local.origin, { rest }, async () => {
    expect(failureOf(await on.complete(session, intent)).code).toBe('twilio-unavailable');
  });
  await on.watched.until((view) => view.session?.status === 'completing');

  await resetMetrics(local);
  // Another process cannot know whether it was sent.
  const other = await inProcess(local, agent, on.call);
  const { agent: who, asking, stored } = await other.authorized(configuration());
  const { agent: asker, writer, limits, now } = who;
  const request = { intent, session, agent: asker, writer, limits, kind: 'complete' } as const;
  const again = putQuestion(asking, stored, (document) => askUpdate(document, request, now));
  await expect(again).rejects.toMatchObject({ code: 'twilio-unavailable' });
  await other.close();
  expect((await metrics(local))['api.twilio.com']?.POST ?? 0).toBe(0);

  const both = await Promise.all([on.complete(session, intent), on.complete(session, intent)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await metrics(local))['api.twilio.com']?.POST).toBe(1);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  expect(await transactions(local)).toHaveLength(before + 1);
});

test('sends a cancel once', async () => {
  const session = await on.start(order);
  await expectSentOnce(await losingOneReply(() => on.cancel(session)));
  await on.watched.until((view) => view.session?.status === 'cancelled');
});
