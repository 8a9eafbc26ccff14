import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { askTwilio, type TwilioAccess } from '../twilio/http';
import { findOnTwilio, retrying } from '../twilio/retry';
import { documentPath } from './documents';

/*
 * Who may read a call's document. An identity is a worker's on one call, so that a permission never
 * outlives the reason it was given for: the document goes after a day and its permissions with it.
 */

const TOKEN_SECONDS = 900;

const identityOf = (workerSid: string, callSid: string): string => `${workerSid}.${callSid}`;

const permissionPath = (access: TwilioAccess, name: string, identity: string): string =>
  `${documentPath(access, name)}/Permissions/${identity}`;

/** Lets a worker read the document of one call, and nothing else. */
export async function addReader(
  access: TwilioAccess,
  name: string,
  workerSid: string,
  callSid: string,
): Promise<void> {
  const permission = {
    method: 'POST',
    host: 'sync.twilio.com',
    path: permissionPath(access, name, identityOf(workerSid, callSid)),
    form: { Read: 'true', Write: 'false', Manage: 'false' },
  } as const;
  await retrying(access.signal, () => askTwilio(access, permission, v.unknown()));
}

const permissionsSchema = v.object({ permissions: v.array(v.object({ identity: v.string() })) });

/** The workers who may read a document; few, since each has an identity for this one call. */
export async function readReaders(access: TwilioAccess, name: string): Promise<readonly string[]> {
  const path = `${documentPath(access, name)}/Permissions?PageSize=100`;
  const request = { method: 'GET', host: 'sync.twilio.com', path } as const;
  const found = await findOnTwilio(access.signal, () =>
    askTwilio(access, request, permissionsSchema),
  );
  return (found?.permissions ?? []).map(({ identity }) => identity.split('.', 1)[0] ?? '');
}

export async function removeReader(
  access: TwilioAccess,
  name: string,
  workerSid: string,
  callSid: string,
): Promise<void> {
  const path = permissionPath(access, name, identityOf(workerSid, callSid));
  const request = { method: 'DELETE', host: 'sync.twilio.com', path } as const;
  await findOnTwilio(access.signal, () => askTwilio(access, request, v.unknown()));
}

/** A token for the project's Sync service; what its identity may see there is up to permissions. */
interface SyncToken {
  readonly syncToken: string;
  /** Milliseconds since 1970. */
  readonly syncTokenExpiresAt: number;
}

/** Signs a worker's token for one call, issued at `now`; it expires at `until` if that is sooner. */
export type SignSyncToken = (
  workerSid: string,
  callSid: string,
  now: number,
  until?: number,
) => SyncToken;

/**
 * Loads what signs tokens. That takes a cold process some 80 ms, so it is begun once the requests that the
 * answer waits for are on their way.
 */
export async function loadSigner({ settings }: TwilioAccess): Promise<SignSyncToken> {
  await setImmediate();
  const { default: AccessToken } = await import('twilio/lib/jwt/AccessToken');
  const { ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET, PAYMENTS_SYNC_SERVICE_SID } = settings;
  return (workerSid, callSid, now, until = Infinity) => {
    const ttl = Math.min(TOKEN_SECONDS, Math.ceil((until - now) / 1000));
    const token = new AccessToken(ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET, {
      identity: identityOf(workerSid, callSid),
      ttl,
    });
    token.addGrant(new AccessToken.SyncGrant({ serviceSid: PAYMENTS_SYNC_SERVICE_SID }));
    return {
      syncToken: token.toJwt(),
      // The token counts whole seconds, from a moment that is not before `now`.
      syncTokenExpiresAt: (Math.floor(now / 1000) + ttl) * 1000,
    };
  };
}
