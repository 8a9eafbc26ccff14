import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { account } from '../../account';
import { parseJsonObject } from '../rest/json';
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

const unauthorized = (errorCode: number, description: string): Verdict => ({
  ok: false,
  status: { code: 401, status: 'UNAUTHORIZED', errorCode, description },
});

/** Refusals of Twilio's error dictionary; the SDK takes 20104 for an expired token. */
const refusals = {
  token: unauthorized(20101, 'Invalid Access Token'),
  header: unauthorized(20102, 'Invalid Access Token header'),
  issuer: unauthorized(20103, 'Invalid Access Token issuer/subject'),
  expired: unauthorized(20104, 'Access Token expired or expiration date invalid'),
  early: unauthorized(20105, 'Access Token not yet valid'),
  grants: unauthorized(20106, 'Invalid Access Token grants'),
  signature: unauthorized(20107, 'Invalid Access Token signature'),
} as const;

const decode = (part: string): unknown =>
  parseJsonObject(Buffer.from(part, 'base64url').toString('utf8'));

function isSigned(content: string, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(content).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function verifyJwt(secretOf: SecretOf, header: string, claims: string, signature: string): Verdict {
  if (!Value.Check(Header, decode(header))) return refusals.header;
  const payload = decode(claims);
  if (!Value.Check(Claims, payload)) return refusals.token;
  const secret = payload.sub === account.sid ? secretOf(payload.iss) : undefined;
  if (secret === undefined) return refusals.issuer;
  if (!isSigned(`${header}.${claims}`, signature, secret)) return refusals.signature;
  const now = Date.now();
  if (payload.exp * 1000 <= now) return refusals.expired;
  if (payload.nbf !== undefined && payload.nbf * 1000 > now) return refusals.early;
  const { identity, data_sync: sync } = payload.grants;
  if (!identity || !sync) return refusals.grants;
  const grant = { identity, syncServiceSid: sync.service_sid, expiresAt: payload.exp * 1000 };
  return { ok: true, grant };
}

/**
 * Judges a client's token: a Twilio Access Token (JWT, HS256 with an API key of the account, with
 * a Sync grant), or else one that `opaqueTokens` knows.
 */
export function verifyToken(
  token: string,
  secretOf: SecretOf,
  opaqueTokens: OpaqueTokens,
): Verdict {
  const [header, claims, signature, ...rest] = token.split('.');
  if (header && claims && signature && rest.length === 0) {
    return verifyJwt(secretOf, header, claims, signature);
  }
  const grant = opaqueTokens(token);
  if (grant === 'unknown') return refusals.token;
  return grant === 'expired' ? refusals.expired : { ok: true, grant };
}
