import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { newSid } from '../../../account';
import { invalidParameter, sendRestError } from '../../rest/errors';
import { parseJson } from '../../rest/json';
import type { Paging } from '../../rest/paging';
import {
  authorized,
  form,
  listed,
  missingAfter,
  sendCreated,
  sendPage,
} from '../../rest/resourceRoutes';
import * as resources from './resources';
import type { PluginStore } from './store';

const host = '/twilio/flex-api.twilio.com/v1/PluginService';

const CreatePlugin = Type.Object({
  UniqueName: Type.String({ minLength: 1 }),
  FriendlyName: Type.String({ default: '' }),
  Description: Type.String({ default: '' }),
});
const UpdatePlugin = Type.Object({
  FriendlyName: Type.Optional(Type.String()),
  Description: Type.Optional(Type.String()),
});
const CreateVersion = Type.Object({
  Version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+' }),
  PluginUrl: Type.String({ format: 'uri' }),
  Changelog: Type.String({ default: '' }),
  Private: Type.Boolean({ default: true }),
  CliVersion: Type.Optional(Type.String()),
  ValidateStatus: Type.Optional(Type.String()),
});
const CreateConfiguration = Type.Object({
  Name: Type.String({ minLength: 1 }),
  Description: Type.String({ default: '' }),
  /** One JSON text for each plugin, or one for all of them. */
  Plugins: Type.Array(Type.String(), { default: [] }),
});
const ConfiguredPlugins = Type.Array(
  Type.Object({ plugin_version: Type.String(), phase: Type.Integer() }),
);
const CreateRelease = Type.Object({ ConfigurationId: Type.String() });

type Params = Readonly<Record<'plugin' | 'version' | 'sid', string>>;
type Query = Static<typeof Paging>;

const missing = missingAfter('.com');

/** Newest first, as the clients take the first one for the latest. */
const sendNewestFirst = (
  query: Query,
  reply: FastifyReply,
  path: string,
  key: string,
  all: readonly object[],
): FastifyReply =>
  sendPage(reply, query, `${resources.serviceUrl}${path}`, key, [...all].reverse());

function registerPluginResources(app: FastifyInstance, store: PluginStore): void {
  const path = `${host}/Plugins`;
  app.get<{ Querystring: Query }>(path, listed, ({ query }, reply) =>
    sendNewestFirst(
      query,
      reply,
      '/Plugins',
      'plugins',
      store.plugins.map(resources.pluginResource),
    ),
  );
  app.post<{ Body: Static<typeof CreatePlugin> }>(path, form(CreatePlugin), ({ body }, reply) =>
    sendCreated(
      reply,
      store.createPlugin(body.UniqueName, body.FriendlyName, body.Description),
      resources.pluginResource,
    ),
  );
  app.get<{ Params: Params }>(`${path}/:plugin`, authorized, (request, reply) => {
    const plugin = store.plugin(request.params.plugin);
    return plugin ? reply.send(resources.pluginResource(plugin)) : missing(request, reply);
  });
  app.post<{ Params: Params; Body: Static<typeof UpdatePlugin> }>(
    `${path}/:plugin`,
    form(UpdatePlugin),
    (request, reply) => {
      const plugin = store.plugin(request.params.plugin);
      if (!plugin) return missing(request, reply);
      plugin.friendlyName = request.body.FriendlyName ?? plugin.friendlyName;
      plugin.description = request.body.Description ?? plugin.description;
      return reply.send(resources.pluginResource(plugin));
    },
  );
  app.post<{ Params: Params }>(`${path}/:plugin/Archive`, authorized, (request, reply) => {
    const plugin = store.plugin(request.params.plugin);
    if (!plugin) return missing(request, reply);
    plugin.archived = true;
    return reply.send(resources.pluginResource(plugin));
  });
}

function registerVersions(app: FastifyInstance, store: PluginStore): void {
  const path = `${host}/Plugins/:plugin/Versions`;
  const versionOf = ({ plugin: id, version }: Params) => {
    const plugin = store.plugin(id);
    return plugin && store.version(plugin, version);
  };
  app.get<{ Params: Params; Querystring: Query }>(path, listed, (request, reply) => {
    const plugin = store.plugin(request.params.plugin);
    if (!plugin) return missing(request, reply);
    const url = `/Plugins/${plugin.sid}/Versions`;
    const all = plugin.versions.map(resources.versionResource);
    return sendNewestFirst(request.query, reply, url, 'plugin_versions', all);
  });
  app.post<{ Params: Params; Body: Static<typeof CreateVersion> }>(
    path,
    form(CreateVersion),
    (request, reply) => {
      const plugin = store.plugin(request.params.plugin);
      if (!plugin) return missing(request, reply);
      const { Version: version, PluginUrl: url, Changelog: changelog, Private } = request.body;
      const wanted = { version, url, changelog, isPrivate: Private };
      return sendCreated(reply, store.createVersion(plugin, wanted), resources.versionResource);
    },
  );
  app.get<{ Params: Params }>(`${path}/:version`, authorized, (request, reply) => {
    const version = versionOf(request.params);
    return version ? reply.send(resources.versionResource(version)) : missing(request, reply);
  });
  app.post<{ Params: Params }>(`${path}/:version/Archive`, authorized, (request, reply) => {
    const version = versionOf(request.params);
    if (!version) return missing(request, reply);
    version.archived = true;
    return reply.send(resources.versionResource(version));
  });
}

