import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { LocalTwilio } from '../../local-twilio/server';
import { type Answered, asked, metrics, resetMetrics, start } from './harness';
import { eachOnACall, type OnCall, transactions } from './steps';
import { stateOf } from './watch';
import { clearFaults, injectFaults, struckFaults } from '../../local-twilio/testing/faults';

/* Sync carries out the write of a question, and its reply never arrives: what is answered 200 was sent, once. */

let local: LocalTwilio;
let on: OnCall;

eachOnACall(start, (scene) => {
  ({ local, on } = scene);
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

test('sends a cancel once', async () => {
  const session = await on.start(order);
  await expectSentOnce(await losingOneReply(() => on.cancel(session)));
  await on.watched.until((view) => view.session?.status === 'cancelled');
});
