import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { account } from '../local-twilio/account';

const claimsSchema = v.pipe(v.string(), v.parseJson(), v.looseObject({ exp: v.number() }));

/** An Access Token like `token` that expires in `seconds` already; the same one when that is not said. */
export function shortened(token: string, seconds: number | undefined): string {
  if (seconds === undefined) return token;
  const [header = '', payload = ''] = token.split('.');
  const claims = v.parse(claimsSchema, Buffer.from(payload, 'base64url').toString('utf8'));
  const exp = Math.ceil(Date.now() / 1000) + seconds;
  const body = Buffer.from(JSON.stringify({ ...claims, exp })).toString('base64url');
  const signed = `${header}.${body}`;
  const signature = createHmac('sha256', account.apiKeySecret).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}
