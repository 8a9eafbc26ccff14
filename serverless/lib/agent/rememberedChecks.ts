import { createHash } from 'node:crypto';
import type { CallClaim } from '../../../src/payment/protocol';
import { keepNewest, type Right, shared } from '../document/memory';

/*
 * A remembered right authorises nothing: every request makes all checks anew. It only lets the question
 * be written down beside the checks (docs/decisions/0008-two-round-trips.md), so that an outsider, or
 * an agent who never had the call, can never cause a write.
 */

const MOST_MILLISECONDS = 15 * 60_000;

/** A token is a secret: what is kept is its hash, together with the call it was checked for. */
export function rightKey(token: string, { taskSid, callSid, conferenceSid }: CallClaim): string {
  const text = [token, taskSid, callSid, conferenceSid].join(' ');
  return createHash('sha256').update(text).digest('base64');
}

/** What the checks of an earlier request found; undefined when none passed in the last 15 minutes. */
export function recallRight(key: string, now: number): Right | undefined {
  const right = shared().rights.get(key);
  return right && now - right.at < MOST_MILLISECONDS ? right : undefined;
}

export function rememberRight(key: string, right: Right): void {
  keepNewest(shared().rights, key, right);
}

export function forgetRight(key: string): void {
  shared().rights.delete(key);
}

/** Forgets everyone's right on a call, by its customer's leg: the call has left an agent. */
export function forgetRights(callSid: string): void {
  const { rights } = shared();
  for (const [key, right] of rights) if (right.callSid === callSid) rights.delete(key);
}
