import type { FastifyInstance } from 'fastify';
import type { Faults } from '../../edge/faults';
import type { Limits } from '../../settings';
import type { Sockets } from '../../edge/sockets';
import type { TokenCheck, Tokens } from '../iam/tokens';
import type { Indexes } from '../insights/indexes';
import { createLiveQueries } from '../insights/liveQueries';
import type { HostHandler } from '../twilsock/client';
import type { OpaqueTokens } from '../twilsock/tokens';
import { serveTwilsock } from '../twilsock/twilsock';
import { createCds } from './cds';
import { createConversations } from './conversations';
import { flexSyncServiceSid } from './services';
import { registerSyncRest } from './rest';
import { createSyncStore, type SyncStore } from './store';

export interface SyncOptions {
  readonly sockets: Sockets;
  readonly faults: Faults;
  /** Knows Flex's tokens. One opens Flex's own Sync service, without access control. */
  readonly tokens: Pick<Tokens, 'check'>;
  /** `POST /reset` calls it: all services are emptied, and stay, but Flex's own, for agents stay logged in. */
  readonly onReset: (forget: () => void) => void;
  /** What live queries are about. */
  readonly indexes: Indexes;
  /** How often one object may be read and written (429, 54009). */
  readonly limits: Limits;
}

function flexGrant(check: TokenCheck): ReturnType<OpaqueTokens> {
  if (check.state !== 'valid') return check.state;
  const { agent, expiration } = check.session;
  return {
    identity: agent.identity,
    syncServiceSid: flexSyncServiceSid,
    expiresAt: expiration.getTime(),
  };
}

/** Takes the events of Flex UI's own telemetry and forgets them. */
const telemetry: HostHandler = ({ method, path }) =>
  method === 'POST' && path === '/v1/Telemetry/Events' ? { status: 200, body: {} } : undefined;

/** Adds Sync to the server: REST on sync.twilio.com, and live clients on Twilsock. Answers what is in it. */
export function registerSync(app: FastifyInstance, options: SyncOptions): SyncStore {
  const store = createSyncStore(options.limits, app.switches.current);
  registerSyncRest(app, store);
  options.onReset(() => {
    for (const { sid } of store.services.list()) if (sid !== flexSyncServiceSid) store.clear(sid);
  });
  const stop = serveTwilsock(options.sockets, {
    secretOf: (sid) => app.apiKeys.signingSecret(sid),
    opaqueTokens: (token) => flexGrant(options.tokens.check(token)),
    hosts: {
      'cds.us1.twilio.com': createCds(
        store,
        createLiveQueries(options.indexes, app.switches.current),
      ),
      'aim.us1.twilio.com': createConversations(store),
      'flex-sdk.twilio.com': telemetry,
    },
    faults: options.faults,
    switches: app.switches.current,
  });
  app.addHook('onClose', (_app, done) => {
    stop();
    done();
  });
  return store;
}
