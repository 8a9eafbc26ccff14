import { createHash } from 'node:crypto';
import type { Configuration } from '../../../src/payment/offer/configuration';
import type { Prefill } from '../../../src/payment/offer/prefill';
import type { CallClaim } from '../../../src/payment/protocol';
import { keepNewest } from '../runtime/keepNewest';
import type { FlexUser } from './flexToken';

/*
 * A remembered right authorizes nothing: every request repeats all checks. It only allows the question to be
 * written in parallel with the checks (docs/decisions/0008-two-round-trips.md), so that an outsider, or an agent
 * who never had the call, can never cause a write.
 */

/** That all checks of an agent's request passed, and what they found. */
export interface Right {
  readonly callSid: string;
  readonly workerSid: string;
  readonly offer: Configuration;
  readonly prefill: Prefill | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** When a token was last found good, and whose it was. */
interface Known {
  readonly user: FlexUser;
  readonly at: number;
}

/** Every function is a bundle with its own modules; bundles of a process share what is under a global symbol. */
const usersKey: unique symbol = Symbol.for('flex-payment-functions/users');
const rightsKey: unique symbol = Symbol.for('flex-payment-functions/rights');
const process: {
  readonly Symbol: SymbolConstructor;
  [usersKey]?: Map<string, Known>;
  [rightsKey]?: Map<string, Right>;
} = globalThis;

/** By token, hashed. */
const users = (): Map<string, Known> => (process[usersKey] ??= new Map<string, Known>());

/** By token and claim, hashed. */
export const rights = (): Map<string, Right> => (process[rightsKey] ??= new Map<string, Right>());

const MOST_MILLISECONDS = 15 * 60_000;

const hash = (...texts: readonly string[]): string =>
  createHash('sha256').update(texts.join(' ')).digest('base64');

/** A token is a secret, so only its hash is kept, together with the call it was checked for. */
export function rightKey(token: string, { taskSid, callSid, conferenceSid }: CallClaim): string {
  return hash(token, taskSid, callSid, conferenceSid);
}

/**
 * Whose token it was when IAM last accepted it, within 15 minutes; undefined for any other token. Until then a
 * request costs only a question to IAM.
 */
export function recallUser(token: string, now: number): FlexUser | undefined {
  const known = users().get(hash(token));
  return known && now - known.at < MOST_MILLISECONDS ? known.user : undefined;
}

export function rememberUser(token: string, user: FlexUser, now: number): void {
  keepNewest(users(), hash(token), { user, at: now });
}

export function forgetUser(token: string): void {
  users().delete(hash(token));
}

/** What the checks of an earlier request found; undefined when none passed in the last 15 minutes. */
export function recallRight(key: string, now: number): Right | undefined {
  const right = rights().get(key);
  return right && now - right.at < MOST_MILLISECONDS ? right : undefined;
}

export function rememberRight(key: string, right: Right): void {
  keepNewest(rights(), key, right);
}

export function forgetRight(key: string): void {
  rights().delete(key);
}

/** Forgets everyone's right on a call, by its customer's leg: the call has left an agent. */
export function forgetRights(callSid: string): void {
  for (const [key, right] of rights()) if (right.callSid === callSid) rights().delete(key);
}
