import * as v from 'valibot';
import { syncToken } from '../local-twilio/testing/syncToken';

const claimsSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ grants: v.object({ identity: v.string() }) }),
);

/** An Access Token like `token` that expires in `seconds`; without `seconds`, `token` itself. */
export function shortened(token: string, seconds: number | undefined): string {
  if (seconds === undefined) return token;
  const [, payload = ''] = token.split('.');
  const { grants } = v.parse(claimsSchema, Buffer.from(payload, 'base64url').toString('utf8'));
  return syncToken(grants.identity, seconds);
}
