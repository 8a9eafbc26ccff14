import type { FastifyInstance } from 'fastify';

/** A server-sent event. */
export interface ServerEvent {
  readonly event?: string;
  /** Milliseconds after which a page whose stream broke off connects again. */
  readonly retry?: number;
  readonly data: string;
}

function textOf(event: ServerEvent): string {
  const lines = Object.entries(event).map(([field, value]) => `${field}: ${value}\n`);
  return `${lines.join('')}\n`;
}

/**
 * Serves server-sent events at `path`. For each page that opens the stream, `begin` sends the first events
 * and returns what stops the others. The streams end with the server, which would otherwise wait for them.
 */
export function serveEvents(
  app: FastifyInstance,
  path: string,
  begin: (send: (event: ServerEvent) => void) => () => void,
): void {
  const closing = new AbortController();
  app.get(path, (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    // A page that connects again while the server ends would otherwise keep it from ending.
    if (closing.signal.aborted) {
      raw.destroy();
      return;
    }
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const stop = begin((event) => void raw.write(textOf(event)));
    const end = () => raw.end();
    closing.signal.addEventListener('abort', end);
    request.raw.on('close', () => {
      stop();
      closing.signal.removeEventListener('abort', end);
    });
  });
  app.addHook('preClose', (done) => {
    closing.abort();
    done();
  });
}
