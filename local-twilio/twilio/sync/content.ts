import { matchVersion } from '../rest/ifMatch';
import { done, type Outcome, refused } from '../rest/outcome';
import type { JsonObject } from '../rest/json';
import type { RestError } from '../rest/errors';
import type { SwitchSettings } from '../switches/switches';
import { syncErrors } from './errors';

const MAX_DATA_BYTES = 16 * 1024;
const MAX_MESSAGE_BYTES = 4 * 1024;
/** Bytes of data as Sync counts them. */
export const sizeOf = (data: JsonObject): number => Buffer.byteLength(JSON.stringify(data));

const MAX_TTL_S = 31_536_000;
const REVISION = /^[0-9a-f]+$/i;
/** The revision sent by a client that wants to be the first to write: none is below 0. */
const NOT_THERE_YET = '-1';
const isRevision = (tag: string): boolean => REVISION.test(tag) || tag === NOT_THERE_YET;

/** When what has this TTL ends; 0 seconds is never. */
export function expiresAt(ttl: number): Date | null {
  return ttl === 0 ? null : new Date(Date.now() + ttl * 1000);
}

/** Refuses times to live out of bounds. */
export function checkTtl(...ttls: readonly (number | undefined)[]): Outcome<undefined> {
  const outOfBounds = (ttl: number): boolean =>
    !Number.isInteger(ttl) || ttl < 0 || ttl > MAX_TTL_S;
  return ttls.some((ttl) => ttl !== undefined && outOfBounds(ttl))
    ? refused(syncErrors.invalidTtl)
    : done(undefined);
}

/** What decides whether something may be written, and until when it is kept; parts of it are guessed. */
export interface ContentRules {
  /** Refuses data above 16 KiB, and times to live out of bounds. */
  readonly checkContent: (
    data: JsonObject | undefined,
    ...ttls: readonly (number | undefined)[]
  ) => Outcome<undefined>;
  /** Refuses a message of a stream above 4 KiB. */
  readonly checkMessage: (data: JsonObject) => Outcome<undefined>;
  /**
   * Whether a writer who names a revision in If-Match may overwrite this one. What cannot be a revision is an
   * error of its own.
   */
  readonly checkRevision: (
    ifMatch: string | undefined,
    revision: string,
    mismatch: RestError,
  ) => Outcome<undefined>;
  /** Whether an update with that data, or without, changes neither revision nor date, and is no event. */
  readonly isUnseen: (data: JsonObject | undefined) => boolean;
  /** When something ends after an update with that TTL, or without one. */
  readonly expiryAfter: (before: Date | null, ttl: number | undefined) => Date | null;
}

export function createContentRules(switches: () => SwitchSettings): ContentRules {
  const checkSize = (data: JsonObject, most: number): Outcome<undefined> =>
    sizeOf(data) > most
      ? refused({ ...syncErrors.tooLarge(most), status: switches().syncTooLargeStatus })
      : done(undefined);
  return {
    isUnseen: (data) => data === undefined && switches().syncTtlUpdate === 'unseen',
    checkContent(data, ...ttls) {
      const times = checkTtl(...ttls);
      return times.ok && data ? checkSize(data, MAX_DATA_BYTES) : times;
    },
    checkMessage: (data) => checkSize(data, MAX_MESSAGE_BYTES),
    checkRevision(ifMatch, revision, mismatch) {
      const bare = switches().syncIfMatch === 'revision-only';
      if (bare && ifMatch !== undefined && !isRevision(ifMatch))
        return refused(syncErrors.invalidIfMatch);
      const match = matchVersion(ifMatch, revision);
      if (match.kind === 'fits') return done(undefined);
      return refused(match.tags.every(isRevision) ? mismatch : syncErrors.invalidIfMatch);
    },
    expiryAfter(before, ttl) {
      if (ttl !== undefined) return expiresAt(ttl);
      return switches().syncExpiryAfterWrite === 'kept' ? before : null;
    },
  };
}
