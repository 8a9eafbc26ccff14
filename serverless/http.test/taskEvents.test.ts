import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { replySchemas } from '../../src/payment/protocol';
import { askUpdate } from '../../src/payment/rules/ask';
import { configuration } from '../../src/payment/testing/configuration';
import { leaveCall } from '../lib/agent/leaveCall';
import { askForPayment } from '../lib/agent/startPayment';
import { putQuestion } from '../lib/payments/question';
import { addAttributes, type Agent, hangUp, type LiveCall } from './agents';
import {
  type Answered,
  askTwilio,
  documents,
  failureOf,
  type Fields,
  metrics,
  resetMetrics,
  start,
  withoutTaskEvents,
} from './harness';
import { inProcess, type InProcess } from './inProcess';
import { type OnCall, sessionStatuses, takeCall, takePayment, withAgents } from './steps';
import { eventAbout, eventsUrl, postEvent, readersOf } from './workspaceEvents';
import { connect } from './watch';
import { clearFaults } from '../../local-twilio/testing/faults';

/* What TaskRouter's events do on the server, without any browser; signed as Twilio signs them. */

let local: LocalTwilio;
let agent: Agent;
let colleague: Agent;

withAgents(start, async (staff) => {
  ({ local, agent, colleague } = staff);
  // The tests send the events themselves, so that they can come twice, late or wrong.
  await withoutTaskEvents(local);
});

const event = async (type: string, call: LiveCall, over: Fields = {}): Promise<Answered> =>
  postEvent(local, await eventAbout(local, call, type, { WorkerSid: agent.workerSid, ...over }));

const statusOf = ({ watched }: OnCall) => watched.view().session?.status;
const until = ({ watched }: OnCall, status: string) =>
  watched.until(({ session }) => session?.status === status);
const posted = async () => (await metrics(local))['api.twilio.com']?.POST ?? 0;

/** A press whose checks have passed, carried out in this process. */
async function press(
  functions: InProcess,
  session: string,
  kind: 'complete' | 'cancel',
): Promise<unknown> {
  const { agent: authorized, asking, stored } = await functions.authorized(configuration());
  const { agent: asker, writer, limits, now } = authorized;
  const request = { intent: randomUUID(), session, agent: asker, writer, limits, kind };
  return putQuestion(asking, stored, (document) => askUpdate(document, request, now));
}

/** Has the local Twilio fail so, or not at all. */
const faults = (set: object = {}) => withoutTaskEvents(local, set);

/** Makes a request that must change nothing. */
async function expectNothing(request: () => Promise<Answered>, status = 204): Promise<void> {
  const before = await askTwilio(local, documents);
  await resetMetrics(local);
  expect((await request()).status).toBe(status);
  expect(await posted()).toBe(0);
  expect((await metrics(local))['sync.twilio.com']?.DELETE ?? 0).toBe(0);
  expect(await askTwilio(local, documents)).toEqual(before);
}

