import type { Snapshot } from '../client/snapshot';

/** What somebody may do with the payments of a call: act on them, watch, or read what came of them. */
export type Access = 'act' | 'watch' | 'ended';

/** What is left of `access` after the functions had their say. */
export function accessOf(access: Access, { mayAct }: Snapshot): Access {
  return access === 'act' && !mayAct ? 'watch' : access;
}
