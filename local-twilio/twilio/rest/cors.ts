import type { FastifyInstance } from 'fastify';
import type { Switches } from '../switches/switches';
import { twilioHost } from '../../edge/twilioHost';

/** Named as Twilio's API reference lists them for its replies; the values are ours. */
const headers = {
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers':
    'Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Idempotency-Key',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'ETag, Twilio-Request-Id',
} as const;

/** Puts the CORS headers on every reply of Twilio's REST APIs. */
export function registerCors(app: FastifyInstance, switches: Switches): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (REST_HOSTS.has(twilioHost(request.url) ?? '')) {
      const { origin } = request.headers;
      const own = switches.current().corsOrigin === 'of-request' ? origin : undefined;
      reply.headers({ ...headers, 'access-control-allow-origin': own ?? '*' });
    }
    done();
  });
}

const REST_HOSTS: ReadonlySet<string> = new Set([
  'api.twilio.com',
  'sync.twilio.com',
  'taskrouter.twilio.com',
]);
