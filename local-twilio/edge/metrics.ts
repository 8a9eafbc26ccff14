import type { FastifyInstance } from 'fastify';
import { twilioHost } from './twilioHost';

/**
 * `GET /metrics` answers how many HTTP requests each Twilio host got, by method, since
 * `POST /metrics/reset`: `{"sync.twilio.com": {"GET": 2, "POST": 1}}`. WebSocket messages are not
 * counted; requests answered by a fault are, and so are callbacks to the account's Functions.
 */
export function registerMetrics(app: FastifyInstance): void {
  const counts = new Map<string, Map<string, number>>();

  app.addHook('onRequest', ({ url, method }, _reply, done) => {
    const host = twilioHost(url);
    if (host !== undefined) {
      const methods = counts.get(host) ?? new Map<string, number>();
      methods.set(method, (methods.get(method) ?? 0) + 1);
      counts.set(host, methods);
    }
    done();
  });

  app.get('/metrics', () =>
    Object.fromEntries([...counts].map(([host, methods]) => [host, Object.fromEntries(methods)])),
  );
  app.post('/metrics/reset', (_request, reply) => {
    counts.clear();
    return reply.code(204).send();
  });
}
