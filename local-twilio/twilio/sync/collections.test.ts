import { account } from '../../account';
import { startSyncServer, type SyncServer } from '../../testing/sync';

describe('Sync lists over REST, by the twilio client', () => {
  let server: SyncServer;
  beforeAll(async () => {
    server = await startSyncServer();
  });
  afterAll(() => server.close());

  const lists = () => server.service.syncLists;

  async function listOf(uniqueName: string, count: number) {
    await lists().create({ uniqueName });
    const list = lists()(uniqueName);
    for (let step = 0; step < count; step++) await list.syncListItems.create({ data: { step } });
    return list;
  }

  it('creates a list, finds it by name and by SID, and deletes it', async () => {
    const created = await lists().create({ uniqueName: 'orders ü', ttl: 86_400 });
    expect(created).toMatchObject({ uniqueName: 'orders ü', revision: '0', createdBy: 'system' });
    expect(created.sid).toMatch(/^ES[0-9a-f]{32}$/);
    expect(created.dateExpires.getTime() - Date.now()).toBeGreaterThan(86_300_000);
    for (const id of ['orders ü', created.sid]) {
      expect((await lists()(id).fetch()).sid).toBe(created.sid);
    }
    expect((await lists().list()).map(({ sid }) => sid)).toContain(created.sid);
    await expect(lists().create({ uniqueName: 'orders ü' })).rejects.toMatchObject({ code: 54301 });
    expect((await lists()('orders ü').update({ collectionTtl: 0 })).dateExpires).toBeNull();
    await lists()('orders ü').remove();
    await expect(lists()('orders ü').fetch()).rejects.toMatchObject({ status: 404, code: 54300 });
    await expect(lists()(created.sid).fetch()).rejects.toMatchObject({ status: 404, code: 54150 });
  });

  it('numbers the items, and never reuses a number', async () => {
    const list = await listOf('numbered', 2);
    await list.syncListItems(1).remove();
    const third = await list.syncListItems.create({ data: { step: 2 } });
    expect(third).toMatchObject({ index: 2, revision: '0', data: { step: 2 }, dateExpires: null });
    expect((await list.syncListItems.list()).map(({ index }) => index)).toEqual([0, 2]);
    expect((await list.fetch()).revision).toBe('4');
    await expect(list.syncListItems(1).fetch()).rejects.toMatchObject({ status: 404, code: 54151 });
  });

  it.each([
    ['from the first on', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['from the last on', { order: 'desc' }, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
    ['from an item on', { from: '9' }, [9, 10, 11]],
    ['after an item', { from: '9', bounds: 'exclusive' }, [10, 11]],
    ['before an item', { from: '2', order: 'desc', bounds: 'exclusive' }, [1, 0]],
    ['from an item that is gone', { from: '12' }, []],
  ] as const)('lists items %s, page by page', async (title, query, expected) => {
    const list = await listOf(`paged ${title}`, 12);
    const items = await list.syncListItems.list({ ...query, pageSize: 2 });
    expect(items.map(({ index }) => index)).toEqual(expected);
  });

  it('neither repeats nor skips items when others add and delete between two pages', async () => {
    const list = await listOf('moving', 6);
    const first = await list.syncListItems.page({ pageSize: 2 });
    await list.syncListItems(0).remove();
    await list.syncListItems.create({ data: { step: 6 } });
    const second = await first.nextPage();
    expect(second?.instances.map(({ index }) => index)).toEqual([2, 3]);
    const back = await second?.previousPage();
    expect(back?.instances.map(({ index }) => index)).toEqual([1]);
  });

  it('lets only one of two writers of the same revision win', async () => {
    const list = await listOf('contended', 1);
    const { revision } = await list.syncListItems(0).fetch();
    const write = (writer: number) =>
      list.syncListItems(0).update({ data: { writer }, ifMatch: revision });
    const results = await Promise.allSettled([write(1), write(2)]);
    expect(results).toMatchObject([
      { status: 'fulfilled', value: { revision: '1', data: { writer: 1 } } },
      { status: 'rejected', reason: { status: 412, code: 54155 } },
    ]);
    await expect(list.syncListItems(0).remove({ ifMatch: revision })).rejects.toMatchObject({
      status: 412,
      code: 54155,
    });
    await list.syncListItems(0).remove({ ifMatch: '1' });
  });

  it.each([
    ['any', '*', 200],
    ['quoted', '"0"', 200],
    ['a weak tag', 'W/"0"', 200],
    ['another', '"7"', 412],
    ['no revision at all', 'yesterday', 400],
  ])('reads If-Match: %s', async (title, ifMatch, status) => {
    const list = await listOf(`matched ${title}`, 1);
    const written = list.syncListItems(0).update({ data: {}, ifMatch });
    if (status === 200) expect(await written).toMatchObject({ revision: '1' });
    else
      await expect(written).rejects.toMatchObject({ status, code: status === 400 ? 54003 : 54155 });
  });

  it('removes an item when it expires, and keeps the others', async () => {
    const list = await listOf('short-lived', 1);
    await list.syncListItems.create({ data: {}, itemTtl: 1, collectionTtl: 600 });
    expect((await list.fetch()).dateExpires).not.toBeNull();
    const gone = async (): Promise<void> => {
      const items = await list.syncListItems.list();
      if (items.length > 1) return gone();
      expect(items).toMatchObject([{ index: 0 }]);
    };
    await gone();
  });

  it('answers with Sync’s errors', async () => {
    const list = await listOf('refusing', 1);
    const { syncListItems: items } = list;
    const large = { text: 'x'.repeat(16 * 1024) };
    await expect(items.create({ data: large })).rejects.toMatchObject({ code: 54006 });
    await expect(items.create({ data: [] })).rejects.toMatchObject({ status: 400 });
    await expect(items.create({ data: {}, ttl: -1 })).rejects.toMatchObject({ code: 54011 });
    await expect(lists()('nobody').syncListItems.list()).rejects.toMatchObject({ code: 54300 });
  });
});

describe('Sync maps over REST, by the twilio client', () => {
  let server: SyncServer;
  beforeAll(async () => {
    server = await startSyncServer();
  });
  afterAll(() => server.close());

  it('keeps items by key, in the order of their keys', async () => {
    const map = await server.service.syncMaps.create({ uniqueName: 'agents' });
    expect(map.sid).toMatch(/^MP[0-9a-f]{32}$/);
    const { syncMapItems: items } = server.service.syncMaps('agents');
    for (const key of ['b', 'a 1 ü', 'c']) await items.create({ key, data: { key } });
    expect((await items.list({ pageSize: 1 })).map(({ key }) => key)).toEqual(['a 1 ü', 'b', 'c']);
    expect(await items('a 1 ü').fetch()).toMatchObject({ mapSid: map.sid, data: { key: 'a 1 ü' } });
    expect(await items('b').update({ data: { seen: true } })).toMatchObject({ revision: '1' });
    await expect(items.create({ key: 'b', data: {} })).rejects.toMatchObject({
      status: 409,
      code: 54208,
    });
    await expect(items('b').update({ data: {}, ifMatch: '0' })).rejects.toMatchObject({
      status: 412,
    });
    await items('b').remove();
    await expect(items('b').fetch()).rejects.toMatchObject({ status: 404, code: 54201 });
  });
});

describe('Sync services over REST', () => {
  let server: SyncServer;
  beforeAll(async () => {
    server = await startSyncServer();
  });
  afterAll(() => server.close());

  it('creates a service, without access control unless asked for, and lists it', async () => {
    const { services } = server;
    const created = await services.create({ friendlyName: 'Of another plugin' });
    expect(created).toMatchObject({ friendlyName: 'Of another plugin', aclEnabled: false });
    await services(created.sid).documents.create({ uniqueName: 'its own' });
    await expect(server.service.documents('its own').fetch()).rejects.toMatchObject({
      code: 54300,
    });
    expect(await services(created.sid).update({ aclEnabled: true })).toMatchObject({
      friendlyName: 'Of another plugin',
      aclEnabled: true,
    });
    const sids = (await services.list()).map(({ sid }) => sid);
    expect(sids).toEqual(expect.arrayContaining([account.syncServiceSid, created.sid]));
  });
});
