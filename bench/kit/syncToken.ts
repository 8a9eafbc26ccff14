// The helper the functions make their tokens with.
import AccessToken from '../../serverless/node_modules/twilio/lib/jwt/AccessToken';
import { account } from '../../local-twilio/account';
import type { LocalTwilio } from '../../local-twilio/server';
import { askTwilio, documents } from '../../serverless/http.test/harness';

/** A token that may read one document. */
export async function tokenToRead(local: LocalTwilio, document: string): Promise<string> {
  const identity = 'bench';
  const rights = { Read: 'true', Write: 'false', Manage: 'false' };
  await askTwilio(local, `${documents}/${document}/Permissions/${identity}`, rights);
  const { sid, apiKeySid, apiKeySecret, syncServiceSid } = account;
  const token = new AccessToken(sid, apiKeySid, apiKeySecret, { identity, ttl: 3_600 });
  token.addGrant(new AccessToken.SyncGrant({ serviceSid: syncServiceSid }));
  return token.toJwt();
}
