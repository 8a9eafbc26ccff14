import { createReadStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Sites } from '../functions/sites';
import { notFound, sendRestError } from '../rest/errors';
import { registerPluginChanges } from './pluginChanges';
import type { ConfiguredPlugin, PluginStore } from './pluginService/store';

export interface PluginOptions {
  /** The built plugin, e.g. `build/plugin-payments.js`; none when undefined. */
  readonly bundle: string | undefined;
  /** Other built plugins, which Flex loads after it. */
  readonly more: readonly string[];
  /** Scripts beside the bundle are served too, and open pages hear of every change. */
  readonly live: boolean;
}

const files = '/plugins/files';
/** After Flex itself. */
const PHASE = 3;

const released = ({ plugin, version, phase }: ConfiguredPlugin) => ({
  name: plugin.uniqueName,
  version: version.version,
  phase,
  src: `${files}/${version.sid}/bundle.js`,
  enabled: true,
});

const given = (file: string) => ({
  name: file.replace(/\.js$/, ''),
  version: '0.0.0',
  phase: PHASE,
  src: `${files}/${file}`,
  enabled: true,
});

const script = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'no-store').type('text/javascript');

/** The file itself is served as it was built. */
function serve(app: FastifyInstance, path: string): void {
  app.get(`${files}/${basename(path)}`, (_request, reply) =>
    script(reply).send(createReadStream(path)),
  );
}

function registerLive(app: FastifyInstance, bundle: string): void {
  serve(app, join(dirname(bundle), 'panel.js'));
  registerPluginChanges(app, dirname(bundle));
}

/**
 * What Flex UI loads: `GET /plugins` lists the plugins of the active release, or, as long as nothing was
 * released, those that the local Twilio was started with. That Flex fetches a private bundle itself
 * and hands it on is a guess: no browser could sign the request.
 */
export function registerPlugins(
  app: FastifyInstance,
  store: PluginStore,
  sites: Sites,
  { bundle, more, live }: PluginOptions,
): void {
  const local = bundle === undefined ? more : [bundle, ...more];
  app.get('/plugins', () => {
    const release = store.releases.at(-1);
    if (release) return release.configuration.plugins.map(released);
    return local.map((path) => given(basename(path)));
  });
  for (const path of local) serve(app, path);
  if (bundle !== undefined && live) registerLive(app, bundle);
  app.get<{ Params: { version: string } }>(
    `${files}/:version/bundle.js`,
    ({ params: { version: sid } }, reply) => {
      const version = store.plugins.flatMap(({ versions }) => versions).find((v) => v.sid === sid);
      const url = version && new URL(version.url);
      const asset = url && sites.get(url.hostname)?.assets.get(url.pathname);
      return asset ? script(reply).send(asset.content) : sendRestError(reply, notFound(sid));
    },
  );
}
