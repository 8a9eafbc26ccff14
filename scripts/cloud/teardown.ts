import { connect, ownFunctionsUrl, readFlex, withFunctionsUrl, writeUiAttributes } from './account';
import { readEnvFile } from './envFile';
import { readCredentials, readOptions } from './options';
import { reasonOf } from './problem';
import { eventsUrl } from './steps/flex';
import { findDeployed, forgetService } from './steps/functions';
import { orAbsent, panel, releasedPlugins } from './steps/plugin';
import type { Cloud, Finding, Step } from './steps/step';

/*
 * npm run teardown [-- --dry-run --environment stage]: removes what set-up created, which it recognizes by name,
 * and nothing else. The settings file is kept: it may contain what somebody wrote.
 */

const none = (says: string): Finding => ({ kind: 'done', says });

const release: Step = {
  name: 'Release',
  look: async ({ client }) => {
    const { name } = panel();
    const released = await releasedPlugins(client);
    const others = released.filter(({ uniqueName }) => uniqueName !== name);
    if (others.length === released.length) return none('Flex does not load the plugin');
    return {
      kind: 'change',
      says: `have Flex load no ${name}; ${others.length} other plugins stay`,
      make: async () => {
        const configuration = await client.flexApi.v1.pluginConfigurations.create({
          name: 'Without payments',
          plugins: others.map(({ pluginVersionSid, phase }) => ({
            plugin_version: pluginVersionSid,
            phase,
          })),
        });
        await client.flexApi.v1.pluginReleases.create({ configurationId: configuration.sid });
      },
    };
  },
};

const flexConfiguration: Step = {
  name: 'Flex configuration',
  look: async (cloud) => {
    const deployed = await findDeployed(cloud);
    const url = ownFunctionsUrl(cloud.flex);
    if (url === undefined) return none('names no functions');
    if (!deployed || url !== `https://${deployed.domain}`) return none('names other functions');
    return {
      kind: 'change',
      says: 'remove custom_data.payments; the rest stays',
      make: async () => {
        const wanted = withFunctionsUrl(await readFlex(cloud.client), undefined);
        await writeUiAttributes(cloud.client, cloud.credentials.accountSid, wanted);
      },
    };
  },
};

const workspaceEvents: Step = {
  name: 'Workspace events',
  look: async (cloud) => {
    const workspace = cloud.client.taskrouter.v1.workspaces(cloud.flex.workspaceSid);
    const [{ eventCallbackUrl }, deployed] = [await workspace.fetch(), await findDeployed(cloud)];
    if (!deployed || eventCallbackUrl !== eventsUrl(deployed.domain)) {
      return none('do not go to these functions');
    }
    return {
      kind: 'change',
      says: 'tell nobody',
      make: async () => {
        await workspace.update({ eventCallbackUrl: '', eventsFilter: '' });
      },
    };
  },
};

const functions: Step = {
  name: 'Functions',
  look: async (cloud) => {
    const deployed = await findDeployed(cloud);
    if (!deployed) return none('are not deployed');
    const service = cloud.client.serverless.v1.services(deployed.serviceSid);
    const environments = await service.environments.list();
    const last = environments.length === 1;
    return {
      kind: 'change',
      says: last ? `delete "${cloud.serviceName}"` : `delete https://${deployed.domain}`,
      make: async () => {
        if (last) await service.remove();
        else await service.environments(deployed.environmentSid).remove();
        forgetService();
      },
    };
  },
};

const syncService: Step = {
  name: 'Sync service',
  look: async ({ client, environment }) => {
    const services = await client.sync.v1.services.list();
    const made = services.filter(({ friendlyName }) => friendlyName === environment.resourceName);
    if (made.length === 0) return none('none was made');
    return {
      kind: 'change',
      says: `delete ${made.map(({ sid }) => sid).join(', ')} and the payments in it`,
      make: async () => {
        for (const { sid } of made) await client.sync.v1.services(sid).remove();
      },
    };
  },
};

const apiKey: Step = {
  name: 'API key',
  look: async ({ client, environment }) => {
    const { TWILIO_API_KEY: sid = '' } = readEnvFile(environment.envFile);
    const key = /^SK[0-9a-f]{32}$/i.test(sid)
      ? await orAbsent(client.keys(sid).fetch())
      : undefined;
    if (key?.friendlyName !== environment.resourceName) return none('none was made');
    return {
      kind: 'change',
      says: `delete ${sid}`,
      make: async () => {
        await client.keys(sid).remove();
      },
    };
  },
};

const restrictedKey: Step = {
  name: 'Restricted key',
  look: async ({ client, environment }) => {
    const { RESTRICTED_API_KEY: sid = '' } = readEnvFile(environment.envFile);
    const key = /^SK[0-9a-f]{32}$/i.test(sid)
      ? await orAbsent(client.iam.v1.apiKey(sid).fetch())
      : undefined;
    if (key?.friendlyName !== environment.restrictedKeyName) return none('none was made');
    return {
      kind: 'change',
      says: `delete ${sid}`,
      make: async () => {
        await client.iam.v1.apiKey(sid).remove();
      },
    };
  },
};

// Flex first, so that nothing is removed that a desktop still uses.
const steps: readonly Step[] = [
  ...[release, flexConfiguration, workspaceEvents],
  ...[functions, syncService, apiKey, restrictedKey],
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const marks = { done: '·', change: '-', yours: '!' } as const;

async function teardown(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const credentials = await readCredentials(options);
  const client = connect(credentials);
  await client.api.v2010.accounts(credentials.accountSid).fetch();
  const { environment, serviceName, restrictedKey: wanted } = options;
  const cloud: Cloud = {
    ...{ client, credentials, environment, serviceName, restrictedKey: wanted },
    flex: await readFlex(client),
    say: (line) => say(`  … ${line}`),
  };
  for (const [number, step] of steps.entries()) {
    try {
      const finding = await step.look(cloud);
      say(`${marks[finding.kind]} ${step.name}: ${finding.says}`);
      if (finding.kind === 'change' && !options.dryRun) await finding.make();
    } catch (error) {
      say(`✗ ${step.name}: ${reasonOf(error)}`);
      say(
        `Still there: ${steps
          .slice(number)
          .map(({ name }) => name)
          .join(', ')}. Run it again.`,
      );
      return 1;
    }
  }
  if (options.dryRun) say('Nothing was changed.');
  return 0;
}

teardown().then(
  (code) => void (process.exitCode = code),
  (error: unknown) => {
    say(`✗ ${reasonOf(error)}`);
    say('Nothing was changed.');
    process.exitCode = 1;
  },
);
