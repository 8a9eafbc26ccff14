import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { account, agents, supervisors } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { type OpenReply, replySchemas } from '../../src/payment/protocol';
import { parseDocument } from '../../src/payment/document/parseDocument';
import { type Agent, hangUp, type LiveCall } from './agents';
import {
  allDocuments,
  askTwilio,
  documents,
  failureOf,
  fetchJson,
  metrics,
  postForm,
  resetMetrics,
  start,
  withoutTaskEvents,
} from './harness';
import { takeCall, withAgents } from './steps';
import { connect } from './watch';

/* R75: a supervisor, and the agent once their call is over, see the document and change nothing. */

let local: LocalTwilio;
let agent: Agent;
let supervisor: string;
const supervisorSid = supervisors[0]?.workerSid ?? '';

const issued = v.object({ token: v.string() });

withAgents(start, async (staff) => {
  ({ local, agent } = staff);
  const path = `${local.origin}/agents/${supervisors[0]?.identity ?? ''}/token`;
  supervisor = v.parse(issued, await fetchJson(path, { method: 'POST' })).token;
  // Else the payment of a call that is wrapped up would be cancelled (taskEvents.test.ts).
  await withoutTaskEvents(local);
});

const containing = (expected: object[]): unknown =>
  expect.arrayContaining(expected.map((each): unknown => expect.objectContaining(each)));

const permissionsOf = ({ callSid }: LiveCall) =>
  askTwilio(local, `${documents}/payment.${callSid}/Permissions`);
const post = (name: string, call: LiveCall, token: string, fields = {}) =>
  postForm(local, name, { ...call, ...fields, Token: token });

/** Opens for somebody who only watches: nothing but one permission is written. */
async function openWatching(call: LiveCall, token: string): Promise<OpenReply> {
  const before = await allDocuments(local);
  await resetMetrics(local);
  const answer = await post('open', call, token);
  const requests = await metrics(local);
  expect(answer.status).toBe(200);
  // One reads the document, the other what is kept of reports.
  expect(requests['sync.twilio.com']).toEqual({ GET: 2, POST: 1 });
  expect(requests['api.twilio.com']?.POST ?? 0).toBe(0);
  expect(await allDocuments(local)).toEqual(before);
  const reply = v.parse(replySchemas.open, answer.body);
  expect(reply.mayAct).toBe(false);
  return reply;
}

/** The token reads that one document, receives its changes, and can write nothing. */
async function expectReadOnly(reply: OpenReply, other: LiveCall): Promise<void> {
  const client = await connect(local, reply.syncToken);
  const document = await client.document({ id: reply.document, mode: 'open_existing' });
  expect(parseDocument(document.data)?.callSid).toBe(reply.document.replace('payment.', ''));
  const denied = { status: 403, code: 54007 };
  await expect(document.set({})).rejects.toMatchObject(denied);
  await expect(document.removeDocument()).rejects.toMatchObject(denied);
  const id = `payment.${other.callSid}`;
  await expect(client.document({ id, mode: 'open_existing' })).rejects.toMatchObject(denied);
  await client.shutdown();
}

async function expectNoAction(call: LiveCall, session: string, token: string, code: string) {
  const intent = randomUUID();
  await resetMetrics(local);
  const answers = await Promise.all([
    post('capture', call, token, { intent, session, field: 'postal-code' }),
    post('start', call, token, { intent, amount: '1.00', currency: 'USD' }),
    post('complete', call, token, { intent, session }),
    post('cancel', call, token, { intent, session }),
  ]);
  expect(answers.map(failureOf).map((failure) => failure.code)).toEqual(Array(4).fill(code));
  expect((await metrics(local))['api.twilio.com']?.POST ?? 0).toBe(0);
}

test('lets a supervisor watch a payment live, but not act on it', async () => {
  const on = await takeCall(local, agent);
  const other = await takeCall(local, agent);
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  await on.capture(session, 'payment-card-number', '4242424242424242');

  const reply = await openWatching(on.call, supervisor);
  expect(await permissionsOf(on.call)).toMatchObject({
    permissions: containing([
      {
        identity: `${supervisorSid}.${on.call.callSid}`,
        read: true,
        write: false,
        manage: false,
      },
    ]),
  });
  await expectReadOnly(reply, other.call);
  const before = await allDocuments(local);
  await expectNoAction(on.call, session, supervisor, 'not-your-call');
  // A question written beside the checks, and withdrawn, would leave a newer revision.
  expect(await allDocuments(local)).toEqual(before);

  const client = await connect(local, reply.syncToken);
  const document = await client.document({ id: reply.document, mode: 'open_existing' });
  const seen = new Promise<void>((resolve) => {
    document.on('updated', ({ data }) => {
      if (parseDocument(data)?.current?.answers['expiration-date']?.state === 'captured') resolve();
    });
  });
  await on.capture(session, 'expiration-date', '1230');
  await seen;
  await client.shutdown();
  await on.end();
  await other.end();
  expect(failureOf(await post('open', on.call, supervisor))).toMatchObject({ status: 403 });
});

