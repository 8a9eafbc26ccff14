import twilio from '../../serverless/node_modules/twilio';
import { bad, checking, good, SETUP } from './check';
import { connectToSync } from './connectToSync';
import { readEnvFile } from './envFile';
import { handlerVersion, listedHandlers } from './handler';
import { reasonOf } from './problem';
import { origins, signed, signedStatus, unsigned } from './requestChecks';
import { eventsUrl } from './steps/flex';
import { orAbsent, panel, releasedPlugins } from './steps/plugin';

/** Only Twilio may call the webhooks, and only functions load what those of agents share. */
function wantedVisibility(path: string): 'public' | 'protected' | 'private' {
  if (/\/(status|task-events)$/.test(path)) return 'protected';
  return path.endsWith('/agent') ? 'private' : 'public';
}

const deployment = checking('Functions', async ({ deployed, client }) => {
  if (!deployed?.buildSid) return bad('Functions', 'are not deployed', SETUP);
  const build = await client.serverless.v1
    .services(deployed.serviceSid)
    .builds(deployed.buildSid)
    .fetch();
  const versions: readonly unknown[] = build.functionVersions;
  const open = versions.flatMap((version) => {
    if (typeof version !== 'object' || version === null) return [];
    const { path, visibility }: { path?: unknown; visibility?: unknown } = version;
    return visibility === wantedVisibility(String(path))
      ? []
      : [`${String(path)} is ${String(visibility)}`];
  });
  if (open.length > 0)
    return bad('Functions', open.join(', '), `${SETUP}: the names of files say it`);
  return good('Functions', `${versions.length} at https://${deployed.domain}, ${build.runtime}`);
});

const MOST_BYTES = 450;
const required = [
  ...['TWILIO_API_KEY', 'TWILIO_API_SECRET', 'TASKROUTER_WORKSPACE_SID'],
  ...['PAYMENTS_SYNC_SERVICE_SID', 'ALLOWED_ORIGINS'],
];

const variables = checking('Variables', ({ deployed }) => {
  const values = deployed?.variables ?? {};
  const missing = required.filter((name) => !values[name]);
  if (missing.length > 0) return bad('Variables', `${missing.join(', ')} missing`, SETUP);
  const long = Object.entries(values).find(([, value]) => Buffer.byteLength(value) > MOST_BYTES);
  if (long) return bad('Variables', `${long[0]} is too long`, `at most ${MOST_BYTES} bytes`);
  return good('Variables', `${Object.keys(values).length}, none too long`);
});

const workspace = checking('Workspace', async ({ deployed, flex, client }) => {
  const wanted = deployed?.variables.TASKROUTER_WORKSPACE_SID;
  if (wanted !== flex.workspaceSid) {
    return bad(
      'Workspace',
      `the functions have ${wanted ?? 'none'}, Flex ${flex.workspaceSid}`,
      SETUP,
    );
  }
  const { eventCallbackUrl, eventsFilter } = await client.taskrouter.v1
    .workspaces(flex.workspaceSid)
    .fetch();
  const ours = deployed !== undefined && eventCallbackUrl === eventsUrl(deployed.domain);
  if (!ours) {
    const todo = eventCallbackUrl ? 'have that endpoint forward the events: docs/deploy.md' : SETUP;
    return bad('Workspace', `events go to ${eventCallbackUrl || 'nobody'}`, todo);
  }
  const told = !eventsFilter || eventsFilter.includes('reservation.wrapup');
  if (!told) return bad('Workspace', 'its filter keeps reservation.wrapup back', SETUP);
  return good('Workspace', `${flex.workspaceSid} tells the functions`);
});

const address = checking('Flex configuration', ({ deployed, functionsUrl }) => {
  const wanted = deployed && `https://${deployed.domain}`;
  if (functionsUrl === wanted && wanted !== undefined) return good('Flex configuration', wanted);
  const todo = functionsUrl ? `remove it, then ${SETUP}; or keep it, if it is meant` : SETUP;
  return bad('Flex configuration', `functions_url is ${String(functionsUrl)}`, todo);
});

const plugin = checking('Plugin', async ({ client }) => {
  const { name, version } = panel();
  const now = (await releasedPlugins(client)).find(({ uniqueName }) => uniqueName === name);
  if (now) return good('Plugin', `Flex loads ${name}@${now.version}`);
  return bad('Plugin', `Flex does not load ${name}`, `${SETUP} deploys and releases ${version}`);
});

const sync = checking('Sync service', async ({ client, deployed }) => {
  const sid = deployed?.variables.PAYMENTS_SYNC_SERVICE_SID ?? '';
  const service = sid === '' ? undefined : await orAbsent(client.sync.v1.services(sid).fetch());
  if (!service) return bad('Sync service', `${sid || 'none'} is not there`, SETUP);
  if (service.aclEnabled) return good('Sync service', `${sid}, with access control`);
  return bad(
    'Sync service',
    `${sid} has no access control`,
    'take another one, for payments alone',
  );
});

