import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { account } from '../../account';
import { parseJsonObject } from '../rest/json';
import type { SwitchSettings } from '../switches/switches';
import { sidOfService } from '../sync/services';
import type { Status } from './messages';

/** Who a client is and what it may reach, until when. */
export interface Grant {
  readonly identity: string;
  readonly syncServiceSid: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export type Verdict =
  { readonly ok: true; readonly grant: Grant } | { readonly ok: false; readonly status: Status };

/** The secret of one of the account's API keys; undefined for a key it has not. */
export type SecretOf = (apiKeySid: string) => string | undefined;

/** Looks up an opaque token, such as Flex's own; `unknown` when nobody issued it. */
export type OpaqueTokens = (token: string) => Grant | 'expired' | 'unknown';

const Header = Type.Object({ alg: Type.Literal('HS256') });
const Claims = Type.Object({
  iss: Type.String(),
  sub: Type.String(),
  exp: Type.Number(),
  nbf: Type.Optional(Type.Number()),
  grants: Type.Object({
    identity: Type.Optional(Type.String({ minLength: 1 })),
    data_sync: Type.Optional(Type.Object({ service_sid: Type.String() })),
  }),
});

/** Which numbers of Twilio's error dictionary a refusal has. */
type Numbers = SwitchSettings['syncTokenErrors'];

const refusal =
  (ofAccessToken: number, ofTwilsock: number, description: string) =>
  (numbers: Numbers): Verdict => {
    const errorCode = numbers === 'access-token' ? ofAccessToken : ofTwilsock;
    return { ok: false, status: { code: 401, status: 'UNAUTHORIZED', errorCode, description } };
  };

/** The SDK takes 20104 for an expired token. */
const refusals = {
  token: refusal(20101, 51130, 'Invalid Access Token'),
  header: refusal(20102, 51130, 'Invalid Access Token header'),
  issuer: refusal(20103, 51115, 'Invalid Access Token issuer/subject'),
  expired: refusal(20104, 51119, 'Access Token expired or expiration date invalid'),
  early: refusal(20105, 51120, 'Access Token not yet valid'),
  grants: refusal(20106, 51107, 'Invalid Access Token grants'),
  signature: refusal(20107, 51117, 'Invalid Access Token signature'),
} as const;

const decode = (part: string): unknown =>
  parseJsonObject(Buffer.from(part, 'base64url').toString('utf8'));

function isSigned(content: string, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(content).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function verifyJwt(
  secretOf: SecretOf,
  header: string,
  claims: string,
  signature: string,
): Grant | keyof typeof refusals {
  if (!Value.Check(Header, decode(header))) return 'header';
  const payload = decode(claims);
  if (!Value.Check(Claims, payload)) return 'token';
  const secret = payload.sub === account.sid ? secretOf(payload.iss) : undefined;
  if (secret === undefined) return 'issuer';
  if (!isSigned(`${header}.${claims}`, signature, secret)) return 'signature';
  const now = Date.now();
  if (payload.exp * 1000 <= now) return 'expired';
  if (payload.nbf !== undefined && payload.nbf * 1000 > now) return 'early';
  const { identity, data_sync: sync } = payload.grants;
  if (!identity || !sync) return 'grants';
  return {
    identity,
    syncServiceSid: sidOfService(sync.service_sid),
    expiresAt: payload.exp * 1000,
  };
}

function judge(
  token: string,
  secretOf: SecretOf,
  opaqueTokens: OpaqueTokens,
): Grant | keyof typeof refusals {
  const [header, claims, signature, ...rest] = token.split('.');
  if (header && claims && signature && rest.length === 0) {
    return verifyJwt(secretOf, header, claims, signature);
  }
  const grant = opaqueTokens(token);
  return grant === 'unknown' ? 'token' : grant;
}

/**
 * Judges a client's token: a Twilio Access Token (JWT, HS256 with an API key of the account, with
 * a Sync grant), or else one that `opaqueTokens` knows.
 */
export function verifyToken(
  token: string,
  secretOf: SecretOf,
  opaqueTokens: OpaqueTokens,
  numbers: Numbers,
): Verdict {
  const grant = judge(token, secretOf, opaqueTokens);
  return typeof grant === 'string' ? refusals[grant](numbers) : { ok: true, grant };
}
