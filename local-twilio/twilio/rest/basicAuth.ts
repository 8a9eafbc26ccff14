import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiKeys } from '../iam/apiKeys';
import { permits } from '../iam/permissions';
import { sendRestError } from './errors';
import { regionOf } from './regions';

declare module 'fastify' {
  interface FastifyInstance {
    /** Who may ask the account's APIs: see `basicAuth`. */
    apiKeys: ApiKeys;
  }
}

async function unauthorized(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.server.switches.current().authenticateHeader === 'present')
    reply.header('WWW-Authenticate', 'Basic realm="Twilio API"');
  await sendRestError(reply, { status: 401, code: 20003, message: 'Authenticate' });
}

/**
 * A Fastify `onRequest` hook: the account's SID and auth token, or an API key and its secret, of the region
 * that is asked. A Restricted key needs the permission for this request.
 */
export async function basicAuth(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { headers, method, url, originalUrl, server } = request;
  const may = server.apiKeys.judge(headers.authorization, regionOf(originalUrl));
  if (may === undefined) return unauthorized(request, reply);
  const { restrictedKeyStatus, unlistedPermission } = server.switches.current();
  const unlisted = unlistedPermission === 'allow';
  if (may.kind !== 'restricted' || permits(may.policy, method, url, unlisted)) return;
  const status = restrictedKeyStatus === '403' ? 403 : 401;
  await sendRestError(reply, { status, code: 70051, message: 'Authorization failed' });
}

/** The same for what only the auth token and Main keys may do. */
export async function mainAuth(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { headers, originalUrl, server } = request;
  if (server.apiKeys.judge(headers.authorization, regionOf(originalUrl))?.kind === 'main') return;
  await unauthorized(request, reply);
}
