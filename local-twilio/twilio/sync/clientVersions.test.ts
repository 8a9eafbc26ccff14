import { SyncClient as Version4 } from 'twilio-sync';
import { SyncClient as Version3 } from '../../../node_modules/@twilio/conversations/node_modules/twilio-sync';
import { SyncClient as Version2 } from '../../../node_modules/@twilio/flex-ui/node_modules/twilio-sync';
import { startSyncServer, type SyncServer } from '../../testing/sync';

/* Everything that Twilio's client does with an object, by three versions of it. */

let server: SyncServer;
beforeAll(async () => {
  server = await startSyncServer();
});
afterAll(() => server.close());

describe.each([
  ['4', Version4],
  ['3', Version3],
  ['2', Version2],
])('twilio-sync %s', (version, Client) => {
  const connect = () =>
    new Client(server.accessToken('agent-1'), { Twilsock: { uri: server.twilsockUri } });
  let client: ReturnType<typeof connect>;
  beforeAll(() => void (client = connect()));
  afterAll(() => client.shutdown());
  const id = `of version ${version}`;

  test('uses a map and its items', async () => {
    const map = await client.map(id);
    await map.set('a key ü', { count: 1 }, { ttl: 600 });
    await map.set('b', { count: 2 });
    await map.update('a key ü', { seen: true });
    await map.mutate('b', () => ({ count: 3 }));
    expect((await map.get('b')).data).toEqual({ count: 3 });

    const first = await map.getItems({ pageSize: 1 });
    expect(first.items.map(({ key }) => key)).toEqual(['a key ü']);
    expect(first.items[0]?.data).toEqual({ count: 1, seen: true });
    const second: unknown = await first.nextPage();
    expect(second).toMatchObject({ items: [{ key: 'b' }] });
    const backwards = await map.getItems({ from: 'b', order: 'desc' });
    expect(backwards.items.map(({ key }) => key)).toEqual(['b', 'a key ü']);

    const rest = server.service.syncMaps(id);
    expect((await rest.syncMapItems('a key ü').fetch()).dateExpires).not.toBeNull();
    await map.setItemTtl('a key ü', 0);
    expect((await rest.syncMapItems('a key ü').fetch()).dateExpires).toBeNull();
    await map.setTtl(600);
    expect((await rest.fetch()).dateExpires).not.toBeNull();
    await map.remove('b');
    await expect(rest.syncMapItems('b').fetch()).rejects.toMatchObject({ code: 54201 });
    await map.removeMap();
    await expect(rest.fetch()).rejects.toMatchObject({ status: 404 });
  });

  test('uses a list, its items and its context', async () => {
    const list = await client.list(id);
    await list.push({ count: 0 }, { ttl: 600 });
    await list.push({ count: 1 });
    await list.push({ count: 2 });
    await list.set(0, { count: 10 });
    await list.update(1, { seen: true });
    await list.mutate(2, () => ({ count: 12 }));
    expect((await list.get(1)).data).toEqual({ count: 1, seen: true });
    const pages = await list.getItems({ pageSize: 2, from: 1 });
    expect(pages.items.map(({ index }) => index)).toEqual([1, 2]);
    expect(await list.getContext()).toEqual({});

    const rest = server.service.syncLists(id);
    await list.setItemTtl(1, 600);
    expect((await rest.syncListItems(1).fetch()).dateExpires).not.toBeNull();
    await list.setTtl(600);
    expect((await rest.fetch()).dateExpires).not.toBeNull();
    await list.remove(1);
    await expect(rest.syncListItems(1).fetch()).rejects.toMatchObject({ code: 54151 });
    await list.removeList();
    await expect(rest.fetch()).rejects.toMatchObject({ status: 404 });
  });

  test('uses a document', async () => {
    const document = await client.document(id);
    await document.set({ count: 1 }, { ttl: 600 });
    await document.update({ seen: true });
    await document.mutate((before) => ({ before }));
    const rest = server.service.documents(id);
    const data = { before: { count: 1, seen: true } };
    expect(await rest.fetch()).toMatchObject({ data });
    await document.setTtl(0);
    expect((await rest.fetch()).dateExpires).toBeNull();
    await document.removeDocument();
    await expect(rest.fetch()).rejects.toMatchObject({ status: 404 });
  });

  test('uses a stream', async () => {
    const stream = await client.stream(id);
    expect(await stream.publishMessage({ text: 'hello' })).toMatchObject({
      data: { text: 'hello' },
    });
    await stream.setTtl(600);
    const rest = server.service.syncStreams(id);
    expect((await rest.fetch()).dateExpires).not.toBeNull();
    await stream.removeStream();
    await expect(rest.fetch()).rejects.toMatchObject({ status: 404 });
  });
});
