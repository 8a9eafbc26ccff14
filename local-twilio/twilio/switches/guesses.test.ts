import { SyncClient } from 'twilio-sync';
import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import { turn } from '../../testing/switches';
import { syncToken } from '../../testing/syncToken';
import { logIn, rest, ringingCall, textAt } from '../../testing/taskrouter';

/* Each guess about Sync, TaskRouter, recordings and the wire, by default and switched. */

let local: LocalTwilio;
beforeAll(async () => void (local = await startLocalTwilio({ port: 0 })));
afterEach(() => turn(local.origin, {}));
afterAll(() => local.close());

const documents = `sync.twilio.com/v1/Services/${account.syncServiceSid}/Documents`;

/** A document of its own, with a time at which it expires. */
async function newDocument(): Promise<string> {
  const { body } = await rest(local, documents, { Data: '{}', Ttl: '3600' });
  return `${documents}/${textAt(body, 'sid')}`;
}

test.each([
  [{}, 413],
  [{ syncTooLargeStatus: 400 }, 400],
])('refuses data above 16 KiB, switched %j, with status %i', async (switches, status) => {
  await turn(local.origin, switches);
  const Data = JSON.stringify({ text: 'x'.repeat(16 * 1024) });
  expect(await rest(local, documents, { Data })).toMatchObject({ status, body: { code: 54006 } });
});

test.each([
  ['"0"', 'any-form', 200],
  ['*', 'any-form', 200],
  ['0', 'revision-only', 200],
  ['"0"', 'revision-only', 400],
  ['W/"0"', 'revision-only', 400],
  ['*', 'revision-only', 400],
])('answers If-Match %s, syncIfMatch %s, with %i', async (ifMatch, syncIfMatch, status) => {
  await turn(local.origin, { syncIfMatch });
  const written = await rest(local, await newDocument(), { Data: '{}' }, { 'if-match': ifMatch });
  const body: unknown = status === 200 ? { revision: '1' } : { code: 54003 };
  expect(written).toMatchObject({ status, body });
});

test.each([
  ['unseen', '0'],
  ['counts', '1'],
])('an update of the TTL alone, %s, leaves revision %s', async (syncTtlUpdate, revision) => {
  await turn(local.origin, { syncTtlUpdate });
  expect((await rest(local, await newDocument(), { Ttl: '60' })).body).toMatchObject({ revision });
});

test.each([
  ['unseen', '0'],
  ['counts', '1'],
])('an update of an item’s TTL alone, %s, leaves revision %s', async (syncTtlUpdate, revision) => {
  await turn(local.origin, { syncTtlUpdate });
  const lists = documents.replace('Documents', 'Lists');
  const { body } = await rest(local, lists, {});
  const items = `${lists}/${textAt(body, 'sid')}/Items`;
  await rest(local, items, { Data: '{}' });
  const updated = await rest(local, `${items}/0`, { ItemTtl: '60' });
  expect(updated.body).toMatchObject({ revision, data: {} });
});

test.each([
  ['kept', expect.any(String)],
  ['removed', null],
])('an update of the data leaves the expiry %s', async (syncExpiryAfterWrite, expires: unknown) => {
  await turn(local.origin, { syncExpiryAfterWrite });
  const { body } = await rest(local, await newDocument(), { Data: '{"new":true}' });
  expect(body).toMatchObject({ date_expires: expires });
});

function connect(token: string): SyncClient {
  const uri = `${local.origin.replace('http', 'ws')}/twilio/tsock.us1.twilio.com/v3/wsconnect`;
  // The client's types do not include the option for its address.
  const options = { Twilsock: { uri }, Sync: { enableSessionStorage: false } };
  return new SyncClient(token, options);
}

test.each([
  ['access-token', 20102],
  ['twilsock', 51130],
])('a client with a bad token is told a number of %s: %s', async (syncTokenErrors, errorCode) => {
  await turn(local.origin, { syncTokenErrors });
  const client = connect('a.b.c');
  const error = await new Promise((resolve) => client.once('connectionError', resolve));
  expect(error).toMatchObject({ httpStatusCode: 401, errorCode });
  await client.shutdown();
});

