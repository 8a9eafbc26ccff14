import { setTimeout as pause } from 'node:timers/promises';
import { account } from '../../account';
import { signatureOf } from '../../edge/signature';
import { type LocalTwilio, startLocalTwilio } from '../../server';
// The client that an account's tools use, unmodified except for the address.
import { clientOf } from '../../testing/payments';
import { turn } from '../../testing/switches';

/*
 * Serverless as tools ask it: what is uploaded, built and deployed runs at its domain, and what Twilio's
 * cloud refuses is refused.
 */

let local: LocalTwilio;
beforeAll(async () => {
  local = await startLocalTwilio({ port: 0 });
});
afterEach(() => turn(local.origin, {}));
afterAll(() => local.close());

const client = () => clientOf(local.origin);
let names = 0;
const newService = () =>
  client().serverless.v1.services.create({
    uniqueName: `shop-${(names += 1)}`,
    friendlyName: 'Shop',
    includeCredentials: true,
  });

const authorization = `Basic ${btoa(`${account.sid}:${account.authToken}`)}`;

async function upload(
  service: string,
  folder: 'Functions' | 'Assets',
  part: string,
  fields: Record<string, string>,
): Promise<Response> {
  const form = new FormData();
  const { Content = '', ...others } = fields;
  for (const [name, value] of Object.entries(others)) form.append(name, value);
  form.append('Content', new Blob([Content], { type: 'application/javascript' }), 'file.js');
  const path = `v1/Services/${service}/${folder}/${part}/Versions`;
  return fetch(`${local.origin}/twilio/serverless-upload.twilio.com/${path}`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  });
}

const sidOf = async (response: Response): Promise<string> => {
  const body: unknown = await response.json();
  if (typeof body === 'object' && body !== null && 'sid' in body) return String(body.sid);
  throw new Error(JSON.stringify(body));
};

async function uploadFunction(service: string, path: string, code: string, visibility = 'public') {
  const { sid } = await client()
    .serverless.v1.services(service)
    .functions.create({ friendlyName: path });
  const fields = { Path: path, Visibility: visibility, Content: code };
  return sidOf(await upload(service, 'Functions', sid, fields));
}

const greeting = (word: string) =>
  `exports.handler = (context, event, callback) =>
     callback(null, { word: ${JSON.stringify(word)}, variable: context.WORD, account: context.ACCOUNT_SID });`;

async function deploy(service: string, environment: string, functionVersions: string[]) {
  const found = client().serverless.v1.services(service);
  const build = await found.builds.create({ functionVersions, runtime: 'node22' });
  expect((await found.builds(build.sid).buildStatus().fetch()).status).toBe('completed');
  await found.environments(environment).deployments.create({ buildSid: build.sid });
  return build.sid;
}

const get = async (domain: string, path: string, init: RequestInit = {}) =>
  fetch(`${local.origin}/twilio/${domain}${path}`, init);

test('runs what was deployed with its variables, until another build replaces it, and rolls back', async () => {
  const service = await newService();
  const services = client().serverless.v1.services(service.sid);
  const environment = await services.environments.create({
    uniqueName: 'prod',
    domainSuffix: 'prod',
  });
  expect(environment.domainName).toMatch(/^shop-\d+-\d{4}-prod\.twil\.io$/);
  expect((await get(environment.domainName, '/greet')).status).toBe(404);
  await services.environments(environment.sid).variables.create({ key: 'WORD', value: 'one' });

  const first = await uploadFunction(service.sid, '/greet', greeting('first'));
  const build = await deploy(service.sid, environment.sid, [first]);
  expect(await (await get(environment.domainName, '/greet')).json()).toEqual({
    word: 'first',
    variable: 'one',
    account: account.sid,
  });

  const second = await uploadFunction(service.sid, '/greet', greeting('second'));
  await deploy(service.sid, environment.sid, [second]);
  const after: unknown = await (await get(environment.domainName, '/greet')).json();
  expect(after).toMatchObject({ word: 'second' });

  await services.environments(environment.sid).deployments.create({ buildSid: build });
  const back: unknown = await (await get(environment.domainName, '/greet')).json();
  expect(back).toMatchObject({ word: 'first' });
  expect((await services.environments(environment.sid).fetch()).buildSid).toBe(build);

  expect(await services.remove()).toBe(true);
  expect((await get(environment.domainName, '/greet')).status).toBe(404);
});

