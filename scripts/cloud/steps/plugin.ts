import { readFileSync, writeFileSync } from 'node:fs';
import { type Client, isObject } from '../account';
import { twilioCli } from '../cli';
import { Problem, restFailure } from '../problem';
import type { Step } from './step';

const MANIFEST = 'package.json';

/** Name and version under which the panel is deployed. */
export function panel(): { readonly name: string; readonly version: string } {
  const manifest: unknown = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  if (!isObject(manifest)) throw new Problem(`${MANIFEST} is not an object.`);
  return { name: String(manifest.name), version: String(manifest.version) };
}

/** Undefined if Twilio answers 404. */
export async function orAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (restFailure(error)?.status === 404) return undefined;
    throw error;
  }
}

/** The plugins that Flex loads now; none before the first release. */
export async function releasedPlugins(client: Client) {
  const [active] = await client.flexApi.v1.pluginReleases.list({ limit: 1 });
  if (!active) return [];
  const configuration = client.flexApi.v1.pluginConfigurations(active.configurationSid);
  return configuration.plugins.list();
}

export const plugin: Step = {
  name: 'Plugin',
  look: async ({ client, credentials, say }) => {
    const { name, version } = panel();
    const versions = client.flexApi.v1.plugins(name).pluginVersions;
    if (await orAbsent(versions(version).fetch())) {
      return { kind: 'done', says: `${name}@${version} is deployed` };
    }
    return {
      kind: 'change',
      says: `deploy ${name}@${version}`,
      make: async () => {
        say('Building and deploying the plugin (2 to 5 minutes)');
        const before = readFileSync(MANIFEST, 'utf8');
        try {
          await twilioCli(
            credentials,
            [
              'flex:plugins:deploy',
              '--version',
              version,
              '--changelog',
              `Version ${version}`,
            ].concat('--bypass-validation'),
            say,
          );
        } finally {
          // The tool writes the version into it, and reformats it.
          writeFileSync(MANIFEST, before);
        }
      },
    };
  },
};

export const release: Step = {
  name: 'Release',
  look: async ({ client, credentials, say }) => {
    const { name, version } = panel();
    const released = await releasedPlugins(client);
    const now = released.find(({ uniqueName }) => uniqueName === name);
    if (now?.version === version) return { kind: 'done', says: `Flex loads ${name}@${version}` };
    return {
      kind: 'change',
      says: `have Flex load ${name}@${version}${now ? `, now ${now.version}` : ''}; other plugins stay`,
      make: () =>
        twilioCli(
          credentials,
          ['flex:plugins:release', '--plugin', `${name}@${version}`].concat(
            ...['--name', `Payments ${version}`, '--description', 'Agent-assisted payments'],
          ),
          say,
        ),
    };
  },
};
