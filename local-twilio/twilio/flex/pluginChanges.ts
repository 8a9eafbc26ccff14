import { randomUUID } from 'node:crypto';
import { watch } from 'node:fs';
import type { FastifyInstance } from 'fastify';

/** An editor or a bundler writes a file in several steps; all of them are one change. */
const ONE_CHANGE_MS = 30;

/**
 * For work on a plugin, and nothing of Twilio's: `GET /plugins/changes`, server-sent events. `started`
 * comes first and names this start of the server; `changed` names a script of the plugin that was written.
 */
export function registerPluginChanges(app: FastifyInstance, folder: string): void {
  const start = randomUUID();
  const pages = new Set<(event: string, data: string) => void>();
  const closing = new AbortController();
  const due = new Map<string, ReturnType<typeof setTimeout>>();
  const tell = (file: string) => {
    due.delete(file);
    for (const send of pages) send('changed', file);
  };
  const watcher = watch(folder, (_event, file) => {
    if (!file?.endsWith('.js')) return;
    clearTimeout(due.get(file));
    due.set(
      file,
      setTimeout(() => tell(file), ONE_CHANGE_MS),
    );
  });

  app.get('/plugins/changes', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const send = (event: string, data: string) =>
      void reply.raw.write(`event: ${event}\ndata: ${data}\n\n`);
    // The server is soon back after a restart.
    reply.raw.write('retry: 300\n\n');
    send('started', start);
    pages.add(send);
    const end = () => reply.raw.end();
    closing.signal.addEventListener('abort', end);
    request.raw.on('close', () => {
      pages.delete(send);
      closing.signal.removeEventListener('abort', end);
    });
  });

  // Otherwise the server would wait for open pages.
  app.addHook('preClose', (done) => {
    watcher.close();
    for (const timer of due.values()) clearTimeout(timer);
    closing.abort();
    done();
  });
}
