// Twilio's own helper, as the functions use it.
import AccessToken from '../../serverless/node_modules/twilio/lib/jwt/AccessToken';
import { account } from '../account';

/** A Twilio Access Token for the project's Sync service. */
export function syncToken(identity: string, ttl = 3_600): string {
  const { sid, apiKeySid, apiKeySecret, syncServiceSid } = account;
  const token = new AccessToken(sid, apiKeySid, apiKeySecret, { identity, ttl });
  token.addGrant(new AccessToken.SyncGrant({ serviceSid: syncServiceSid }));
  return token.toJwt();
}
