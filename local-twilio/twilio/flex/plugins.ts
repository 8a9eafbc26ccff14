import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { FastifyInstance } from 'fastify';

/**
 * Flex's plugin service: `GET /plugins` lists the one plugin of the account, or none, and the file
 * itself is served as `flex-plugin build` made it.
 * @param bundle path of the built plugin, e.g. `build/plugin-payments.js`
 */
export function registerPlugins(app: FastifyInstance, bundle: string | undefined): void {
  if (bundle === undefined) {
    app.get('/plugins', () => []);
    return;
  }
  const file = basename(bundle);
  const src = `/plugins/files/${file}`;
  app.get('/plugins', () => [
    { name: file.replace(/\.js$/, ''), version: '0.0.0', phase: 3, src, enabled: true },
  ]);
  app.get(src, (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type('text/javascript')
      .send(createReadStream(bundle)),
  );
}
