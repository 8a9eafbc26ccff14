import type { FastifyInstance, FastifyRequest } from 'fastify';
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

/** A browser sends credentials to another origin only after it has asked whether it may. */
const isPreflight = ({ method, headers: asked }: FastifyRequest): boolean =>
  method === 'OPTIONS' && asked['access-control-request-method'] !== undefined;

/** Puts the CORS headers on every reply of Twilio's REST APIs, and answers browsers that ask for them. */
export function registerCors(app: FastifyInstance, switches: Switches): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!REST_HOSTS.has(twilioHost(request.url) ?? '')) return;
    const { corsOrigin, corsPreflight } = switches.current();
    const own = corsOrigin === 'of-request' ? request.headers.origin : undefined;
    reply.headers({ ...headers, 'access-control-allow-origin': own ?? '*' });
    if (isPreflight(request) && corsPreflight === 'answered') await reply.send();
  });
}

const REST_HOSTS: ReadonlySet<string> = new Set([
  'api.twilio.com',
  'sync.twilio.com',
  'taskrouter.twilio.com',
]);
