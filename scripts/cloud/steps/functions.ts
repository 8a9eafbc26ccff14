import { existsSync, rmSync } from 'node:fs';
import { run } from '../run';
import { readEnvFile } from '../envFile';
import { Problem } from '../problem';
import type { Client } from '../account';
import { fingerprint } from '../fingerprint';
import type { Cloud, Step } from './step';

const RUNTIME = 'node22';
/** Twilio's limit, in bytes. */
const MOST_OF_A_VARIABLE = 450;
const MOST_OF_ALL = 3072;
/** A function that identifies this project's service. */
const MARK = '/payments/task-events';
/** The variable that records what was deployed, so that a second run has nothing to do. */
const DEPLOYED = 'DEPLOYED_SOURCES';
/** The sources and their build: somebody may have promoted an earlier build. */
const markOf = (sources: string, buildSid: string | null): string => `${sources} ${buildSid}`;

/** Refuses variables that Twilio would not accept, before anything is changed. */
export function checkVariables(envFile: string): void {
  const { ACCOUNT_SID: _account, AUTH_TOKEN: _token, ...variables } = readEnvFile(envFile);
  for (const [name, value] of Object.entries(variables)) {
    const bytes = Buffer.byteLength(value);
    if (bytes <= MOST_OF_A_VARIABLE) continue;
    throw new Problem(`${name} has ${bytes} bytes; Twilio keeps at most ${MOST_OF_A_VARIABLE}.`);
  }
  const all = Buffer.byteLength(Object.entries(variables).flat().join(''));
  if (all > MOST_OF_ALL) {
    throw new Problem(
      `The settings have ${all} bytes in all; Twilio keeps at most ${MOST_OF_ALL}.`,
    );
  }
}

export interface Deployed {
  readonly serviceSid: string;
  readonly environmentSid: string;
  readonly domain: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly buildSid: string | null;
}

/** The service of that name; throws if it belongs to somebody else. */
async function findService(client: Client, serviceName: string) {
  const services = await client.serverless.v1.services.list();
  const service = services.find(({ uniqueName }) => uniqueName === serviceName);
  if (!service) return undefined;
  const functions = await client.serverless.v1.services(service.sid).functions.list();
  // A failed first attempt leaves it empty.
  if (functions.length > 0 && !functions.some(({ friendlyName }) => friendlyName === MARK)) {
    throw new Problem(
      `A Serverless service "${serviceName}" is there that is not this project's: name another with --service-name.`,
    );
  }
  return service;
}

/** The environment's functions as they run now; undefined before the first deployment. */
export async function findDeployed(cloud: Cloud): Promise<Deployed | undefined> {
  const { client, serviceName, environment } = cloud;
  const service = await findService(client, serviceName);
  if (!service) return undefined;
  const found = client.serverless.v1.services(service.sid);
  const environments = await found.environments.list();
  const ours = environments.find(({ domainSuffix }) => domainSuffix === environment.suffix);
  if (!ours) return undefined;
  const variables = await found.environments(ours.sid).variables.list();
  return {
    serviceSid: service.sid,
    environmentSid: ours.sid,
    domain: ours.domainName,
    buildSid: ours.buildSid,
    variables: Object.fromEntries(variables.map(({ key, value }) => [key, value])),
  };
}

/**
 * The settings as they are: those of the file, or where there is none, e.g. in CI or on another machine, of the
 * functions that run.
 */
export async function knownSettings(cloud: Cloud): Promise<Readonly<Record<string, string>>> {
  if (existsSync(cloud.environment.envFile)) return readEnvFile(cloud.environment.envFile);
  const { [DEPLOYED]: _mark, ...variables } = (await findDeployed(cloud))?.variables ?? {};
  return variables;
}

/** What `twilio-run` would send: the settings without those that Twilio provides itself. */
function wantedVariables(envFile: string): Readonly<Record<string, string>> {
  const { ACCOUNT_SID: _account, AUTH_TOKEN: _token, ...variables } = readEnvFile(envFile);
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}

/** Set only while a secret is changed: one that was left behind would be good for ever. */
const passing = ['AUTH_TOKEN_SECONDARY', 'REPORT_SECRET_PREVIOUS'] as const;

/** Those that still run though the settings name them no more; `twilio-run` leaves them where they are. */
function leftBehind(deployed: Deployed | undefined, envFile: string): readonly string[] {
  const wanted = wantedVariables(envFile);
  return passing.filter((name) => deployed?.variables[name] && wanted[name] === undefined);
}

/** Forgets the service that `twilio-run` remembers: it may be gone, or another one. */
export const forgetService = (): void => rmSync('serverless/.twiliodeployinfo', { force: true });

async function deploy({ credentials, environment, serviceName, say }: Cloud): Promise<void> {
  say('Building the functions');
  // Separate from the build of `npm run build`, which `npm run demo` starts.
  const built = `dist/${environment.name}`;
  await run(
    process.execPath,
    ['serverless/build.mjs', '--config', environment.configFile].concat(
      ...['--outdir', `serverless/${built}`],
    ),
  );
  say('Deploying them (about a minute)');
  forgetService();
  await run(
    process.execPath,
    ['node_modules/twilio-run/bin/twilio-run.js', 'deploy'].concat(
      ...['--functions-folder', built, '--no-assets'],
      ...['--env', environment.envFile.replace('serverless/', '')],
      ...['--service-name', serviceName, '--environment', environment.suffix],
      ...['--runtime', RUNTIME, '--override-existing-project'],
      ...['--username', credentials.accountSid, '--password', credentials.authToken],
    ),
    { cwd: 'serverless' },
  );
}

export const functions: Step = {
  name: 'Functions',
  look: async (cloud) => {
    const { client, environment } = cloud;
    const deployed = await findDeployed(cloud);
    const sources = fingerprint([
      ...[
        'serverless/functions',
        'serverless/lib',
        'serverless/package.json',
        'src/languages',
        'src/payment',
        'package.json',
      ],
      environment.configFile,
    ]);
    const mark = markOf(sources, deployed?.buildSid ?? null);
    const wanted = { ...wantedVariables(environment.envFile), [DEPLOYED]: mark };
    const same =
      deployed?.buildSid &&
      Object.entries(wanted).every(([name, value]) => deployed.variables[name] === value);
    const stale = leftBehind(deployed, environment.envFile);
    if (same && stale.length === 0)
      return { kind: 'done', says: `https://${deployed.domain} runs these sources` };
    return {
      kind: 'change',
      says: deployed
        ? `deploy to https://${deployed.domain}`
        : `make "${cloud.serviceName}" and deploy`,
      make: async () => {
        checkVariables(environment.envFile);
        await deploy(cloud);
        const now = await findDeployed(cloud);
        if (!now) throw new Problem('The functions were deployed, but Twilio does not list them.');
        const variables = client.serverless.v1
          .services(now.serviceSid)
          .environments(now.environmentSid).variables;
        const there = await variables.list();
        for (const { sid, key } of there) if (stale.includes(key)) await variables(sid).remove();
        const before = there.find(({ key }) => key === DEPLOYED);
        const value = markOf(sources, now.buildSid);
        if (before) await variables(before.sid).update({ key: DEPLOYED, value });
        else await variables.create({ key: DEPLOYED, value });
      },
    };
  },
};