test.each([
  ['every-right', undefined],
  ['no-right', 54007],
])('a client has %s to what it created over the socket', async (syncCreator, code) => {
  await turn(local.origin, { syncCreator });
  const client = connect(syncToken('agent-1'));
  const document = await client.document({ id: `by ${syncCreator}`, mode: 'create_new' });
  const refused: unknown = await document.set({ written: true }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refused).toEqual(code && expect.objectContaining({ code }));
  await client.shutdown();
});

test.each([
  ['bare', /^\d+$/],
  ['quoted', /^"\d+"$/],
])('a task’s ETag is %s', async (taskETag, form) => {
  await turn(local.origin, { taskETag });
  const { taskSid } = await ringingCall(local, await logIn(local));
  const task = `taskrouter.twilio.com/v1/Workspaces/${account.workspaceSid}/Tasks/${taskSid}`;
  expect((await rest(local, task)).headers.get('etag')).toMatch(form);
  await fetch(`${local.origin}/reset`, { method: 'POST' });
});

test.each([
  ['any', '*'],
  ['of-request', 'https://flex.twilio.com'],
])('%s origin may read an answer: %s', async (corsOrigin, allowed) => {
  await turn(local.origin, { corsOrigin });
  const headers = { origin: 'https://flex.twilio.com' };
  const answer = await fetch(`${local.origin}/twilio/${documents}`, { headers });
  expect(answer.headers.get('access-control-allow-origin')).toBe(allowed);
});

test.each([
  ['answered', 200],
  ['refused', 501],
])('a browser’s preflight is %s', async (corsPreflight, status) => {
  await turn(local.origin, { corsPreflight });
  const headers = { origin: 'https://flex.twilio.com', 'access-control-request-method': 'POST' };
  const answer = await fetch(`${local.origin}/twilio/${documents}`, { method: 'OPTIONS', headers });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('access-control-allow-headers')).toMatch(/Authorization/);
});

test.each([
  ['present', 'Basic realm="Twilio API"'],
  ['absent', null],
])('WWW-Authenticate of a 401 is %s', async (authenticateHeader, value) => {
  await turn(local.origin, { authenticateHeader });
  const { status, headers } = await fetch(`${local.origin}/twilio/${documents}`);
  expect({ status, value: headers.get('www-authenticate') }).toEqual({ status: 401, value });
});

test.each([
  ['401', 401],
  ['403', 403],
])('a Restricted key without the permission gets %s', async (restrictedKeyStatus, status) => {
  await turn(local.origin, { restrictedKeyStatus });
  const keys = 'iam.twilio.com/v1/Keys';
  const Policy = JSON.stringify({ allow: ['/twilio/voice/calls/read'] });
  const { body } = await rest(local, keys, {
    ...{ AccountSid: account.sid, KeyType: 'restricted', Policy },
  });
  const authorization = `Basic ${btoa(`${textAt(body, 'sid')}:${textAt(body, 'secret')}`)}`;
  const answer = await fetch(`${local.origin}/twilio/${documents}`, { headers: { authorization } });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code: 70051 });
});

test.each([
  [{}, 21220],
  [{ recordingRefusal: 20404 }, 20404],
])(
  'a recording of a call that is over, switched %j, is refused with %i',
  async (switches, code) => {
    await turn(local.origin, switches);
    const { customer } = await ringingCall(local, await logIn(local));
    local.calls.hangUp(customer);
    const path = `api.twilio.com/2010-04-01/Accounts/${account.sid}/Calls/${customer}/Recordings.json`;
    expect(await rest(local, path, {})).toMatchObject({ status: 400, body: { code } });
  },
);

test.each([
  ['ignore', { status: 201 }],
  ['refuse', { status: 400, body: { code: 20422, message: 'Unknown parameter Colour' } }],
])('a parameter that is not documented: %s', async (unknownParameter, answer) => {
  await turn(local.origin, { unknownParameter });
  expect(await rest(local, documents, { Colour: 'red' })).toMatchObject(answer);
});