const key = checking('API key', async ({ client, deployed }) => {
  const sid = deployed?.variables.TWILIO_API_KEY ?? '';
  const found = sid === '' ? undefined : await orAbsent(client.keys(sid).fetch());
  if (!found) return bad('API key', `${sid || 'none'} is not there`, SETUP);
  return good('API key', sid);
});

const token = checking('Sync token', async ({ credentials, deployed }) => {
  const { TWILIO_API_KEY: keySid, TWILIO_API_SECRET: keySecret } = deployed?.variables ?? {};
  const serviceSid = deployed?.variables.PAYMENTS_SYNC_SERVICE_SID;
  if (!keySid || !keySecret || !serviceSid) return bad('Sync token', 'cannot be signed', SETUP);
  try {
    const { accountSid } = credentials;
    await connectToSync({ accountSid, keySid, secret: keySecret, serviceSid });
    return good('Sync token', 'connects: the secret is that of the key');
  } catch (error) {
    const todo = `delete TWILIO_API_SECRET from the settings file, then ${SETUP}: it makes another key`;
    return bad('Sync token', reasonOf(error), todo);
  }
});

const handler = checking('Runtime handler', () => {
  const version = handlerVersion();
  if (listedHandlers.has(version)) return good('Runtime handler', version);
  const todo = `serverless/package.json: one of ${[...listedHandlers].join(', ')}`;
  return bad('Runtime handler', `Twilio does not list ${version}: no build finds it (20001)`, todo);
});

const secondToken = checking('Second auth token', ({ environment, credentials, deployed }) => {
  const name = 'Second auth token';
  const { AUTH_TOKEN_SECONDARY: here = '' } = readEnvFile(environment.envFile);
  const { AUTH_TOKEN_SECONDARY: running = '' } = deployed?.variables ?? {};
  if (running === credentials.authToken) {
    return bad(name, 'was promoted, and is the auth token now', SETUP);
  }
  if (running !== here)
    return bad(name, `${environment.envFile} has another than what runs`, SETUP);
  const says = running ? 'is accepted too, until AUTH_TOKEN_SECONDARY is removed' : 'none is set';
  return good(name, says);
});

/** Where Twilio takes calls, and the edge of its REST API there. */
const edges: Readonly<Record<string, string>> = { ie1: 'dublin', au1: 'sydney' };

const region = checking('Calls', async ({ credentials, deployed }) => {
  const { CALLS_REGION = 'us1', CALLS_API_KEY, CALLS_API_SECRET } = deployed?.variables ?? {};
  if (CALLS_REGION === 'us1') return good('Calls', 'in US1');
  const { accountSid } = credentials;
  const there = { accountSid, region: CALLS_REGION, edge: edges[CALLS_REGION] ?? '' };
  try {
    await twilio(CALLS_API_KEY, CALLS_API_SECRET, there).conferences.list({ limit: 1 });
    return good('Calls', `in ${CALLS_REGION}, whose key is right`);
  } catch (error) {
    const todo = `CALLS_API_KEY and CALLS_API_SECRET of that region, then ${SETUP}`;
    return bad('Calls', `in ${CALLS_REGION}: ${reasonOf(error)}`, todo);
  }
});

const UNKNOWN_CONFERENCE = `CF${'0'.repeat(32)}`;
const UNKNOWN_TASK = `WT${'0'.repeat(32)}`;

const restrictedKey = checking('Restricted key', async ({ credentials, deployed, flex }) => {
  const { RESTRICTED_API_KEY: sid, RESTRICTED_API_SECRET: password } = deployed?.variables ?? {};
  if (!sid) return good('Restricted key', 'none is used');
  const { conferences, taskrouter } = twilio(sid, password, credentials);
  const { tasks } = taskrouter.v1.workspaces(flex.workspaceSid);
  try {
    // Both are unknown, which only a key learns that may ask for them.
    await orAbsent(conferences(UNKNOWN_CONFERENCE).fetch());
    await orAbsent(tasks(UNKNOWN_TASK).fetch());
    return good('Restricted key', `${sid} reads conferences and tasks`);
  } catch (error) {
    const todo =
      'give it the permissions of serverless/restricted-key.json, or remove both variables';
    return bad('Restricted key', reasonOf(error), todo);
  }
});

const secret = checking('Settings', ({ environment, deployed }) => {
  const here = readEnvFile(environment.envFile);
  const other = required.filter(
    (name) => here[name] !== undefined && here[name] !== deployed?.variables[name],
  );
  if (other.length === 0) return good('Settings', `${environment.envFile} says what runs`);
  return bad('Settings', `${environment.envFile} has other ${other.join(', ')}`, SETUP);
});

export const checks = [
  ...[
    handler,
    deployment,
    variables,
    secret,
    sync,
    key,
    token,
    restrictedKey,
    region,
    workspace,
    address,
  ],
  ...[plugin, origins, unsigned, signed, signedStatus, secondToken],
] as const;
