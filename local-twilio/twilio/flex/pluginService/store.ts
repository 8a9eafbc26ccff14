import { newSid } from '../../../account';
import { conflict, invalidParameter } from '../../rest/errors';
import { done, type Outcome, refused } from '../../rest/outcome';

/** A plugin of the account, by its unique name. */
export interface Plugin {
  readonly sid: string;
  readonly uniqueName: string;
  friendlyName: string;
  description: string;
  archived: boolean;
  readonly versions: PluginVersion[];
  readonly dateCreated: Date;
}

export interface PluginVersion {
  readonly sid: string;
  readonly pluginSid: string;
  readonly version: string;
  readonly url: string;
  readonly changelog: string;
  readonly isPrivate: boolean;
  archived: boolean;
  readonly dateCreated: Date;
}

/** One plugin of a configuration. Its phase is when Flex loads it: 3 is after Flex itself. */
export interface ConfiguredPlugin {
  readonly plugin: Plugin;
  readonly version: PluginVersion;
  readonly phase: number;
}

/** Which plugins Flex loads together. */
export interface Configuration {
  readonly sid: string;
  readonly name: string;
  readonly description: string;
  archived: boolean;
  readonly plugins: readonly ConfiguredPlugin[];
  readonly dateCreated: Date;
}

/** The last one is what Flex loads. */
export interface Release {
  readonly sid: string;
  readonly configuration: Configuration;
  readonly dateCreated: Date;
}

/** Plugins, their versions, configurations and releases of the account. */
export interface PluginStore {
  readonly plugins: readonly Plugin[];
  readonly configurations: readonly Configuration[];
  /** Oldest first. */
  readonly releases: readonly Release[];
  /** By SID or unique name. */
  plugin(id: string): Plugin | undefined;
  /** By SID or number. */
  version(plugin: Plugin, id: string): PluginVersion | undefined;
  configuration(sid: string): Configuration | undefined;
  createPlugin(uniqueName: string, friendlyName: string, description: string): Outcome<Plugin>;
  createVersion(
    plugin: Plugin,
    wanted: Pick<PluginVersion, 'version' | 'url' | 'changelog' | 'isPrivate'>,
  ): Outcome<PluginVersion>;
  createConfiguration(
    name: string,
    description: string,
    wanted: readonly { readonly plugin_version: string; readonly phase: number }[],
  ): Outcome<Configuration>;
  release(configuration: Configuration): Release;
}

/** An account whose plugins nobody has deployed yet. */
export function createPluginStore(): PluginStore {
  const plugins: Plugin[] = [];
  const configurations: Configuration[] = [];
  const releases: Release[] = [];
  const created = () => ({ archived: false, dateCreated: new Date() });
  const configured = (versionSid: string, phase: number): ConfiguredPlugin | undefined => {
    for (const plugin of plugins) {
      const version = plugin.versions.find(({ sid }) => sid === versionSid);
      if (version) return { plugin, version, phase };
    }
    return undefined;
  };
  return {
    plugins,
    configurations,
    releases,
    plugin: (id) => plugins.find(({ sid, uniqueName }) => sid === id || uniqueName === id),
    version: ({ versions }, id) =>
      versions.find(({ sid, version }) => sid === id || version === id),
    configuration: (sid) => configurations.find((each) => each.sid === sid),
    createPlugin(uniqueName, friendlyName, description) {
      if (plugins.some((plugin) => plugin.uniqueName === uniqueName)) {
        return refused(conflict(`Plugin ${uniqueName} already exists`));
      }
      const names = { uniqueName, friendlyName, description };
      const plugin: Plugin = { ...created(), ...names, sid: newSid('FP'), versions: [] };
      plugins.push(plugin);
      return done(plugin);
    },
    createVersion(plugin, wanted) {
      if (plugin.versions.some(({ version }) => version === wanted.version)) {
        return refused(conflict(`Version ${wanted.version} already exists`));
      }
      const version = { ...created(), ...wanted, sid: newSid('FV'), pluginSid: plugin.sid };
      plugin.versions.push(version);
      return done(version);
    },
    createConfiguration(name, description, wanted) {
      const found: ConfiguredPlugin[] = [];
      for (const { plugin_version: versionSid, phase } of wanted) {
        const one = configured(versionSid, phase);
        if (!one) return refused(invalidParameter(`${versionSid} is no version of a plugin`));
        found.push(one);
      }
      const text = { name, description, plugins: found };
      const configuration: Configuration = { ...created(), ...text, sid: newSid('FJ') };
      configurations.push(configuration);
      return done(configuration);
    },
    release(configuration) {
      const release = { sid: newSid('FK'), configuration, dateCreated: new Date() };
      releases.push(release);
      return release;
    },
  };
}
