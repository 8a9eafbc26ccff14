import { matchVersion } from '../rest/ifMatch';
import { done, type Outcome, refused } from '../rest/outcome';
import type { JsonObject } from '../rest/json';
import type { RestError } from '../rest/errors';
import { syncErrors } from './errors';

const MAX_DATA_BYTES = 16 * 1024;
const MAX_TTL_S = 31_536_000;
const REVISION = /^[0-9a-f]+$/i;
/** What a client says who wants to be the first to write: no revision is below 0. */
const NOT_THERE_YET = '-1';

/** When what has this TTL ends; 0 seconds is never. */
export function expiresAt(ttl: number): Date | null {
  return ttl === 0 ? null : new Date(Date.now() + ttl * 1000);
}

/** Refuses data above 16 KiB, and times to live out of bounds. */
export function checkContent(
  data: JsonObject | undefined,
  ...ttls: readonly (number | undefined)[]
): Outcome<undefined> {
  const outOfBounds = (ttl: number): boolean =>
    !Number.isInteger(ttl) || ttl < 0 || ttl > MAX_TTL_S;
  if (ttls.some((ttl) => ttl !== undefined && outOfBounds(ttl))) {
    return refused(syncErrors.invalidTtl);
  }
  const tooLarge = data && Buffer.byteLength(JSON.stringify(data)) > MAX_DATA_BYTES;
  return tooLarge ? refused(syncErrors.tooLarge) : done(undefined);
}

/**
 * Whether a writer who names a revision in If-Match may overwrite this one. What cannot be a revision is an
 * error of its own.
 */
export function checkRevision(
  ifMatch: string | undefined,
  revision: string,
  mismatch: RestError,
): Outcome<undefined> {
  const match = matchVersion(ifMatch, revision);
  if (match.kind === 'fits') return done(undefined);
  const possible = match.tags.every((tag) => REVISION.test(tag) || tag === NOT_THERE_YET);
  return refused(possible ? mismatch : syncErrors.invalidIfMatch);
}
