import { SyncClient, type SyncDocument } from 'twilio-sync';
import { startSyncServer, type SyncServer } from '../../testing/sync';
import { underFaults } from '../../testing/faults';
import { turn } from '../../testing/switches';

type Data = Record<string, unknown>;

/** The next update of the document: its data, and whether this client made it. */
const updated = (document: SyncDocument): Promise<{ data: Data; isLocal: boolean }> =>
  new Promise((resolve) => document.once('updated', resolve));

/** The error that ends the live subscription. */
const failure = (document: SyncDocument): Promise<{ status: number; code: number }> =>
  new Promise((resolve) => document.once('failure', resolve));

const removed = (document: SyncDocument): Promise<{ isLocal: boolean }> =>
  new Promise((resolve) => document.once('removed', resolve));

const state = (client: SyncClient, wanted: string): Promise<void> =>
  new Promise((resolve) => {
    const look = (now: string): void => {
      if (now !== wanted) return;
      client.off('connectionStateChanged', look);
      resolve();
    };
    client.on('connectionStateChanged', look);
    look(client.connectionState);
  });

const tokenExpired = (client: SyncClient): Promise<void> =>
  new Promise((resolve) => client.once('tokenExpired', resolve));

describe('live Sync, by twilio-sync 4', () => {
  let server: SyncServer;
  const clients: SyncClient[] = [];

  beforeAll(async () => {
    server = await startSyncServer();
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.shutdown()));
  });
  afterAll(() => server.close());

  function connect(token: string): SyncClient {
    const options = {
      Twilsock: { uri: server.twilsockUri },
      Sync: { enableSessionStorage: false },
    };
    const client = new SyncClient(token, options);
    clients.push(client);
    return client;
  }

  const open = (client: SyncClient, id: string): Promise<SyncDocument> =>
    client.document({ id, mode: 'open_existing' });

  /** A new document that `agent-1` may use as given. */
  async function share(
    name: string,
    access: { read?: boolean; write?: boolean; manage?: boolean },
  ) {
    const { sid } = await server.service.documents.create({ uniqueName: name, data: { step: 0 } });
    const permission = { read: false, write: false, manage: false, ...access };
    await server.service.documents(sid).documentPermissions('agent-1').update(permission);
    return server.service.documents(sid);
  }

  it('opens an existing document, and shows every write made over REST', async () => {
    const rest = await share('followed', { read: true });
    const document = await open(connect(server.accessToken('agent-1')), 'followed');
    expect(document.data).toEqual({ step: 0 });
    for (const step of [1, 2, 3]) {
      const seen = updated(document);
      const written = await rest.update({ data: { step } });
      expect(await seen).toMatchObject({ data: { step }, isLocal: false });
      expect(document.revision).toBe(written.revision);
    }
  });

  it('shows one write to every client, once', async () => {
    const rest = await share('watched by three', { read: true });
    const documents = await Promise.all(
      [1, 2, 3].map(() => open(connect(server.accessToken('agent-1')), 'watched by three')),
    );
    const seen: unknown[] = [];
    for (const document of documents) document.on('updated', ({ data }) => seen.push(data));
    const last = Promise.all(documents.map(updated));
    await rest.update({ data: { step: 1 } });
    await last;
    expect(seen).toEqual([{ step: 1 }, { step: 1 }, { step: 1 }]);
  });

  it('marks its own write as local, and retries when another was faster', async () => {
    const rest = await share('mutated', { read: true, write: true });
    const document = await open(connect(server.accessToken('agent-1')), 'mutated');
    const events: boolean[] = [];
    document.on('updated', ({ isLocal }) => events.push(isLocal));
    await rest.update({ data: { count: 10 } });
    expect(await document.update({ seen: true })).toEqual({ count: 10, seen: true });
    await rest.update({ data: { count: 12 } });
    if (document.revision !== '3') await updated(document);
    expect(events).toEqual([false, true, false]);
  });

  it('refuses what the identity has no permission for', async () => {
    await share('secret', {});
    await share('readable', { read: true });
    const client = connect(server.accessToken('agent-1'));
    const forbidden = { status: 403, code: 54007 };
    await expect(open(client, 'secret')).rejects.toMatchObject(forbidden);
    await expect(open(client, 'absent')).rejects.toMatchObject({ status: 404, code: 54300 });
    const readable = await open(client, 'readable');
    await expect(readable.set({ step: 1 })).rejects.toMatchObject(forbidden);
    await expect(readable.removeDocument()).rejects.toMatchObject(forbidden);
    const stranger = connect(server.accessToken('agent-2'));
    await expect(open(stranger, 'readable')).rejects.toMatchObject(forbidden);
  });

  it('ends the subscription when the permission is revoked', async () => {
    const rest = await share('withdrawn', { read: true });
    const document = await open(connect(server.accessToken('agent-1')), 'withdrawn');
    const first = updated(document);
    await rest.update({ data: { step: 1 } });
    await first;
    const failed = failure(document);
    await rest.documentPermissions('agent-1').remove();
    expect(await failed).toMatchObject({ status: 403, code: 54007 });
    await rest.update({ data: { step: 'unseen' } });
    await expect(document.set({})).rejects.toMatchObject({ status: 403 });
    expect(document.data).toEqual({ step: 1 });
  });

  it('reports that the document was removed', async () => {
    const rest = await share('short-lived', { read: true });
    const document = await open(connect(server.accessToken('agent-1')), 'short-lived');
    const gone = removed(document);
    await rest.remove();
    expect(await gone).toMatchObject({ isLocal: false });
  });

  it('removes the documents on a reset, and notifies their subscribers', async () => {
    await share('forgotten', { read: true });
    const document = await open(connect(server.accessToken('agent-1')), 'forgotten');
    const gone = removed(document);
    server.reset();
    await gone;
    await expect(server.service.documents('forgotten').fetch()).rejects.toMatchObject({
      status: 404,
    });
  });

  it('catches up after a socket dropped without a close', async () => {
    const rest = await share('dropped', { read: true });
    const client = connect(server.accessToken('agent-1'));
    const document = await open(client, 'dropped');
    const lost = state(client, 'connecting');
    server.sockets.drop();
    await rest.update({ data: { step: 'missed' } });
    await lost;
    expect(await updated(document)).toMatchObject({ data: { step: 'missed' }, isLocal: false });
  });

  it('learns on reconnecting that a document is gone', async () => {
    const rest = await share('dropped and removed', { read: true });
    const document = await open(connect(server.accessToken('agent-1')), 'dropped and removed');
    const gone = removed(document);
    server.sockets.drop();
    await rest.remove();
    await gone;
  });

  it('drops sockets at the interval set as a fault', async () => {
    await share('faulty', { read: true });
    const client = connect(server.accessToken('agent-1'));
    await open(client, 'faulty');
    const lost = state(client, 'connecting');
    await underFaults(server.origin, { sockets: { dropEveryMs: 50 } }, () => lost);
  });

  it.each([
    ['no token of ours', () => 'nonsense'],
    ['a token that has expired', () => server.accessToken('agent-1', -1)],
    [
      'a token with a changed claim',
      () => {
        const [header, , signature] = server.accessToken('agent-1').split('.');
        const [, claims] = server.accessToken('agent-2').split('.');
        return [header, claims, signature].join('.');
      },
    ],
  ])('denies %s, and recovers with a good one', async (_case, bad) => {
    await share(`recovered from ${_case}`, { read: true });
    const client = connect(bad());
    await state(client, 'denied');
    await client.updateToken(server.accessToken('agent-1'));
    const document = await open(client, `recovered from ${_case}`);
    expect(document.data).toEqual({ step: 0 });
  });

  it('distinguishes an expired token from a bad one', async () => {
    const expired = connect(server.accessToken('agent-1', -1));
    await tokenExpired(expired);
    const errorOf = (client: SyncClient) =>
      new Promise((resolve) => client.once('connectionError', resolve));
    const error = await errorOf(connect('a.b.c'));
    expect(error).toMatchObject({ terminal: true, httpStatusCode: 401, errorCode: 20102 });
  });

  it('ends a connection whose token runs out, and catches up with a new token', async () => {
    const rest = await share('renewed', { read: true });
    // Long enough for a slow machine to open the document.
    const client = connect(server.accessToken('agent-1', 6));
    const warned = new Promise<void>((resolve) => client.once('tokenAboutToExpire', resolve));
    const expired = tokenExpired(client);
    const document = await open(client, 'renewed');
    await warned;
    await expired;
    await state(client, 'disconnected');
    await rest.update({ data: { step: 'missed' } });
    const seen = updated(document);
    await client.updateToken(server.accessToken('agent-1'));
    expect(await seen).toMatchObject({ data: { step: 'missed' } });
  });

  it('continues without a gap when the token is renewed in time', async () => {
    const rest = await share('renewed in time', { read: true });
    await turn(server.origin, { syncShortToken: 'at-once' });
    const client = connect(server.accessToken('agent-1', 120));
    const warned = new Promise<void>((resolve) => client.once('tokenAboutToExpire', resolve));
    const document = await open(client, 'renewed in time');
    await warned;
    await turn(server.origin, {});
    await client.updateToken(server.accessToken('agent-1'));
    const seen = updated(document);
    await rest.update({ data: { step: 1 } });
    expect(await seen).toMatchObject({ data: { step: 1 } });
    expect(client.connectionState).toBe('connected');
  });
});