/** A request of somebody's Flex UI to TaskRouter. */
const flexAsks = (token: string, method: 'GET' | 'POST', path: string, params: object = {}) =>
  fetchJson(`${local.origin}/twilio/event-bridge.twilio.com/v1/wschannels`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      url: `Workspaces/${account.workspaceSid}/${path}`,
      method,
      params,
      token,
    }),
  });

const itsReservations = v.object({
  payload: v.object({ contents: v.array(v.object({ sid: v.string(), task_sid: v.string() })) }),
});

/** The supervisor's own leg joins the conference, as "Monitor Call" in Flex has it; returns the leg. */
async function listenTo({ taskSid }: LiveCall): Promise<string> {
  const path = `Workers/${agent.workerSid}/Reservations`;
  const mine = v.parse(itsReservations, await flexAsks(agent.token, 'GET', path)).payload.contents;
  const reservation = mine.find((each) => each.task_sid === taskSid)?.sid ?? '';
  await flexAsks(supervisor, 'POST', `Tasks/${taskSid}/Reservations/${reservation}`, {
    Instruction: 'supervise',
    Supervisor: supervisorSid,
    SupervisorMode: 'monitor',
  });
  const leg = local.calls.list().find(({ status }) => status === 'ringing')?.sid ?? '';
  local.calls.answer(leg);
  return leg;
}

test('R75 lets a supervisor who listens with a leg of their own do nothing either', async () => {
  const on = await takeCall(local, agent);
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  const leg = await listenTo(on.call);
  expect(local.calls.find(leg)?.status).toBe('in-progress');
  expect(v.parse(replySchemas.open, (await post('open', on.call, supervisor)).body).mayAct).toBe(
    false,
  );
  await expectNoAction(on.call, session, supervisor, 'not-your-call');
  // Nor is their leg taken for the customer's, by them or by the agent.
  const onTheirLeg = { ...on.call, callSid: leg };
  await expectNoAction(onTheirLeg, session, supervisor, 'not-your-call');
  await expectNoAction(onTheirLeg, session, agent.token, 'not-your-call');
  await on.captureCard(session);
  await on.complete(session);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  await on.end();
});

test('R75 shows nothing to an agent who writes the role into their own attributes', async () => {
  const other = agents.find(({ workerSid }) => workerSid !== agent.workerSid);
  const path = `${local.origin}/agents/${other?.identity ?? ''}/token`;
  const { token } = v.parse(issued, await fetchJson(path, { method: 'POST' }));
  await flexAsks(token, 'POST', `Workers/${other?.workerSid ?? ''}`, {
    Attributes: JSON.stringify({ roles: ['supervisor', 'admin'], role: 'supervisor' }),
  });
  const call = await agent.takeCall();
  expect(failureOf(await post('open', call, token))).toMatchObject({
    status: 403,
    code: 'not-your-call',
  });
  await agent.finish(call);
});

test('lets a supervisor watch a call from before its first payment', async () => {
  const call = await agent.takeCall();
  const reply = v.parse(replySchemas.open, (await post('open', call, supervisor)).body);
  expect(reply).toMatchObject({ mayAct: false, document: `payment.${call.callSid}` });
  const client = await connect(local, reply.syncToken);
  const document = await client.document({ id: reply.document, mode: 'open_existing' });
  expect(document.data).toMatchObject({ current: null, earlier: [] });
  await client.shutdown();
  await agent.finish(call);
});

test('shows the outcome to an agent in wrap-up, who can no longer act', async () => {
  const on = await takeCall(local, agent);
  const other = await takeCall(local, agent);
  const session = await on.start({ amount: '12.50', currency: 'USD' });
  await on.captureCard(session);
  await on.complete(session);
  await on.watched.until((view) => view.session?.status === 'succeeded');
  // The note that the outcome was reported is the last write.
  await on.watched.until(() => on.watched.document().current?.report?.delivered === true);
  await hangUp(local, on.call);

  const reply = await openWatching(on.call, agent.token);
  await expectReadOnly(reply, other.call);
  await expectNoAction(on.call, session, agent.token, 'call-not-live');
  expect(failureOf(await post('open', on.call, supervisor))).toMatchObject({ status: 403 });
  await on.end();
  expect(failureOf(await agent.post('open', { ...on.call }))).toMatchObject({ status: 409 });
  await other.end();
});

test('shows and creates nothing in wrap-up of a call without a payment', async () => {
  const call = await agent.takeCall();
  await agent.wrapUp(call);
  await resetMetrics(local);
  expect(failureOf(await agent.post('open', { ...call }))).toMatchObject({
    status: 404,
    code: 'no-such-payment',
  });
  // The call's document, and what is noted of the task: nothing is written.
  expect((await metrics(local))['sync.twilio.com']).toEqual({ GET: 2 });
  await agent.finish(call);
});
