import { Type, type Static } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import type { TokenCheck, Tokens } from '../iam/tokens';
import { basicAuth } from '../rest/basicAuth';
import { invalidParameter, sendRestError } from '../rest/errors';
import type { FlexConfiguration } from './configuration';

const TokenBody = Type.Object({ Token: Type.String() });

const ConfigurationBody = Type.Object(
  { account_sid: Type.String() },
  { additionalProperties: Type.Unknown() },
);

/** Whether a header `Authorization` claims to be an account or an API key. */
const ofAccount = (authorization = ''): boolean =>
  /^(AC|SK)/.test(Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString());

/** `POST flex-api.twilio.com/v1/Accounts/{AC}/Tokens/Info`: Flex UI asks who it is. */
function tokenInfo(check: TokenCheck): object {
  if (check.state !== 'valid') return { valid: false, code: 20101, message: 'Invalid token' };
  const { agent, expiration } = check.session;
  return {
    valid: true,
    code: 0,
    message: null,
    expiration: expiration.toISOString(),
    date_created: new Date().toISOString(),
    identity: agent.identity,
    realm_user_id: agent.identity,
    worker_sid: agent.workerSid,
    roles: agent.roles,
    flex_user_sid: agent.flexUserSid,
    account_sid: account.sid,
  };
}

/** What Flex UI asks of flex-api, flex and preview while it boots. */
export function registerFlex(
  app: FastifyInstance,
  tokens: Tokens,
  configuration: FlexConfiguration,
): void {
  const path = '/twilio/flex-api.twilio.com/v1/Configuration';
  // Flex UI asks with an agent's token, tools with the account's credentials.
  app.get(
    path,
    {
      onRequest: async (request, reply) => {
        if (ofAccount(request.headers.authorization)) await basicAuth(request, reply);
      },
    },
    () => configuration.current(),
  );
  app.post<{ Body: Static<typeof ConfigurationBody> }>(
    path,
    { onRequest: basicAuth, schema: { body: ConfigurationBody } },
    ({ body: { account_sid: sid, ...changes } }, reply) => {
      const updated = sid === account.sid ? configuration.update(changes) : undefined;
      if (!updated) return sendRestError(reply, invalidParameter('Configuration is not valid'));
      return reply.send(updated);
    },
  );

  app.post<{ Body: Static<typeof TokenBody> }>(
    '/twilio/flex-api.twilio.com/v1/Accounts/:accountSid/Tokens/Info',
    { schema: { body: TokenBody } },
    (request) => tokenInfo(tokens.check(request.body.Token)),
  );

  app.get('/twilio/flex-api.twilio.com/v1/account/provision/status', () => ({
    status: 'inactive',
  }));
  // Asked for a supervisor's Teams view. No teams are set up: it lists every worker.
  app.get(
    `/twilio/flex-api.twilio.com/v1/Instances/${account.flexInstanceSid}/Teams/Context`,
    () => ({
      team_setup_complete: false,
    }),
  );
  app.get('/twilio/flex.twilio.com/api/v1/Session', () => ({
    insightsActive: false,
    // Without it Flex UI offers cold transfers only.
    features: [{ id: 'flex-warm-transfers', enabled: true }],
  }));
  app.get('/twilio/flex.twilio.com/api/v1/Features/*', () => ({ enabled: false }));
}
