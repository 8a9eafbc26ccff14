import { createReadStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { registerPluginChanges } from './pluginChanges';

export interface PluginOptions {
  /** The built plugin, e.g. `build/plugin-payments.js`; none when undefined. */
  readonly bundle: string | undefined;
  /** Scripts beside the bundle are served too, and open pages hear of every change. */
  readonly live: boolean;
}

/**
 * Flex's plugin service: `GET /plugins` lists the one plugin of the account, or none, and the file
 * itself is served as it was built.
 */
export function registerPlugins(app: FastifyInstance, { bundle, live }: PluginOptions): void {
  if (bundle === undefined) {
    app.get('/plugins', () => []);
    return;
  }
  const file = basename(bundle);
  const src = `/plugins/files/${file}`;
  app.get('/plugins', () => [
    { name: file.replace(/\.js$/, ''), version: '0.0.0', phase: 3, src, enabled: true },
  ]);
  const serve = (url: string, path: string) =>
    app.get(url, (_request, reply) =>
      reply
        .header('cache-control', 'no-store')
        .type('text/javascript')
        .send(createReadStream(path)),
    );
  serve(src, bundle);
  if (!live) return;
  serve('/plugins/files/panel.js', join(dirname(bundle), 'panel.js'));
  registerPluginChanges(app, dirname(bundle));
}