test('cancels an open payment on wrap-up, asking Twilio once though the event comes twice', async () => {
  const { on } = await takePayment(local, agent);
  await agent.wrapUp(on.call);
  await resetMetrics(local);
  const answers = await Promise.all([
    event('reservation.wrapup', on.call),
    event('reservation.wrapup', on.call),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  await until(on, 'cancelled');
  expect((await event('reservation.wrapup', on.call)).status).toBe(204);
  const cancels = on.watched.document().current?.questions.filter(({ kind }) => kind === 'cancel');
  expect(cancels).toHaveLength(1);
  // The agent may still read the outcome.
  expect(await readersOf(local, on.call)).toEqual([agent.workerSid]);
  await on.end();
});

test('writes nothing for a press of an agent whom the call has left, once an event told of it', async () => {
  const { on, session } = await takePayment(local, agent);
  await on.cancel(session);
  // That the outcome was reported is written after the outcome.
  await on.watched.until(({ session: seen }) => {
    const { current } = on.watched.document();
    return seen?.status === 'cancelled' && current?.report?.delivered === true;
  });
  await agent.wrapUp(on.call);
  expect((await event('reservation.wrapup', on.call)).status).toBe(204);
  const before = await askTwilio(local, documents);
  expect(failureOf(await on.tryStart({ amount: '5.00', currency: 'USD' })).code).toBe(
    'call-not-live',
  );
  // A question written beside the checks, and withdrawn, leaves a newer revision.
  expect(await askTwilio(local, documents)).toEqual(before);
  await on.end();
});

test('cancels an open payment on wrap-up, by TaskRouter’s own event', async () => {
  const { on } = await takePayment(local, agent);
  await clearFaults(local.origin);
  await agent.wrapUp(on.call);
  await until(on, 'cancelled');
  await withoutTaskEvents(local);
  await on.end();
});

test('R36 cancels a session that Twilio opened and nobody heard of', async () => {
  const on = await takeCall(local, agent);
  const functions = await inProcess(local, agent, on.call);
  const { agent: asker, asking, stored } = await functions.authorized(configuration(), -31_000);
  const request = { ...on.call, intent: randomUUID(), amount: '12.50', currency: 'USD' };
  await faults({ callbacks: { drop: 1 } });
  const opening = functions.losingReplies(() =>
    putQuestion(asking, stored, (document) => askForPayment(asker, request, document)),
  );
  await expect(opening).rejects.toMatchObject({ code: 'twilio-unavailable' });
  await faults();
  expect(await sessionStatuses(local, on.call)).toEqual(['open']);

  await agent.wrapUp(on.call);
  // A deployment of its own would send another start: its callbacks go to another domain.
  const left = { ...on.call, eventType: 'reservation.wrapup', resourceSid: 'WR1' };
  await leaveCall(asking.access, configuration(), left);
  expect(await sessionStatuses(local, on.call)).toEqual(['ended']);
  await functions.close();
  await on.end();
});

test('counts a session that Twilio ended after a hang-up as cancelled', async () => {
  const { on } = await takePayment(local, agent);
  await faults({ callbacks: { drop: 1 } });
  await hangUp(local, on.call);
  await faults();
  expect(statusOf(on)).toBe('collecting');
  expect((await event('reservation.wrapup', on.call)).status).toBe(204);
  await until(on, 'cancelled');
  await on.end();
});

test('leaves no payment open after a complete withdrawn because the agent has left', async () => {
  const on = await takeCall(local, agent);
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  await on.captureCard(session);
  // The question is in the document while the parallel checks are retried.
  await faults({ rest: { errors: [{ host: 'iam.twilio.com', status: 503, rate: 1 }] } });
  const completing = on.complete(session);
  await until(on, 'completing');
  await agent.wrapUp(on.call);
  expect((await event('reservation.wrapup', on.call)).status).toBe(204);
  expect(failureOf(await completing).code).toBe('twilio-unavailable');
  await until(on, 'cancelled');
  await faults();
  await on.end();
});

test('retries a cancel that Twilio does not accept at once, since nobody else would', async () => {
  const on = await takeCall(local, agent);
  await on.start({ amount: '12.50', currency: 'USD' });
  await faults({ rest: { errors: [{ host: 'api.twilio.com', status: 500, rate: 1 }] } });
  await agent.wrapUp(on.call);
  const answering = event('reservation.wrapup', on.call);
  await until(on, 'cancelling');
  await faults();
  expect((await answering).status).toBe(204);
  await until(on, 'cancelled');
  await on.end();
});

test('cancels a payment whose start was still under way when the agent left', async () => {
  const on = await takeCall(local, agent);
  const functions = await inProcess(local, agent, on.call);
  await faults({ callbacks: { delayMs: [1500, 1500] } });
  const request = { ...on.call, intent: randomUUID(), amount: '12.50', currency: 'USD' };
  // Twilio opens it, and only the first callback says so.
  await functions.losingReplies(async () => {
    const { agent: who, asking, stored } = await functions.authorized(configuration());
    const start = putQuestion(asking, stored, (document) => askForPayment(who, request, document));
    await expect(start).rejects.toMatchObject({ code: 'twilio-unavailable' });
  });
  await functions.close();
  await until(on, 'starting');
  await agent.wrapUp(on.call);
  expect((await event('reservation.wrapup', on.call)).status).toBe(204);
  await faults();
  await until(on, 'cancelled');
  await on.end();
});

test('cancels a payment whose complete Twilio refuses only after the agent has left', async () => {
  const on = await takeCall(local, agent);
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  await on.captureCard(session);
  const functions = await inProcess(local, agent, on.call);
  await faults({ rest: { errors: [{ host: 'api.twilio.com', status: 429, rate: 1 }] } });
  const completing = press(functions, session, 'complete').catch((error: unknown) => error);
  await until(on, 'completing');
  await agent.wrapUp(on.call);
  const answering = event('reservation.wrapup', on.call);
  expect(await completing).toMatchObject({ code: 'twilio-refused' });
  await faults();
  expect((await answering).status).toBe(204);
  await until(on, 'cancelled');
  await functions.close();
  await on.end();
});

test('cancels a payment whose agent left after a cancel that never reached Twilio', async () => {
  const { on, session } = await takePayment(local, agent);
  const functions = await inProcess(local, agent, on.call);
  await faults({ rest: { errors: [{ host: 'api.twilio.com', status: 500, rate: 1 }] } });
  await expect(press(functions, session, 'cancel')).rejects.toMatchObject({
    code: 'twilio-unavailable',
  });
  await functions.close();
  await until(on, 'cancelling');
  await faults();
  await agent.wrapUp(on.call);
  await resetMetrics(local);
  expect((await event('reservation.wrapup', on.call)).status).toBe(204);
  await until(on, 'cancelled');
  const cancels = on.watched.document().current?.questions.filter(({ kind }) => kind === 'cancel');
  expect(cancels).toHaveLength(1);
  await on.end();
});

test('leaves a payment that is being completed to its outcome', async () => {
  const on = await takeCall(local, agent);
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  await on.captureCard(session);
  await faults({ callbacks: { delayMs: [1500, 1500] } });
  await on.complete(session);
  await faults();
  await agent.wrapUp(on.call);
  await resetMetrics(local);
  expect((await event('reservation.wrapup', on.call)).status).toBe(204);
  expect(await posted()).toBe(0);
  await until(on, 'succeeded');
  await on.end();
});

test('revokes the right to read with the reservation, at once and from a connected client', async () => {
  const { on } = await takePayment(local, agent);
  const opened = v.parse(replySchemas.open, (await agent.post('open', { ...on.call })).body);
  await agent.finish(on.call);
  expect((await event('reservation.completed', on.call)).status).toBe(204);
  expect(await readersOf(local, on.call)).toEqual([]);
  const client = await connect(local, opened.syncToken);
  await expect(
    client.document({ id: opened.document, mode: 'open_existing' }),
  ).rejects.toMatchObject({
    status: 403,
  });
  await client.shutdown();
  expect((await event('reservation.completed', on.call)).status).toBe(204);
  await on.watched.close();
});

test('hands the payment to the other agent after a transfer, and stops the first one reading it', async () => {
  const { on, session } = await takePayment(local, agent);
  // The colleague is offered a transfer though they take no calls.
  await agent.transfer(on.call, colleague);
  expect((await colleague.post('open', { ...on.call })).status).toBe(200);
  expect((await event('reservation.wrapup', on.call)).status).toBe(204);
  expect((await event('task.transfer-completed', on.call)).status).toBe(204);
  expect(await readersOf(local, on.call)).toEqual([colleague.workerSid]);
  expect(statusOf(on)).toBe('collecting');
  expect(failureOf(await on.cancel(session))).toMatchObject({ code: 'call-not-live' });
  const intent = '00000000-0000-4000-8000-00000000000c';
  expect((await colleague.post('cancel', { ...on.call, intent, session })).status).toBe(200);
  await on.watched.close();
  await colleague.finish(on.call);
});

test('takes nothing from an agent who has the call, whatever event arrives', async () => {
  const { on } = await takePayment(local, agent);
  for (const type of [
    'reservation.timeout',
    'reservation.rescinded',
    'reservation.wrapup',
    'task.completed',
  ]) {
    await expectNothing(() => event(type, on.call));
  }
  expect(await readersOf(local, on.call)).toEqual([agent.workerSid]);
  await on.end();
});

test('leaves the leg of another task alone when it is written into the attributes', async () => {
  const { on } = await takePayment(local, agent);
  const own = await agent.takeCall();
  await agent.wrapUp(own);
  await addAttributes(local, own, {
    conference: { participants: { customer: on.call.callSid } },
  });
  await expectNothing(() => event('reservation.wrapup', own));
  expect(statusOf(on)).toBe('collecting');
  expect(await readersOf(local, on.call)).toEqual([agent.workerSid]);
  await agent.finish(own);
  await on.end();
});

test('accepts events of no call of this workspace, and looks nothing up', async () => {
  const { on } = await takePayment(local, agent);
  await agent.wrapUp(on.call);
  const others: readonly Fields[] = [
    { EventType: 'worker.activity.update' },
    { EventType: 'reservation.created' },
    { TaskSid: 'WT1' },
    { WorkspaceSid: `WS${'e'.repeat(32)}` },
  ];
  for (const over of others) {
    const fields = await eventAbout(local, on.call, 'reservation.wrapup', over);
    await expectNothing(() => postEvent(local, fields));
    expect((await metrics(local))['taskrouter.twilio.com']?.GET).toBeUndefined();
  }
  await on.end();
});

test('refuses a forged event, and one of another account', async () => {
  const { on } = await takePayment(local, agent);
  await agent.wrapUp(on.call);
  const fields = await eventAbout(local, on.call, 'reservation.wrapup');
  const otherToken = getExpectedTwilioSignature('f'.repeat(32), eventsUrl, { ...fields });
  const otherUrl = getExpectedTwilioSignature(account.authToken, `${eventsUrl}?x=1`, { ...fields });
  for (const signature of ['', 'nonsense', otherToken, otherUrl]) {
    await expectNothing(() => postEvent(local, fields, signature), 400);
  }
  const otherAccount = { ...fields, AccountSid: `AC${'e'.repeat(32)}` };
  await expectNothing(() => postEvent(local, otherAccount), 403);
  await on.end();
});

test('changes nothing while TaskRouter or Sync does not answer', async () => {
  const { on } = await takePayment(local, agent);
  await agent.wrapUp(on.call);
  const fields = await eventAbout(local, on.call, 'reservation.wrapup');
  for (const host of ['taskrouter.twilio.com', 'sync.twilio.com']) {
    await faults({ rest: { errors: [{ host, status: 503, rate: 1 }] } });
    const { status } = await postEvent(local, fields).finally(() => faults());
    expect(status).toBe(503);
  }
  expect(statusOf(on)).toBe('collecting');
  expect((await postEvent(local, fields)).status).toBe(204);
  await until(on, 'cancelled');
  await on.end();
});
