import AccessToken from 'twilio/lib/jwt/AccessToken';
import * as v from 'valibot';
import { type CallDocument, emptyDocument } from '../../../src/payment/document/session';
import type { OpenReply } from '../../../src/payment/protocol';
import { documentName } from '../payments/callbackUrl';
import type { AgentCall } from './authorize';
import { refusal } from '../runtime/refusal';
import { changeDocument } from '../document/store';
import { documentPath } from '../document/syncDocuments';
import { retrying } from '../twilio/access';
import { askTwilio, type TwilioAccess } from '../twilio/http';

const TOKEN_SECONDS = 900;

/** A token for the project's Sync service; what its identity may see there is up to permissions. */
function syncToken({ settings }: TwilioAccess, identity: string): string {
  const { ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET, PAYMENTS_SYNC_SERVICE_SID } = settings;
  const token = new AccessToken(ACCOUNT_SID, TWILIO_API_KEY, TWILIO_API_SECRET, {
    identity,
    ttl: TOKEN_SECONDS,
  });
  token.addGrant(new AccessToken.SyncGrant({ serviceSid: PAYMENTS_SYNC_SERVICE_SID }));
  return token.toJwt();
}

/** To whom a document is worth creating: nothing more can come on a call that is over. */
function documentToOpen({ claim, watching }: AgentCall, document?: CallDocument): CallDocument {
  if (document) return document;
  if (watching !== 'wraps-up') return emptyDocument(claim.callSid);
  throw refusal('no-such-payment', 'No payment was taken on this call');
}

/**
 * Lets the agent read the document of their call, created when missing, and tells what they are offered;
 * likewise somebody who only watches (R75). The identity is the worker's on this one call, so that a permission never outlives the reason it was
 * given for: the document goes after a day and its permissions with it.
 */
export async function openDocument(call: AgentCall): Promise<OpenReply> {
  const { access, claim, workerSid, offer, prefill, watching, now } = call;
  const name = documentName(claim.callSid);
  call.reports.accepted(null);
  await changeDocument(access, name, call.stored, (document) => ({
    write: documentToOpen(call, document),
    result: undefined,
  }));
  const identity = `${workerSid}.${claim.callSid}`;
  const permission = {
    method: 'POST',
    host: 'sync.twilio.com',
    path: `${documentPath(access, name)}/Permissions/${identity}`,
    form: { Read: 'true', Write: 'false', Manage: 'false' },
  } as const;
  await retrying(access.signal, () => askTwilio(access, permission, v.unknown()));
  return {
    now,
    document: name,
    syncToken: syncToken(access, identity),
    // The token counts whole seconds, from a moment that is not before `now`.
    syncTokenExpiresAt: (Math.floor(now / 1000) + TOKEN_SECONDS) * 1000,
    configuration: offer,
    prefill: prefill ?? null,
    mayAct: watching === undefined,
  };
}