/** Undefined if a text is not what the API accepts. */
function parsePlugins(texts: readonly string[]): Static<typeof ConfiguredPlugins> | undefined {
  const parsed = texts.flatMap((text) => parseJson(text));
  return Value.Check(ConfiguredPlugins, parsed) ? parsed : undefined;
}

function registerConfigurations(app: FastifyInstance, store: PluginStore): void {
  const path = `${host}/Configurations`;
  app.get<{ Querystring: Query }>(path, listed, ({ query }, reply) => {
    const all = store.configurations.map(resources.configurationResource);
    return sendNewestFirst(query, reply, '/Configurations', 'configurations', all);
  });
  app.post<{ Body: Static<typeof CreateConfiguration> }>(
    path,
    form(CreateConfiguration),
    ({ body }, reply) => {
      const plugins = parsePlugins(body.Plugins);
      if (!plugins) return sendRestError(reply, invalidParameter('Plugins is not valid'));
      return sendCreated(
        reply,
        store.createConfiguration(body.Name, body.Description, plugins),
        resources.configurationResource,
      );
    },
  );
  app.get<{ Params: Params }>(`${path}/:sid`, authorized, (request, reply) => {
    const found = store.configuration(request.params.sid);
    return found ? reply.send(resources.configurationResource(found)) : missing(request, reply);
  });
  app.get<{ Params: Params; Querystring: Query }>(
    `${path}/:sid/Plugins`,
    listed,
    (request, reply) => {
      const found = store.configuration(request.params.sid);
      if (!found) return missing(request, reply);
      const all = found.plugins.map((each) => resources.configuredPluginResource(found, each));
      const url = `/Configurations/${found.sid}/Plugins`;
      return sendNewestFirst(request.query, reply, url, 'plugins', all);
    },
  );
}

function registerReleases(app: FastifyInstance, store: PluginStore): void {
  const path = `${host}/Releases`;
  app.get<{ Querystring: Query }>(path, listed, ({ query }, reply) =>
    sendNewestFirst(
      query,
      reply,
      '/Releases',
      'releases',
      store.releases.map(resources.releaseResource),
    ),
  );
  app.post<{ Body: Static<typeof CreateRelease> }>(path, form(CreateRelease), (request, reply) => {
    const configuration = store.configuration(request.body.ConfigurationId);
    if (!configuration) return sendRestError(reply, invalidParameter('ConfigurationId is unknown'));
    return reply.code(201).send(resources.releaseResource(store.release(configuration)));
  });
  app.get<{ Params: Params }>(`${path}/:sid`, authorized, (request, reply) => {
    const { sid } = request.params;
    const release =
      sid === 'Active' ? store.releases.at(-1) : store.releases.find((each) => each.sid === sid);
    return release ? reply.send(resources.releaseResource(release)) : missing(request, reply);
  });
}

/**
 * `https://flex-api.twilio.com/v1/PluginService`, as `twilio flex:plugins:deploy` and `release` ask it,
 * and the preceding check of a plugin's sources, which never objects.
 */
export function registerPluginService(app: FastifyInstance, store: PluginStore): void {
  registerPluginResources(app, store);
  registerVersions(app, store);
  registerConfigurations(app, store);
  registerReleases(app, store);
  void app.register((upload, _options, registered) => {
    upload.removeAllContentTypeParsers();
    // The sources are read and discarded.
    upload.addContentTypeParser(
      /^multipart\/form-data/,
      { parseAs: 'buffer', bodyLimit: 52_428_800 },
      (_request, _body, done) => done(null, undefined),
    );
    upload.post('/twilio/flex-plugin-upload.us1.twilio.com/v1/Plugin/Validate', authorized, () => ({
      request_id: newSid('RQ'),
      api_compatibility: [],
      version_compatibility: [],
      dom_manipulation: [],
      errors: [],
    }));
    registered();
  });
}
