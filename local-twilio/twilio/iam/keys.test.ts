import { SyncClient } from 'twilio-sync';
import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import { clientOf } from '../../testing/payments';
import { turn } from '../../testing/switches';
import { arePermissions, permits } from './permissions';
import twilio from '../../../serverless/node_modules/twilio';

/* Main, Standard and Restricted keys, with Twilio's own client. */

let local: LocalTwilio;
beforeAll(async () => void (local = await startLocalTwilio({ port: 0 })));
afterAll(() => local.close());

const iam = () => clientOf(local.origin).iam.v1;
const restricted = (...allow: string[]) =>
  iam().newApiKey.create({ accountSid: account.sid, keyType: 'restricted', policy: { allow } });

interface Key {
  readonly sid: string;
  readonly secret: string;
}

async function statusOf({ sid, secret }: Key, path: string, init: RequestInit = {}) {
  const headers = { authorization: `Basic ${btoa(`${sid}:${secret}`)}` };
  return (await fetch(`${local.origin}/twilio/${path}`, { ...init, headers })).status;
}

const standard = { sid: account.apiKeySid, secret: account.apiKeySecret };
const main = { sid: account.mainKeySid, secret: account.mainKeySecret };
const ofAccount = `api.twilio.com/2010-04-01/Accounts/${account.sid}`;
const workspace = `taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}`;
const unknown = (prefix: string) => prefix + '0'.repeat(32);

test('a Main key may do everything, a Standard key all but accounts and keys', async () => {
  for (const path of [`${ofAccount}.json`, `${ofAccount}/Keys.json`]) {
    expect(await statusOf(main, path)).toBe(200);
    expect(await statusOf(standard, path)).toBe(401);
  }
  const form = new URLSearchParams({ FriendlyName: 'x', AccountSid: account.sid });
  for (const path of [`${ofAccount}/Keys.json`, 'iam.twilio.com/v1/Keys']) {
    expect(await statusOf(main, path, { method: 'POST', body: form })).toBe(201);
    expect(await statusOf(standard, path, { method: 'POST', body: form })).toBe(401);
  }
  expect(await statusOf(standard, `${ofAccount}/Calls/${unknown('CA')}.json`)).toBe(404);
});

test('a Restricted key may do what its policy names, and nothing else', async () => {
  const key = await restricted('/twilio/voice/calls/read', '/twilio/taskrouter/workspaces.tasks/*');
  expect(key.policy).toEqual({
    allow: ['/twilio/voice/calls/read', '/twilio/taskrouter/workspaces.tasks/*'],
  });
  // It is let in, and told that there is none.
  expect(await statusOf(key, `${ofAccount}/Calls/${unknown('CA')}.json`)).toBe(404);
  expect(await statusOf(key, `${workspace}/Tasks/${unknown('WT')}`)).toBe(404);
  for (const path of [
    `${ofAccount}/Conferences.json`,
    `${ofAccount}/Calls/${unknown('CA')}/Recordings.json`,
    `${ofAccount}/Conferences/${unknown('CF')}.json`,
    `${workspace}/Tasks/${unknown('WT')}/Reservations`,
  ]) {
    expect([path, await statusOf(key, path)]).toEqual([path, 401]);
  }
  await iam().apiKey(key.sid).remove();
  expect(await statusOf(key, `${ofAccount}/Calls/${unknown('CA')}.json`)).toBe(401);
});

test('what no permission is for is refused to a Restricted key, or open to it as switched', async () => {
  const key = await restricted('/twilio/voice/calls/read');
  const services = 'sync.twilio.com/v1/Services';
  const session = `${ofAccount}/Calls/${unknown('CA')}/Payments.json`;
  expect(await statusOf(key, services)).toBe(401);
  expect(await statusOf(key, session, { method: 'POST' })).toBe(401);
  await turn(local.origin, { unlistedPermission: 'allow' });
  expect(await statusOf(key, services)).toBe(200);
  // It is let in, and told what is missing.
  expect(await statusOf(key, session, { method: 'POST' })).toBe(400);
  expect(await statusOf(key, `${ofAccount}/Conferences.json`)).toBe(401);
  await turn(local.origin, {});
});

test('no Restricted key is made with a permission that is not listed, or more than a hundred', async () => {
  const refused = { status: 400 };
  for (const allow of [
    [],
    ['/twilio/voice/calls'],
    ['/twilio/voice/calls/pay'],
    ['/twilio/voice/payments/create'],
    ['/twilio/sync/documents/read'],
  ]) {
    await expect(restricted(...allow)).rejects.toMatchObject(refused);
    expect(arePermissions(allow)).toBe(false);
  }
  const read = Array.from({ length: 101 }, () => '/twilio/voice/calls/read');
  expect([arePermissions(read.slice(1)), arePermissions(read)]).toEqual([true, false]);
});

test('a token that a Restricted key has signed opens no Sync', async () => {
  const uri = `${local.origin.replace('http', 'ws')}/twilio/tsock.us1.twilio.com/v3/wsconnect`;
  const stateWith = async ({ sid, secret }: Key) => {
    const { AccessToken } = twilio.jwt;
    const token = new AccessToken(account.sid, sid, secret, { identity: 'agent-1', ttl: 60 });
    token.addGrant(new AccessToken.SyncGrant({ serviceSid: account.syncServiceSid }));
    // The client's types do not include the option for its address.
    const options = { Twilsock: { uri }, Sync: { enableSessionStorage: false } };
    const client = new SyncClient(token.toJwt(), options);
    const state = await new Promise((settled) => {
      client.on('connectionStateChanged', (now) => {
        if (now !== 'connecting') settled(now);
      });
    });
    await client.shutdown();
    return state;
  };
  expect(await stateWith(standard)).toBe('connected');
  expect(await stateWith(await restricted('/twilio/voice/calls/read'))).toBe('denied');
});

test('a permission names what a path leads to', () => {
  const allows = (policy: readonly string[], method: string, path: string) =>
    permits(policy, method, path, false);
  const recordings = `/twilio/${ofAccount}/Calls/CA1/Recordings`;
  expect(
    allows(['/twilio/voice/calls.recordings/list'], 'GET', `${recordings}.json?PageSize=1`),
  ).toBe(true);
  expect(allows(['/twilio/voice/calls.recordings/update'], 'POST', `${recordings}/RE1.json`)).toBe(
    true,
  );
  expect(allows(['/twilio/voice/calls.recordings/read'], 'POST', `${recordings}/RE1.json`)).toBe(
    false,
  );
  expect(allows(['/twilio/voice/calls.recordings/*'], 'DELETE', `${recordings}/RE1.json`)).toBe(
    true,
  );
  expect(
    allows(['/twilio/voice/calls/*'], 'POST', `/twilio/${ofAccount}/Calls/CA1/Payments.json`),
  ).toBe(false);
});
