import { setImmediate } from 'node:timers/promises';
import type { TwilioAccess } from '../twilio/http';
import { identityOf } from './readers';

const TOKEN_SECONDS = 900;

/** A token for the project's Sync service; what its identity may see there is up to permissions. */
interface SyncToken {
  readonly syncToken: string;
  /** Milliseconds since 1970. */
  readonly syncTokenExpiresAt: number;
}

/** Whom a token is for. */
interface Reader {
  readonly workerSid: string;
  readonly callSid: string;
  readonly now: number;
  /** When the token expires, if that is sooner than usual. */
  readonly until: number | undefined;
}

/**
 * Signs a worker's token for one call, issued at `now`, as Twilio's `AccessToken` does
 * (docs/decisions/0026-sync-tokens.md). It lets the requests beside it leave first: what signs is loaded while
 * they are answered.
 */
export async function signSyncToken(
  { settings }: TwilioAccess,
  { workerSid, callSid, now, until = Infinity }: Reader,
): Promise<SyncToken> {
  await setImmediate();
  const { sign } = await import('jws');
  const { ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET, PAYMENTS_SYNC_SERVICE_SID } = settings;
  const ttl = Math.min(TOKEN_SECONDS, Math.ceil((until - now) / 1000));
  // The token counts whole seconds.
  const issued = Math.floor(now / 1000);
  const syncToken = sign({
    header: { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' },
    payload: {
      jti: `${TWILIO_API_KEY}-${issued}`,
      grants: {
        identity: identityOf(workerSid, callSid),
        data_sync: { service_sid: PAYMENTS_SYNC_SERVICE_SID },
      },
      iat: issued,
      exp: issued + ttl,
      iss: TWILIO_API_KEY,
      sub: ACCOUNT_SID,
    },
    secret: TWILIO_API_SECRET,
  });
  return { syncToken, syncTokenExpiresAt: (issued + ttl) * 1000 };
}
