import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { account } from '../../account';
import { type HostedFunctions, hostFunctions, packageFolder, portOf } from '../functions/hosting';
import type { Site, Sites } from '../functions/sites';
import type { Build, Environment, Service, Version } from './model';

/** Runs what was deployed, at the domain of its environment. */
export interface Deployments {
  /** Replaces the running build; if the new one does not start, rejects and keeps the old one running. */
  run(service: Service, environment: Environment, build: Build): Promise<void>;
  stop(environment: Environment): Promise<void>;
  stopAll(): Promise<void>;
}

interface Running {
  readonly folder: string;
  readonly hosted: HostedFunctions;
}

const suffix = { public: '', protected: '.protected', private: '.private' } as const;

/** The functions of a build as files, with the packages that Twilio would have installed beside them. */
async function writeFunctions(versions: readonly Version[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-twilio-'));
  for (const { path, visibility, content } of versions) {
    const file = join(folder, 'functions', `${path}${suffix[visibility]}.js`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await symlink(join(packageFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

const settings = (service: Service, { sid, domainName, variables }: Environment) => ({
  ...Object.fromEntries(variables.map(({ key, value }) => [key, value])),
  DOMAIN_NAME: domainName,
  SERVICE_SID: service.sid,
  ENVIRONMENT_SID: sid,
  ...(service.includeCredentials && { ACCOUNT_SID: account.sid, AUTH_TOKEN: account.authToken }),
});

const siteOf = (build: Build, hosted: HostedFunctions | undefined): Site => ({
  port: () => portOf(hosted),
  guarded: new Map(
    build.functionVersions.flatMap(({ path, visibility }) =>
      visibility === 'public' ? [] : [[path, visibility]],
    ),
  ),
  assets: new Map(build.assetVersions.map((version) => [version.path, version])),
});

/** `origin` is the local Twilio's own; `onOutput` receives what the functions print. */
export function createDeployments(
  sites: Sites,
  origin: () => string,
  onOutput: (text: string) => void,
): Deployments {
  const running = new Map<string, Running>();

  async function end(environmentSid: string): Promise<void> {
    const ended = running.get(environmentSid);
    running.delete(environmentSid);
    await ended?.hosted.close();
    if (ended) await rm(ended.folder, { recursive: true, force: true });
  }

  async function start(
    service: Service,
    environment: Environment,
    { functionVersions }: Build,
  ): Promise<Running | undefined> {
    if (functionVersions.length === 0) return undefined;
    const folder = await writeFunctions(functionVersions);
    try {
      const functions = join(folder, 'functions');
      const context = settings(service, environment);
      return {
        folder,
        hosted: await hostFunctions(functions, origin(), { settings: context, onOutput }),
      };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  return {
    async run(service, environment, build) {
      const started = await start(service, environment, build);
      sites.set(environment.domainName, siteOf(build, started?.hosted));
      await end(environment.sid);
      if (started) running.set(environment.sid, started);
    },
    async stop({ sid, domainName }) {
      sites.delete(domainName);
      await end(sid);
    },
    async stopAll() {
      await Promise.all([...running.keys()].map(end));
    },
  };
}
