import type { SyncClient } from 'twilio-sync';
import * as v from 'valibot';
import { version } from '../../package.json';
import { account, agents } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { type OpenReply, replySchemas } from '../../src/payment/protocol';
import type { Outcome } from '../../src/payment/document/session';
import { documentOf, record } from '../../src/payment/testing/examples';
import { type Agent, hangUp, type LiveCall, logIn } from './agents';
import { askTwilio, documents, failureOf, metrics, resetMetrics, start } from './harness';
import { keyed, newCallSid, query, signed } from './signed';
import { connect } from './watch';

/* What an agent's Sync token can and cannot do, tried with the real client. */

let local: LocalTwilio;
let agent: Agent;
let colleague: Agent;
let call: LiveCall;
let secondCall: LiveCall;
let othersCall: LiveCall;
let opened: OpenReply;
let client: SyncClient;

const openAs = async (who: Agent, live: LiveCall) =>
  v.parse(replySchemas.open, (await who.post('open', { ...live })).body);
const nameOf = ({ callSid }: LiveCall) => `payment.${callSid}`;

beforeAll(async () => {
  local = await start();
  const [first, second] = agents;
  if (!first || !second) throw new Error('two agents are needed');
  agent = await logIn(local, first.identity, first.workerSid);
  colleague = await logIn(local, second.identity, second.workerSid);
  call = await agent.takeCall();
  secondCall = await agent.takeCall();
  await agent.goOffline();
  othersCall = await colleague.takeCall();
  opened = await openAs(agent, call);
  await openAs(agent, secondCall);
  await openAs(colleague, othersCall);
  client = await connect(local, opened.syncToken);
});
afterAll(async () => {
  await client.shutdown();
  await local.close();
});

const denied = { status: 403, code: 54007 };
const read = (id: string, by = client) => by.document({ id, mode: 'open_existing' });

test('says which version the functions are', () => {
  expect(opened.version).toBe(version);
});

test('lets the token read the document of its call', async () => {
  expect((await read(nameOf(call))).data).toMatchObject({ callSid: call.callSid, current: null });
});

test("lets it read neither another agent's document nor that of the agent's other call", async () => {
  await expect(read(nameOf(othersCall))).rejects.toMatchObject(denied);
  await expect(read(nameOf(secondCall))).rejects.toMatchObject(denied);
});

/** As the functions would write it: a payment that never was. */
const inventedFor = (
  callSid: string,
  outcome: Outcome | null = { kind: 'succeeded', confirmationCode: 'ch_invented' },
) => ({ ...documentOf(record(['payment-card-number'], { outcome })), callSid });

test('lets it write nothing: no data, no expiry, no removal', async () => {
  const before = await askTwilio(local, documents);
  const document = await read(nameOf(call));
  const forged = inventedFor(call.callSid);
  await expect(document.set(forged)).rejects.toMatchObject(denied);
  await expect(document.update(forged)).rejects.toMatchObject(denied);
  await expect(document.mutate(() => forged)).rejects.toMatchObject(denied);
  await expect(document.setTtl(1)).rejects.toMatchObject(denied);
  await expect(document.removeDocument()).rejects.toMatchObject(denied);
  expect(await askTwilio(local, documents)).toEqual(before);
});

const claimsSchema = v.object({
  iat: v.number(),
  exp: v.number(),
  grants: v.record(v.string(), v.unknown()),
});

test('issues it for at most 15 minutes, for this call and this Sync service alone', () => {
  const [, payload = ''] = opened.syncToken.split('.');
  const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const { iat, exp, grants } = v.parse(claimsSchema, json);
  expect(exp - iat).toBeLessThanOrEqual(15 * 60);
  expect(exp * 1000 - Date.now()).toBeLessThanOrEqual(15 * 60 * 1000);
  expect(grants).toEqual({
    identity: `${agent.workerSid}.${call.callSid}`,
    data_sync: { service_sid: account.syncServiceSid },
  });
});

test('does not trust a document created with it under another call’s name, and removes it', async () => {
  const next = await colleague.takeCall();
  const invented = inventedFor(next.callSid);
  const trap = await client.document({ id: nameOf(next), mode: 'create_new', data: invented });
  const gone = new Promise((resolve) => trap.once('removed', resolve));

  const reply = await openAs(colleague, next);
  await gone;
  const theirs = await connect(local, reply.syncToken);
  expect((await read(reply.document, theirs)).data).toMatchObject({ current: null, earlier: [] });
  await theirs.shutdown();
  await expect(read(reply.document)).rejects.toMatchObject(denied);
  await colleague.finish(next);
});

test('writes no callback to a document that was created with it', async () => {
  const callSid = newCallSid();
  const data = inventedFor(callSid, null);
  const id = `payment.${callSid}`;
  const trap = await client.document({ id, mode: 'create_new', data });
  const before = await askTwilio(local, `${documents}/${id}`);
  expect((await signed(local).callBack(query(callSid), keyed)).status).toBe(200);
  expect(await askTwilio(local, `${documents}/${id}`)).toEqual(before);
  await trap.removeDocument();
});

interface Leaving {
  readonly how: string;
  readonly leave: (live: LiveCall) => Promise<unknown>;
}

const leavings: readonly Leaving[] = [
  { how: 'transferred', leave: (live) => colleague.transfer(live, agent) },
  { how: 'completed', leave: (live) => colleague.finish(live) },
];

test.each(leavings)('does not renew the token once the call is $how', async ({ leave }) => {
  const live = await colleague.takeCall();
  await openAs(colleague, live);
  await openAs(colleague, live);
  await leave(live);
  await resetMetrics(local);
  expect(failureOf(await colleague.post('open', { ...live }))).toMatchObject({
    status: 409,
    code: 'call-not-live',
  });
  expect((await metrics(local))['sync.twilio.com']?.POST ?? 0).toBe(0);
  await colleague.finish(live);
});

const endings: readonly Leaving[] = [
  { how: 'in wrap-up', leave: (live) => colleague.wrapUp(live) },
  { how: 'hung up by the caller', leave: (live) => hangUp(local, live) },
];

test.each(endings)('renews it once the call is $how, to show the outcome', async ({ leave }) => {
  const live = await colleague.takeCall();
  expect((await openAs(colleague, live)).mayAct).toBe(true);
  await leave(live);
  expect((await openAs(colleague, live)).mayAct).toBe(false);
  await colleague.finish(live);
});
