import { SyncClient } from 'twilio-sync';
import { account } from '../../account';
import { startSyncServer, type SyncServer } from '../../testing/sync';

const basic = `Basic ${btoa(`${account.sid}:${account.authToken}`)}`;

/** Why some of the requests failed. */
const reasons = (results: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  results.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));

describe('Sync REST, by the twilio client', () => {
  let server: SyncServer;
  beforeAll(async () => {
    server = await startSyncServer();
  });
  afterAll(() => server.close());

  const create = (uniqueName: string, data: object = {}) =>
    server.service.documents.create({ uniqueName, data });

  it('knows the payment service, with access control on', async () => {
    const service = await server.service.fetch();
    expect(service).toMatchObject({ sid: account.syncServiceSid, aclEnabled: true });
  });

  it('knows the default service by its name, as functions ask for it (Runtime.getSync)', async () => {
    const byName = server.services('default');
    const { sid, uniqueName } = await byName.fetch();
    expect(uniqueName).toBe('default');
    await byName.documents.create({ uniqueName: 'shared', data: { found: true } });
    await byName.syncMaps.create({ uniqueName: 'seats' });
    const bySid = server.services(sid);
    expect((await bySid.documents('shared').fetch()).data).toEqual({ found: true });
    expect((await bySid.syncMaps('seats').fetch()).serviceSid).toBe(sid);
  });

  it('creates a document and finds it by name and by SID', async () => {
    const created = await create('found twice ü', { amount: '12.50', fields: ['a'] });
    expect(created).toMatchObject({ revision: '0', createdBy: 'system', dateExpires: null });
    for (const id of ['found twice ü', created.sid]) {
      const fetched = await server.service.documents(id).fetch();
      expect(fetched.sid).toBe(created.sid);
      expect(fetched.data).toEqual({ amount: '12.50', fields: ['a'] });
    }
  });

  it('shows dates to the second, as Twilio does', async () => {
    const { sid } = await create('dated');
    const url = `${server.origin}/twilio/sync.twilio.com/v1/Services/${account.syncServiceSid}/Documents/${sid}`;
    const response = await fetch(url, { headers: { authorization: basic } });
    const toTheSecond = /"date_created":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/;
    expect(await response.text()).toMatch(toTheSecond);
  });

  it('takes unique names of up to 320 characters', async () => {
    const name = 'n'.repeat(320);
    await create(name);
    expect((await server.service.documents(name).fetch()).uniqueName).toBe(name);
  });

  it('counts revisions in hexadecimal and gives them as ETag', async () => {
    const { sid } = await create('counted');
    for (let round = 0; round < 26; round++) {
      await server.service.documents(sid).update({ data: { round } });
    }
    const url = `${server.origin}/twilio/sync.twilio.com/v1/Services/${account.syncServiceSid}/Documents/${sid}`;
    const response = await fetch(url, { headers: { authorization: basic } });
    expect(response.headers.get('etag')).toBe('1a');
    expect(await response.json()).toMatchObject({ revision: '1a', data: { round: 25 } });
    expect((await fetch(url)).status).toBe(401);
  });

  it('lets only one of two writers of the same revision win', async () => {
    const { sid, revision } = await create('contended');
    const write = (writer: number) =>
      server.service.documents(sid).update({ data: { writer }, ifMatch: revision });
    const results = await Promise.allSettled([write(1), write(2)]);
    expect(reasons(results)).toMatchObject([{ status: 412, code: 54103 }]);
  });

  const writeAs = async (sid: string, ifMatch: string) => {
    const { origin } = server;
    const path = `sync.twilio.com/v1/Services/${account.syncServiceSid}/Documents/${sid}`;
    const response = await fetch(`${origin}/twilio/${path}`, {
      method: 'POST',
      headers: { authorization: basic, 'if-match': ifMatch },
      body: new URLSearchParams({ Data: '{}' }),
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  };

  it.each(['0', '"0"', 'W/"0"', '*', '"*"', '5, 0', '"5", "0"'])(
    'takes If-Match %s for the first revision',
    async (ifMatch) => {
      const { sid } = await create(`If-Match ${ifMatch}`);
      expect(await writeAs(sid, ifMatch)).toMatchObject({ status: 200, body: { revision: '1' } });
    },
  );

  it.each([
    ['1', 412, 54103],
    ['"a"', 412, 54103],
    ['-1', 412, 54103],
    ['W/"7"', 412, 54103],
    ['later', 400, 54003],
    ['"0', 400, 54003],
    ['""', 400, 54003],
    ['5, later', 400, 54003],
  ])('refuses If-Match %s at the first revision with %i and %i', async (ifMatch, status, code) => {
    const { sid } = await create(`If-Match ${ifMatch}`);
    expect(await writeAs(sid, ifMatch)).toMatchObject({ status, body: { code } });
  });

  it('answers with Sync’s errors', async () => {
    const { documents } = server.service;
    const missing = `ET${'0'.repeat(32)}`;
    const stream = server.service.syncStreams(`TO${'0'.repeat(32)}`);
    await expect(stream.fetch()).rejects.toMatchObject({ status: 404, code: 54250 });
    await create('taken');
    await expect(create('taken')).rejects.toMatchObject({ status: 409, code: 54301 });
    await expect(documents('nobody').fetch()).rejects.toMatchObject({ status: 404, code: 54300 });
    await expect(documents(missing).fetch()).rejects.toMatchObject({ status: 404, code: 54100 });
    const large = { text: 'x'.repeat(16 * 1024) };
    await expect(create('large', large)).rejects.toMatchObject({ status: 413, code: 54006 });
    const { sid } = await server.service.syncStreams.create({});
    const message = { data: { text: 'x'.repeat(4 * 1024) } };
    await expect(
      server.service.syncStreams(sid).streamMessages.create(message),
    ).rejects.toMatchObject({ status: 413, code: 54006 });
    await expect(create('list', [])).rejects.toMatchObject({ status: 400 });
    for (const ttl of [-1, 31_536_001]) {
      await expect(documents.create({ ttl })).rejects.toMatchObject({ status: 400, code: 54011 });
    }
    await expect(create('x'.repeat(321))).rejects.toMatchObject({ status: 400 });
  });

  it('frees a name when the document is removed', async () => {
    await create('reused');
    await server.service.documents('reused').remove();
    await expect(server.service.documents('reused').fetch()).rejects.toMatchObject({ code: 54300 });
    await expect(create('reused')).resolves.toMatchObject({ uniqueName: 'reused' });
  });

  it('keeps the expiry through a write, and removes it with a TTL of 0', async () => {
    const { sid, dateExpires } = await server.service.documents.create({ ttl: 86_400 });
    expect(dateExpires.getTime() - Date.now()).toBeGreaterThan(86_300_000);
    const written = await server.service.documents(sid).update({ data: { kept: true } });
    expect(written.dateExpires).toEqual(dateExpires);
    const endless = await server.service.documents(sid).update({ ttl: 0 });
    expect(endless.dateExpires).toBeNull();
  });

  it('lists all documents, page by page', async () => {
    await Promise.all(['one', 'two', 'three'].map((name) => create(`page ${name}`)));
    const names = (await server.service.documents.list({ pageSize: 2 })).map((d) => d.uniqueName);
    expect(names).toEqual(expect.arrayContaining(['page one', 'page two', 'page three']));
    expect(new Set(names).size).toBe(names.length);
  });

  it('keeps permissions by document and identity', async () => {
    const { sid } = await create('shared');
    const { documentPermissions } = server.service.documents('shared');
    const readOnly = { read: true, write: false, manage: false };
    await documentPermissions('agent@1 ü').update(readOnly);
    const fetched = await documentPermissions('agent@1 ü').fetch();
    expect(fetched).toMatchObject({ ...readOnly, documentSid: sid, identity: 'agent@1 ü' });
    await documentPermissions('agent-2').update({ read: true, write: true, manage: true });
    expect(await documentPermissions.list()).toHaveLength(2);
    await documentPermissions('agent-2').remove();
    await expect(documentPermissions('agent-2').fetch()).rejects.toMatchObject({ status: 404 });
    expect(await documentPermissions.list()).toHaveLength(1);
  });
});

describe('limits', () => {
  let server: SyncServer;
  beforeAll(async () => {
    // Low, so that a slow machine too reaches them within the ten seconds that they are averaged over.
    server = await startSyncServer({ syncWritesPerSecond: 1, syncReadsPerSecond: 1 });
  });
  afterAll(() => server.close());

  /** Why some of eleven did not succeed. */
  const refusals = async (act: () => Promise<unknown>) =>
    reasons(await Promise.allSettled(Array.from({ length: 11 }, act)));
  const tooMany = [{ status: 429, code: 54009 }];

  it('refuse the write that is one too many', async () => {
    const { sid } = await server.service.documents.create({});
    const write = () => server.service.documents(sid).update({ data: {} });
    expect(await refusals(write)).toMatchObject(tooMany);
  });

  it('refuse the read that is one too many, of whatever object', async () => {
    const { documents, syncMaps, syncLists, syncStreams } = server.service;
    const document = await documents.create({});
    expect(await refusals(() => documents(document.sid).fetch())).toMatchObject(tooMany);
    const map = await syncMaps.create({});
    await syncMaps(map.sid).syncMapItems.create({ key: 'one', data: {} });
    const item = syncMaps(map.sid).syncMapItems('one');
    expect(await refusals(() => item.fetch())).toMatchObject(tooMany);
    const { sid } = await syncLists.create({});
    const { syncListItems } = syncLists(sid);
    expect(await refusals(() => syncListItems.list())).toMatchObject(tooMany);
    const stream = await syncStreams.create({});
    expect(await refusals(() => syncStreams(stream.sid).fetch())).toMatchObject(tooMany);
  });

  it('count what clients read over their sockets', async () => {
    const { documents } = server.service;
    const { sid } = await documents.create({});
    const { documentPermissions } = documents(sid);
    await documentPermissions('agent-1').update({ read: true, write: false, manage: false });
    const client = new SyncClient(server.accessToken('agent-1'), {
      Twilsock: { uri: server.twilsockUri },
      Sync: { enableSessionStorage: false },
    });
    await client.document({ id: sid, mode: 'open_existing' });
    const reads = Array.from({ length: 10 }, () => documents(sid).fetch());
    expect(reasons(await Promise.allSettled(reads))).toMatchObject(tooMany);
    await client.shutdown();
  });
});
