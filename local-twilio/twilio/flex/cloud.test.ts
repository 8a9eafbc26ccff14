import { account } from '../../account';
import { type LocalTwilio, startLocalTwilio } from '../../server';
import { clientOf } from '../../testing/payments';

/* What set-up and deploy ask of an account beside its functions: Flex, its plugins, keys, the workspace. */

let local: LocalTwilio;
beforeAll(async () => {
  local = await startLocalTwilio({ port: 0 });
});
afterAll(() => local.close());

const client = () => clientOf(local.origin);
const basic = (user: string, password: string) => `Basic ${btoa(`${user}:${password}`)}`;

function ask(path: string, init: RequestInit = {}, auth = basic(account.sid, account.authToken)) {
  return fetch(`${local.origin}/twilio/${path}`, {
    ...init,
    headers: { 'content-type': 'application/json', authorization: auth },
  });
}

const configuration = 'flex-api.twilio.com/v1/Configuration';
const configure = (changes: object) =>
  ask(configuration, {
    method: 'POST',
    body: JSON.stringify({ account_sid: account.sid, ...changes }),
  });

test('replaces ui_attributes as a whole, and serves them to the agents’ page', async () => {
  await configure({ ui_attributes: { custom_data: { a: 1 }, theme: 'dark' } });
  await configure({ ui_attributes: { custom_data: { b: '</script>' } } });
  expect(await (await ask(configuration)).json()).toMatchObject({
    taskrouter_workspace_sid: account.workspaceSid,
    ui_attributes: { custom_data: { b: '</script>' } },
  });
  const page = await (await fetch(`${local.origin}/agent-desktop/`)).text();
  const [, json = ''] = /id="flex-config">(.*)<\/script>/.exec(page) ?? [];
  expect(JSON.parse(json)).toMatchObject({ custom_data: { b: '</script>' } });
  expect(JSON.parse(json)).not.toHaveProperty('theme');
});

test('refuses a property that Flex does not have, or another account, and changes nothing', async () => {
  const before: unknown = await (await ask(configuration)).json();
  expect((await configure({ colour: 'red' })).status).toBe(400);
  expect((await configure({ account_sid: `AC${'0'.repeat(32)}` })).status).toBe(400);
  expect(await (await ask(configuration)).json()).toEqual(before);
});

test('answers 401 with the full body to wrong credentials', async () => {
  for (const path of [configuration, `api.twilio.com/2010-04-01/Accounts/${account.sid}.json`]) {
    const answer = await ask(path, {}, basic(account.sid, 'wrong'));
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      code: 20003,
      status: 401,
      message: 'Authenticate',
    });
  }
});

test('shows a key’s secret once; it opens the APIs, but neither account nor keys, and ends with the key', async () => {
  const key = await client().newKeys.create({ friendlyName: 'Flex payments' });
  expect(key.secret).toMatch(/^[0-9a-f]{32}$/);
  expect(await client().keys(key.sid).fetch()).toMatchObject({ friendlyName: 'Flex payments' });
  const path = `api.twilio.com/2010-04-01/Accounts/${account.sid}`;
  const auth = basic(key.sid, key.secret);
  expect((await ask(`${path}/Conferences.json`, {}, auth)).status).toBe(200);
  expect((await ask(`${path}.json`, {}, auth)).status).toBe(401);
  expect((await ask(`${path}/Keys.json`, { method: 'POST', body: '{}' }, auth)).status).toBe(401);
  await client().keys(key.sid).remove();
  expect((await ask(`${path}/Conferences.json`, {}, auth)).status).toBe(401);
});

test('takes an event callback URL and a filter for the workspace', async () => {
  const [only] = await client().taskrouter.v1.workspaces.list();
  expect(only).toMatchObject({ sid: account.workspaceSid, eventCallbackUrl: null });
  const updated = await client()
    .taskrouter.v1.workspaces(account.workspaceSid)
    .update({ eventCallbackUrl: 'https://example.com/events', eventsFilter: 'task.canceled' });
  expect(updated).toMatchObject({
    eventCallbackUrl: 'https://example.com/events',
    eventsFilter: 'task.canceled',
  });
});

test('keeps documents in a new Sync service, and deletes them with it', async () => {
  const service = await client().sync.v1.services.create({
    friendlyName: 'Flex payments',
    aclEnabled: true,
  });
  expect(service.aclEnabled).toBe(true);
  const { documents } = client().sync.v1.services(service.sid);
  await documents.create({ uniqueName: 'a', data: {} });
  expect(await client().sync.v1.services.list()).toHaveLength(3);
  await fetch(`${local.origin}/reset`, { method: 'POST' });
  await expect(documents('a').fetch()).rejects.toMatchObject({ status: 404 });
  expect(await client().sync.v1.services.list()).toHaveLength(3);
  await documents.create({ uniqueName: 'a', data: {} });
  expect(await client().sync.v1.services(service.sid).remove()).toBe(true);
  await expect(documents('a').fetch()).rejects.toMatchObject({ status: 404 });
});

test('has the desktop load the plugins of the latest release', async () => {
  const plugins = client().flexApi.v1.plugins;
  await expect(client().flexApi.v1.plugins('panel').fetch()).rejects.toMatchObject({
    status: 404,
    code: 20404,
  });
  await plugins.create({ uniqueName: 'panel', friendlyName: 'Panel' });
  const versions = plugins('panel').pluginVersions;
  const create = (version: string) =>
    versions.create({ versionParam: version, pluginUrl: 'https://default-1234.twil.io/panel.js' });
  const release = async (sid: string) => {
    const of = await client().flexApi.v1.pluginConfigurations.create({
      name: 'Payments',
      plugins: [{ plugin_version: sid, phase: 3 }],
    });
    await client().flexApi.v1.pluginReleases.create({ configurationId: of.sid });
  };
  const loaded = async (): Promise<unknown> => (await fetch(`${local.origin}/plugins`)).json();

  const first = await create('0.1.0');
  expect(await loaded()).toEqual([]);
  await release(first.sid);
  expect(await loaded()).toMatchObject([{ name: 'panel', version: '0.1.0' }]);
  await expect(create('0.1.0')).rejects.toMatchObject({ status: 409 });
  await release((await create('0.2.0')).sid);
  expect(await loaded()).toMatchObject([{ name: 'panel', version: '0.2.0' }]);
  await release(first.sid);
  expect(await loaded()).toMatchObject([{ name: 'panel', version: '0.1.0' }]);
});
