import { SyncClient } from 'twilio-sync';
import { startSyncServer, type SyncServer } from '../../testing/sync';

/** The payload of the next event of that name. */
const next = <T>(object: EventSource, event: string): Promise<T> =>
  new Promise((resolve) => object.once(event, resolve));

/** A list, map or stream of the SDK; each types the same method differently. */
interface EventSource {
  once(event: string, hear: (told: never) => void): unknown;
}

interface ItemTold {
  readonly item: { readonly data: unknown };
  readonly isLocal: boolean;
}

describe('live lists, maps and streams, by twilio-sync 4', () => {
  let server: SyncServer;
  const clients: SyncClient[] = [];

  beforeAll(async () => {
    server = await startSyncServer();
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.shutdown()));
  });
  afterAll(() => server.close());

  function connect(identity = 'agent-1'): SyncClient {
    const client = new SyncClient(server.accessToken(identity), {
      Twilsock: { uri: server.twilsockUri },
      Sync: { enableSessionStorage: false },
    });
    clients.push(client);
    return client;
  }

  const all = { read: true, write: true, manage: true };

  async function sharedList(uniqueName: string, permission = all) {
    await server.service.syncLists.create({ uniqueName });
    const list = server.service.syncLists(uniqueName);
    await list.syncListPermissions('agent-1').update(permission);
    return list;
  }

  it('shows what REST adds, changes and deletes in a list', async () => {
    const rest = await sharedList('followed');
    const list = await connect().list({ id: 'followed', mode: 'open_existing' });
    const added = next<ItemTold>(list, 'itemAdded');
    await rest.syncListItems.create({ data: { step: 0 } });
    expect(await added).toMatchObject({ item: { index: 0, data: { step: 0 } }, isLocal: false });
    const updated = next<ItemTold>(list, 'itemUpdated');
    await rest.syncListItems(0).update({ data: { step: 1 } });
    expect((await updated).item.data).toEqual({ step: 1 });
    const removed = next<object>(list, 'itemRemoved');
    await rest.syncListItems(0).remove();
    expect(await removed).toMatchObject({ index: 0, previousItemData: { step: 1 } });
    const gone = next<object>(list, 'removed');
    await rest.remove();
    expect(await gone).toMatchObject({ isLocal: false });
  });

  it('gives the context of a list, which nothing can write', async () => {
    await sharedList('in context');
    const list = await connect().list({ id: 'in context', mode: 'open_existing' });
    expect(await list.getContext()).toEqual({});
  });

  it('writes to a list, and marks its own writes as local', async () => {
    const rest = await sharedList('written');
    const list = await connect().list('written');
    const told: boolean[] = [];
    list.on('itemAdded', ({ isLocal }: ItemTold) => told.push(isLocal));
    list.on('itemUpdated', ({ isLocal }: ItemTold) => told.push(isLocal));
    const { index } = await list.push({ count: 1 });
    await rest.syncListItems(index).update({ data: { count: 2 } });
    await list.update(index, { seen: true });
    expect((await rest.syncListItems(index).fetch()).data).toEqual({ count: 2, seen: true });
    expect(told).toEqual([true, false, true]);
    await list.remove(index);
    expect(await rest.syncListItems.list()).toEqual([]);
  });

  it('pages through a list', async () => {
    const rest = await sharedList('paged');
    for (let step = 0; step < 25; step++) await rest.syncListItems.create({ data: { step } });
    const list = await connect().list('paged');
    const steps: unknown[] = [];
    let page = await list.getItems({ pageSize: 10, order: 'desc' });
    for (;;) {
      steps.push(...page.items.map(({ index }) => index));
      if (!page.hasNextPage) break;
      page = await page.nextPage();
    }
    expect(steps).toEqual(Array.from({ length: 25 }, (_, step) => 24 - step));
  });

  it('catches up with a list after a dropped socket', async () => {
    const rest = await sharedList('dropped');
    await rest.syncListItems.create({ data: { step: 0 } });
    const list = await connect().list('dropped');
    const seen = next<ItemTold>(list, 'itemAdded');
    await rest.syncListItems.create({ data: { step: 1 } });
    await seen;
    const caughtUp = next<ItemTold>(list, 'itemAdded');
    const removed = next<object>(list, 'itemRemoved');
    server.sockets.drop();
    await rest.syncListItems.create({ data: { step: 2 } });
    await rest.syncListItems(0).remove();
    expect((await caughtUp).item.data).toEqual({ step: 2 });
    expect(await removed).toMatchObject({ index: 0 });
  });

  it('refuses what the identity has no permission for', async () => {
    await sharedList('readable', { read: true, write: false, manage: false });
    const client = connect();
    const forbidden = { status: 403, code: 54007 };
    const list = await client.list('readable');
    await expect(list.push({})).rejects.toMatchObject(forbidden);
    await expect(list.removeList()).rejects.toMatchObject(forbidden);
    await expect(
      connect('agent-2').list({ id: 'readable', mode: 'open_existing' }),
    ).rejects.toMatchObject(forbidden);
    await expect(client.map({ id: 'absent', mode: 'open_existing' })).rejects.toMatchObject({
      code: 54300,
    });
  });

  it('creates a map, and shows it to those who may read it', async () => {
    const mine = await connect().map('shared');
    await server.service.syncMaps('shared').syncMapPermissions('agent-2').update(all);
    const theirs = await connect('agent-2').map({ id: 'shared', mode: 'open_existing' });
    const added = next<ItemTold>(theirs, 'itemAdded');
    await mine.set('a key/ü', { count: 1 });
    expect(await added).toMatchObject({ item: { key: 'a key/ü', data: { count: 1 } } });
    const updated = next<ItemTold>(mine, 'itemUpdated');
    await theirs.update('a key/ü', { seen: true });
    expect((await updated).item.data).toEqual({ count: 1, seen: true });
    const removed = next<object>(theirs, 'itemRemoved');
    await mine.remove('a key/ü');
    expect(await removed).toMatchObject({ key: 'a key/ü' });
  });

  it('reports an item that expires', async () => {
    const rest = await sharedList('expiring');
    const list = await connect().list('expiring');
    const removed = next<object>(list, 'itemRemoved');
    await rest.syncListItems.create({ data: {}, ttl: 1 });
    expect(await removed).toMatchObject({ index: 0, isLocal: false });
  });

  it('delivers a stream message to its subscribers', async () => {
    const mine = await connect().stream('news');
    const heard: object[] = [];
    mine.on('messagePublished', (told: object) => heard.push(told));
    const { streamMessages } = server.service.syncStreams('news');
    // A message that comes before the subscription stands is lost, as with Twilio.
    while (heard.length === 0) await streamMessages.create({ data: { text: 'hello' } });
    expect(heard[0]).toMatchObject({ isLocal: false, message: { data: { text: 'hello' } } });
    expect(await mine.publishMessage({ text: 'back' })).toMatchObject({ data: { text: 'back' } });
  });
});