test('has a callback to what was deployed delivered, as signed for its domain', async () => {
  const service = await newService();
  const services = client().serverless.v1.services(service.sid);
  const { sid, domainName } = await services.environments.create({ uniqueName: 'only' });
  const listening = `exports.handler = (context, event, callback) => {
    globalThis.heard ??= [];
    if (event.EventType) globalThis.heard.push(event.EventType);
    callback(null, globalThis.heard);
  };`;
  // The same code at both paths, in the same process.
  const told = await uploadFunction(service.sid, '/events', listening, 'protected');
  const asked = await uploadFunction(service.sid, '/heard', listening);
  await deploy(service.sid, sid, [told, asked]);
  const workspace = client().taskrouter.v1.workspaces(account.workspaceSid);
  await workspace.update({ eventCallbackUrl: `https://${domainName}/events` });
  await fetch(`${local.origin}/caller/calls`, { method: 'POST' });
  const heard = async () => (await get(domainName, '/heard')).text();
  // The test's own time limit ends it.
  while (!(await heard()).includes('task.created')) await pause(20);
  await workspace.update({ eventCallbackUrl: '' });
});

test('serves protected functions and assets to signed requests alone, and private ones to nobody', async () => {
  const service = await newService();
  const services = client().serverless.v1.services(service.sid);
  const environment = await services.environments.create({ uniqueName: 'only' });
  const functionVersions = await Promise.all([
    uploadFunction(service.sid, '/told', greeting('told'), 'protected'),
    uploadFunction(service.sid, '/shared', greeting('shared'), 'private'),
  ]);
  const assetVersions = await Promise.all(
    ['public', 'protected', 'private'].map(async (visibility) => {
      const asset = await services.assets.create({ friendlyName: visibility });
      const fields = { Path: `/${visibility}.js`, Visibility: visibility, Content: visibility };
      return sidOf(await upload(service.sid, 'Assets', asset.sid, fields));
    }),
  );
  const build = await services.builds.create({ functionVersions, assetVersions });
  await services.environments(environment.sid).deployments.create({ buildSid: build.sid });
  const domain = environment.domainName;
  const signed = (path: string) => ({
    headers: {
      'x-twilio-signature': signatureOf(account.authToken, `https://${domain}${path}`, {}),
    },
  });
  const status = async (path: string, init: RequestInit = {}) =>
    (await get(domain, path, init)).status;
  expect(await status('/told')).toBe(400);
  expect(await status('/told', signed('/told'))).toBe(200);
  expect(await status('/shared', signed('/shared'))).toBe(404);
  expect(await status('/public.js')).toBe(200);
  expect(await status('/protected.js')).toBe(403);
  await turn(local.origin, { protectedAssetStatus: 400 });
  expect(await status('/protected.js')).toBe(400);
  expect(await status('/protected.js', signed('/protected.js'))).toBe(200);
  expect(await status('/private.js', signed('/private.js'))).toBe(404);
});

test.each([
  ['2.1.0', false],
  ['2.0.3', false],
  ['2.0.2', false],
  ['2.2.0', false],
  ['2.1.2', true],
  ['2.0.1', true],
  ['2.0.0', true],
  ['1.3.1', true],
  ['1.2.5', true],
])('F12 a build with runtime-handler %s is made: %s', async (version, made) => {
  const { sid } = await newService();
  // Quoted a second time, as Twilio's own tools send it.
  const dependencies = `"${JSON.stringify([{ name: '@twilio/runtime-handler', version }])}"`;
  const building = client().serverless.v1.services(sid).builds.create({ dependencies });
  if (made) await expect(building).resolves.toMatchObject({ status: 'completed' });
  else {
    await expect(building).rejects.toMatchObject({ status: 400, code: 20001 });
    await expect(building).rejects.toThrow('No matching version found');
  }
});

