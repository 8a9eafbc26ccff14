import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiKeys } from '../iam/apiKeys';
import { sendRestError } from './errors';
import { regionOf } from './regions';

declare module 'fastify' {
  interface FastifyInstance {
    /** Who may ask the account's APIs: see `basicAuth`. */
    apiKeys: ApiKeys;
  }
}

/**
 * A Fastify `onRequest` hook: the account's SID and auth token, or an API key and its secret, of the region
 * that is asked.
 */
export async function basicAuth(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { authorization } = request.headers;
  if (request.server.apiKeys.accepts(authorization, regionOf(request.originalUrl))) return;
  if (request.server.switches.current().authenticateHeader === 'present')
    reply.header('WWW-Authenticate', 'Basic realm="Twilio API"');
  await sendRestError(reply, { status: 401, code: 20003, message: 'Authenticate' });
}
