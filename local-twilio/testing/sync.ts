import fastify from 'fastify';
// The client the payment functions are deployed with, unmodified.
import twilio from '../../serverless/node_modules/twilio';
import { account, agents } from '../account';
import { type Faults, registerFaults } from '../edge/faults';
import { registerForms } from '../edge/forms';
import type { Limits } from '../settings';
import { createSockets, type Sockets } from '../edge/sockets';
import { createIndexes } from '../twilio/insights/indexes';
import { createTaskRouter } from '../twilio/taskrouter/taskRouter';
import { createTokens } from '../twilio/iam/tokens';
import { createApiKeys } from '../twilio/iam/apiKeys';
import { registerValidation } from '../twilio/rest/validation';
import { createSwitches, registerSwitches } from '../twilio/switches/switches';
import { registerSync } from '../twilio/sync/register';
import { syncToken } from './syncToken';

type SyncContext = ReturnType<ReturnType<typeof twilio>['sync']['v1']['services']>;

export interface SyncServer {
  readonly origin: string;
  /** `uri` option of the Twilsock clients. */
  readonly twilsockUri: string;
  /** Twilio's own Node client, at the service of the payment functions. */
  readonly service: SyncContext;
  /** The same client, at all services. */
  readonly services: ReturnType<typeof twilio>['sync']['v1']['services'];
  readonly faults: Faults;
  readonly sockets: Sockets;
  /** A Twilio Access Token for that service, made by Twilio's own helper. */
  accessToken(identity: string, ttlSeconds?: number): string;
  /** Token of the first agent, as Flex gives it out. */
  flexToken(): string;
  /** What `POST /reset` does to this part. */
  reset(): void;
  close(): Promise<void>;
}

/** Twilio's client, unmodified; only the address it asks is this server's. */
function restClient(origin: string): ReturnType<typeof twilio> {
  const httpClient = new twilio.RequestClient();
  const request = httpClient.request.bind(httpClient);
  httpClient.request = (options) =>
    request({ ...options, uri: options.uri.replace('https://', `${origin}/twilio/`) });
  return twilio(account.sid, account.authToken, { httpClient });
}

/** For tests: the Sync part of the server alone, on a free port. */
export async function startSyncServer(limits: Limits = {}): Promise<SyncServer> {
  const app = fastify({ routerOptions: { maxParamLength: 4096 } });
  await registerForms(app);
  app.decorate('apiKeys', createApiKeys());
  registerSwitches(app, createSwitches());
  registerValidation(app);
  const faults = registerFaults(app);
  const sockets = createSockets(app.server);
  const tokens = createTokens();
  const resets: (() => void)[] = [];
  const onReset = (forget: () => void): void => void resets.push(forget);
  const indexes = createIndexes(createTaskRouter());
  registerSync(app, { sockets, faults, tokens, onReset, limits, indexes });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });

  const { services } = restClient(origin).sync.v1;
  return {
    origin,
    twilsockUri: `${origin.replace('http', 'ws')}/twilio/tsock.us1.twilio.com/v3/wsconnect`,
    service: services(account.syncServiceSid),
    services,
    faults,
    sockets,
    accessToken: syncToken,
    flexToken() {
      const [agent] = agents;
      if (!agent) throw new Error('the local account has no agent');
      return tokens.issue(agent).token;
    },
    reset: () => resets.forEach((forget) => forget()),
    async close() {
      sockets.close();
      await app.close();
    },
  };
}
