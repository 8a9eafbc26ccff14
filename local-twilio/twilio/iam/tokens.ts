import { randomBytes } from 'node:crypto';
import { type Agent, agents, supervisors } from '../../account';

/** One agent logged in to Flex. */
interface FlexSession {
  /** Opaque to every client, as a Flex token is. */
  readonly token: string;
  readonly agent: Agent;
  readonly expiration: Date;
}

/** What the server knows about a token that it received. */
export type TokenCheck =
  | { readonly state: 'valid'; readonly session: FlexSession }
  | { readonly state: 'expired' }
  | { readonly state: 'unknown' };

/** The Flex tokens of the local account; they live as long as the server does. */
export interface Tokens {
  /** A fresh token; it expires after `ttlSeconds` (default 8 hours, a working day). */
  issue(agent: Agent, ttlSeconds?: number): FlexSession;
  check(token: string): TokenCheck;
}

const WORKING_DAY_SECONDS = 8 * 60 * 60;

export const findAgent = (identity: string): Agent | undefined =>
  [...agents, ...supervisors].find((agent) => agent.identity === identity);

export function createTokens(): Tokens {
  const sessions = new Map<string, FlexSession>();
  return {
    issue(agent, ttlSeconds = WORKING_DAY_SECONDS) {
      const session: FlexSession = {
        token: randomBytes(32).toString('base64url'),
        agent,
        expiration: new Date(Date.now() + ttlSeconds * 1000),
      };
      sessions.set(session.token, session);
      return session;
    },
    check(token) {
      const session = sessions.get(token);
      if (!session) return { state: 'unknown' };
      return session.expiration.getTime() > Date.now()
        ? { state: 'valid', session }
        : { state: 'expired' };
    },
  };
}
