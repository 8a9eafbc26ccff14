import { randomUUID } from 'node:crypto';
import { watch } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { serveEvents } from '../../edge/eventStream';

/** An editor or a bundler writes a file in several steps, which count as one change. */
const ONE_CHANGE_MS = 30;

/**
 * For `npm run dev`, not a part of Twilio: `GET /plugins/changes`, server-sent events. `started` comes first
 * and identifies this start of the server; `changed` names a script of the plugin that was written.
 */
export function registerPluginChanges(app: FastifyInstance, folder: string): void {
  const start = randomUUID();
  const pages = new Set<(file: string) => void>();
  const due = new Map<string, ReturnType<typeof setTimeout>>();
  const announce = (file: string) => {
    due.delete(file);
    for (const page of pages) page(file);
  };
  const watcher = watch(folder, (_event, file) => {
    if (!file?.endsWith('.js')) return;
    clearTimeout(due.get(file));
    due.set(
      file,
      setTimeout(() => announce(file), ONE_CHANGE_MS),
    );
  });

  serveEvents(app, '/plugins/changes', (send) => {
    // The server is soon back after a restart.
    send({ event: 'started', retry: 300, data: start });
    const page = (file: string) => send({ event: 'changed', data: file });
    pages.add(page);
    return () => void pages.delete(page);
  });

  app.addHook('preClose', (done) => {
    watcher.close();
    for (const timer of due.values()) clearTimeout(timer);
    done();
  });
}
