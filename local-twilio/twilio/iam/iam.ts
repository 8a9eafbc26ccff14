import { Type, type Static } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import { basicAuth } from '../rest/basicAuth';
import { notFound, type RestError, sendRestError } from '../rest/errors';
import { IssueBody, IssueReply, RefreshReply, ValidateBody, ValidateReply } from './schemas';
import { findAgent, type TokenCheck, type Tokens } from './tokens';

/**
 * The result that twilio-flex-token-validator 1.6.0 reads: it resolves on `valid: true` and rejects
 * with `message` otherwise, whatever the HTTP status (its source).
 */
function validationResult(check: TokenCheck): Static<typeof ValidateReply> {
  switch (check.state) {
    case 'valid':
      return {
        valid: true,
        code: 0,
        message: null,
        expiration: check.session.expiration.toISOString(),
        realm_user_id: check.session.agent.identity,
        identity: check.session.agent.identity,
        worker_sid: check.session.agent.workerSid,
        roles: [...check.session.agent.roles],
      };
    case 'expired':
      return { valid: false, code: 21, message: 'Token has expired' };
    case 'unknown':
      return { valid: false, code: 20, message: 'Token is invalid' };
  }
}

/** The Flex token in a header `Authorization`, by whose own authority older versions of Flex UI have it judged. */
const ownToken = (authorization = ''): string =>
  /^token:(.*)$/.exec(
    Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString(),
  )?.[1] ?? '';

const notRenewed: RestError = { status: 401, code: 20101, message: 'Invalid Access Token' };

/**
 * `POST iam.twilio.com/v1/Accounts/{AC}/Tokens/validate` as the token validator calls it;
 * `…/Tokens/refresh` as Flex UI does for a token with three minutes or less to live (the old one stays
 * valid until it ends); and
 * `POST /agents/{identity}/token` with an optional `{"ttlSeconds": 60}`, which logs an agent in
 * without a browser and answers `{token, expiration}`; 404 for an agent the account does not have.
 */
export function registerIam(app: FastifyInstance, tokens: Tokens): void {
  app.post<{ Params: { accountSid: string }; Body: Static<typeof ValidateBody> }>(
    '/twilio/iam.twilio.com/v1/Accounts/:accountSid/Tokens/validate',
    {
      onRequest: async (request, reply) => {
        if (tokens.check(ownToken(request.headers.authorization)).state === 'valid') return;
        await basicAuth(request, reply);
      },
      schema: { body: ValidateBody, response: { 200: ValidateReply } },
    },
    (request, reply) => {
      if (request.params.accountSid !== account.sid)
        return sendRestError(reply, notFound(request.params.accountSid));
      return reply.send(validationResult(tokens.check(request.body.token)));
    },
  );

  app.post<{ Params: { accountSid: string }; Body: Static<typeof ValidateBody> }>(
    '/twilio/iam.twilio.com/v1/Accounts/:accountSid/Tokens/refresh',
    { schema: { body: ValidateBody, response: { 200: RefreshReply } } },
    (request, reply) => {
      const check = tokens.check(request.body.token);
      if (request.params.accountSid !== account.sid || check.state !== 'valid')
        return sendRestError(reply, notRenewed);
      const { agent, token, expiration } = tokens.issue(check.session.agent);
      return reply.send({
        token,
        identity: agent.identity,
        expiration: expiration.toISOString(),
        roles: [...agent.roles],
      });
    },
  );

  app.post<{ Params: { identity: string }; Body: Static<typeof IssueBody> | null }>(
    '/agents/:identity/token',
    { schema: { body: Type.Union([IssueBody, Type.Null()]), response: { 201: IssueReply } } },
    (request, reply) => {
      const agent = findAgent(request.params.identity);
      if (!agent) return sendRestError(reply, notFound(request.params.identity));
      const { token, expiration } = tokens.issue(agent, request.body?.ttlSeconds);
      return reply.code(201).send({ token, expiration: expiration.toISOString() });
    },
  );
}
