import type { FastifyReply, FastifyRequest } from 'fastify';
import { account } from '../../account';
import { sendRestError } from './errors';

const accepted = new Set(
  [`${account.sid}:${account.authToken}`, `${account.apiKeySid}:${account.apiKeySecret}`].map(
    (pair) => `Basic ${Buffer.from(pair).toString('base64')}`,
  ),
);

/** A Fastify `onRequest` hook: the account's SID and auth token, or an API key and its secret. */
export async function basicAuth(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (accepted.has(request.headers.authorization ?? '')) return;
  reply.header('WWW-Authenticate', 'Basic realm="Twilio API"');
  await sendRestError(reply, { status: 401, code: 20003, message: 'Authenticate' });
}
