import type { FastifyInstance } from 'fastify';
import { twilioHost } from '../../edge/twilioHost';

/** As Twilio's API reference lists them for its replies. */
const headers = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
  'access-control-allow-headers':
    'Accept, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Idempotency-Key',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'ETag, Twilio-Request-Id',
} as const;

/** Puts the CORS headers on every reply of Twilio's REST APIs. */
export function registerCors(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (REST_HOSTS.has(twilioHost(request.url) ?? '')) reply.headers(headers);
    done();
  });
}

const REST_HOSTS: ReadonlySet<string> = new Set([
  'api.twilio.com',
  'sync.twilio.com',
  'taskrouter.twilio.com',
]);