test('refuses Node 18, which has reached its end of life', async () => {
  const { sid } = await newService();
  const build = () => client().serverless.v1.services(sid).builds.create({ runtime: 'node18' });
  await expect(build()).rejects.toMatchObject({ status: 400, code: 20001 });
  await turn(local.origin, { serverlessRefusal: 20422 });
  await expect(build()).rejects.toMatchObject({ status: 400, code: 20422 });
});

describe('a variable', () => {
  async function variables() {
    const services = client().serverless.v1.services((await newService()).sid);
    const { sid } = await services.environments.create({ uniqueName: 'prod' });
    return services.environments(sid).variables;
  }

  test('takes at most 450 bytes, not characters', async () => {
    const kept = await variables();
    await kept.create({ key: 'A', value: 'x'.repeat(450) });
    const refused = { status: 400, code: 20001 };
    await expect(kept.create({ key: 'B', value: 'é'.repeat(226) })).rejects.toMatchObject(refused);
    const { sid } = await kept.create({ key: 'C', value: 'short' });
    await expect(kept.get(sid).update({ value: 'x'.repeat(451) })).rejects.toMatchObject(refused);
  });

  test('shares 3 KB with all others', async () => {
    const kept = await variables();
    for (const key of ['A', 'B', 'C', 'D', 'E', 'F']) {
      await kept.create({ key, value: 'x'.repeat(450) });
    }
    const refused = { status: 400, code: 20001 };
    await expect(kept.create({ key: 'G', value: 'x'.repeat(450) })).rejects.toMatchObject(refused);
  });

  test('stays until it is deleted', async () => {
    const kept = await variables();
    const { sid } = await kept.create({ key: 'A', value: '1' });
    await expect(kept.create({ key: 'A', value: '2' })).rejects.toMatchObject({ status: 409 });
    expect((await kept.list()).map(({ key, value }) => [key, value])).toEqual([['A', '1']]);
    expect(await kept.get(sid).remove()).toBe(true);
    expect(await kept.list()).toEqual([]);
  });
});

test('answers 409 for a name that is taken and 404 for what does not exist, each with the full body', async () => {
  const { uniqueName } = await newService();
  const services = client().serverless.v1.services;
  const again = services.create({ uniqueName, friendlyName: 'Again' });
  await expect(again).rejects.toMatchObject({ status: 409, code: 20409 });
  const answer = await fetch(`${local.origin}/twilio/serverless.twilio.com/v1/Services/ZS0`, {
    headers: { authorization },
  });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({
    code: 20404,
    message: 'The requested resource /Services/ZS0 was not found',
    more_info: 'https://www.twilio.com/docs/errors/20404',
    status: 404,
  });
});

test.each([
  ['no path', { Visibility: 'public', Content: '1' }],
  ['a path that climbs', { Path: '/a/../../b', Visibility: 'public', Content: '1' }],
  ['an unknown visibility', { Path: '/a', Visibility: 'secret', Content: '1' }],
])('an upload with %s is refused', async (_what, fields: Record<string, string>) => {
  const { sid } = await newService();
  const { sid: part } = await client()
    .serverless.v1.services(sid)
    .functions.create({ friendlyName: 'a' });
  expect((await upload(sid, 'Functions', part, fields)).status).toBe(400);
});

test('keeps the previous build running when functions do not start', async () => {
  const service = await newService();
  const services = client().serverless.v1.services(service.sid);
  const environment = await services.environments.create({ uniqueName: 'prod' });
  const good = await uploadFunction(service.sid, '/greet', greeting('good'));
  const build = await deploy(service.sid, environment.sid, [good]);
  const unknown = services.environments(environment.sid).deployments.create({ buildSid: 'ZB0' });
  await expect(unknown).rejects.toMatchObject({ status: 400 });
  expect((await get(environment.domainName, '/greet')).status).toBe(200);
  expect((await services.environments(environment.sid).fetch()).buildSid).toBe(build);
});
