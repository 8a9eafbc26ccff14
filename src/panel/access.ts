import type { Snapshot } from '../client/snapshot';

/** What an agent may do with a call's payments: act on them, watch them, or read how they ended. */
export type Access = 'act' | 'watch' | 'ended';

/** `access`, restricted to what the functions allow. */
export function accessOf(access: Access, { mayAct }: Snapshot): Access {
  return access === 'act' && !mayAct ? 'watch' : access;
}
