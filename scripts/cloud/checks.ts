import https from 'node:https';
import { text } from 'node:stream/consumers';
import twilio from '../../serverless/node_modules/twilio';
import { connectToSync } from './connectToSync';
import { readEnvFile } from './envFile';
import { handlerVersion, listedHandlers } from './handler';
import { reasonOf } from './problem';
import { eventsUrl } from './steps/flex';
import type { Cloud } from './steps/step';
import type { Deployed } from './steps/functions';
import { orAbsent, panel, releasedPlugins } from './steps/plugin';

/** The result of one check. */
export type Check =
  | { readonly name: string; readonly ok: true; readonly says: string }
  | { readonly name: string; readonly ok: false; readonly says: string; readonly todo: string };

/** What every check may examine. */
interface Examined extends Cloud {
  readonly deployed: Deployed | undefined;
  readonly functionsUrl: unknown;
}

const SETUP = 'npm run setup';
const UNKNOWN_CALL = `CA${'0'.repeat(32)}`;
const UNKNOWN_PAYMENT = `PK${'0'.repeat(32)}`;
const UNKNOWN_SESSION = '00000000-0000-4000-8000-000000000000';

const good = (name: string, says: string): Check => ({ name, ok: true, says });
const bad = (name: string, says: string, todo: string): Check => ({ name, ok: false, says, todo });

/** A check whose failure to reach Twilio does not end the others. */
const checking =
  (name: string, look: (examined: Examined) => Check | Promise<Check>) =>
  async (examined: Examined): Promise<Check> => {
    try {
      return await look(examined);
    } catch (error) {
      return bad(name, reasonOf(error), 'Run it again; if it stays so, see docs/deploy.md');
    }
  };

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Posts a form to the functions, with the module that Twilio's own client uses. */
function post(
  url: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = new URLSearchParams(form).toString();
  return new Promise((done, fail) => {
    const sent = https.request(
      url,
      {
        method: 'POST',
        timeout: 15_000,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (response) => {
        text(response).then(
          (read) =>
            done({ status: response.statusCode ?? 0, headers: response.headers, body: read }),
          fail,
        );
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('network: no answer in 15 s')));
    sent.on('error', fail).end(body);
  });
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
    const wanted = /\/(status|task-events)$/.test(String(path)) ? 'protected' : 'public';
    return visibility === wanted ? [] : [`${String(path)} is ${String(visibility)}`];
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

const origins = checking('Origins', async ({ deployed }) => {
  const origin = (deployed?.variables.ALLOWED_ORIGINS ?? '').split(',')[0]?.trim() ?? '';
  if (!deployed || origin === '') return bad('Origins', 'none is allowed', SETUP);
  const answer = await post(`https://${deployed.domain}/payments/open`, {}, { origin });
  const refused = answer.status >= 400 && answer.status < 500 && answer.body.includes('"error"');
  if (!refused) {
    const todo = 'Console > Functions > Live logs names what is missing';
    return bad('Origins', `payments/open answers ${answer.status}`, todo);
  }
  if (answer.headers['access-control-allow-origin'] !== origin) {
    return bad('Origins', `${origin} may not ask`, 'set ALLOWED_ORIGINS');
  }
  return good('Origins', `${origin} may ask, and is refused without a token`);
});

const unsigned = checking('Unsigned callback', async ({ deployed }) => {
  if (!deployed) return bad('Unsigned callback', 'the functions are not deployed', SETUP);
  const { status } = await post(`https://${deployed.domain}/payments/status`, {});
  if (status === 400) return good('Unsigned callback', 'is refused before the function runs');
  return bad('Unsigned callback', `is answered ${status}`, 'payments/status must be Protected');
});

const signed = checking('Signed event', async ({ deployed, credentials, flex }) => {
  if (!deployed) return bad('Signed event', 'the functions are not deployed', SETUP);
  const url = eventsUrl(deployed.domain);
  const form = {
    EventType: 'task.canceled',
    AccountSid: credentials.accountSid,
    WorkspaceSid: flex.workspaceSid,
    TaskSid: `WT${'0'.repeat(32)}`,
    TaskAttributes: JSON.stringify({ call_sid: UNKNOWN_CALL }),
  };
  const signature = twilio.getExpectedTwilioSignature(credentials.authToken, url, form);
  const { status } = await post(url, form, { 'x-twilio-signature': signature });
  if (status === 200 || status === 204)
    return good('Signed event', 'is taken: auth token and domain are right');
  return bad('Signed event', `is answered ${status}`, 'the auth token or DOMAIN_NAME is another');
});

const signedStatus = checking('Signed callback', async ({ deployed, credentials }) => {
  if (!deployed) return bad('Signed callback', 'the functions are not deployed', SETUP);
  const query = `document=payment.${UNKNOWN_CALL}&session=${UNKNOWN_SESSION}&question=0`;
  const url = `https://${deployed.domain}/payments/status?${query}`;
  const form = { AccountSid: credentials.accountSid, CallSid: UNKNOWN_CALL, Sid: UNKNOWN_PAYMENT };
  const { CALLS_REGION, CALLS_AUTH_TOKEN } = deployed.variables;
  const elsewhere = CALLS_REGION !== undefined && CALLS_REGION !== 'us1';
  const signer = (elsewhere ? CALLS_AUTH_TOKEN : undefined) ?? credentials.authToken;
  const signature = twilio.getExpectedTwilioSignature(signer, url, form);
  const { status } = await post(url, form, { 'x-twilio-signature': signature });
  if (status === 400 && elsewhere) {
    const todo = 'Twilio does not let it through to functions in US1: take calls in US1';
    return bad('Signed callback', `by the auth token of ${CALLS_REGION} is refused`, todo);
  }
  if (status === 200) return good('Signed callback', 'about a call that nobody knows is taken');
  const todo = 'Console > Functions > Live logs: the auth token, DOMAIN_NAME or Sync is another';
  return bad('Signed callback', `is answered ${status}`, todo);
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
