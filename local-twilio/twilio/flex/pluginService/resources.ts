import { account } from '../../../account';
import type { Configuration, ConfiguredPlugin, Plugin, PluginVersion, Release } from './store';

/** Each resource of Flex's Plugins API as REST shows it. */

export const serviceUrl = 'https://flex-api.twilio.com/v1/PluginService';
const owner = { account_sid: account.sid } as const;
const date = (value: Date): string => value.toISOString();

export function pluginResource(plugin: Plugin) {
  const url = `${serviceUrl}/Plugins/${plugin.sid}`;
  return {
    ...owner,
    sid: plugin.sid,
    unique_name: plugin.uniqueName,
    friendly_name: plugin.friendlyName,
    description: plugin.description,
    archived: plugin.archived,
    date_created: date(plugin.dateCreated),
    date_updated: date(plugin.dateCreated),
    url,
    links: { plugin_versions: `${url}/Versions` },
  };
}

export const versionResource = (version: PluginVersion) => ({
  ...owner,
  sid: version.sid,
  plugin_sid: version.pluginSid,
  version: version.version,
  plugin_url: version.url,
  changelog: version.changelog,
  private: version.isPrivate,
  archived: version.archived,
  validated: false,
  date_created: date(version.dateCreated),
  url: `${serviceUrl}/Plugins/${version.pluginSid}/Versions/${version.sid}`,
});

export function configurationResource(configuration: Configuration) {
  const url = `${serviceUrl}/Configurations/${configuration.sid}`;
  return {
    ...owner,
    sid: configuration.sid,
    name: configuration.name,
    description: configuration.description,
    archived: configuration.archived,
    date_created: date(configuration.dateCreated),
    url,
    links: { plugins: `${url}/Plugins` },
  };
}

export const configuredPluginResource = (
  configuration: Configuration,
  { plugin, version, phase }: ConfiguredPlugin,
) => ({
  ...owner,
  configuration_sid: configuration.sid,
  plugin_sid: plugin.sid,
  plugin_version_sid: version.sid,
  phase,
  plugin_url: version.url,
  unique_name: plugin.uniqueName,
  friendly_name: plugin.friendlyName,
  description: plugin.description,
  plugin_archived: plugin.archived,
  version: version.version,
  changelog: version.changelog,
  plugin_version_archived: version.archived,
  private: version.isPrivate,
  date_created: date(version.dateCreated),
  url: `${serviceUrl}/Configurations/${configuration.sid}/Plugins/${plugin.sid}`,
});

export const releaseResource = ({ sid, configuration, dateCreated }: Release) => ({
  ...owner,
  sid,
  configuration_sid: configuration.sid,
  date_created: date(dateCreated),
  url: `${serviceUrl}/Releases/${sid}`,
});
