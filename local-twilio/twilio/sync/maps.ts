import { newSid } from '../../account';
import type { JsonObject } from './model';

/** A Sync map without live updates: as much as the conversations client inside Flex UI reads. */
export interface SyncMap {
  readonly sid: string;
  readonly serviceSid: string;
  readonly uniqueName: string;
  readonly items: Readonly<Record<string, JsonObject>>;
  readonly dateCreated: Date;
}

export interface SyncMaps {
  /** By SID or unique name. */
  find(serviceSid: string, id: string): SyncMap | undefined;
  /** Makes the map of that name, or gives it new items. */
  put(serviceSid: string, uniqueName: string, items: SyncMap['items']): SyncMap;
}

export function createMaps(): SyncMaps {
  const maps = new Map<string, SyncMap>();
  const find = (serviceSid: string, id: string): SyncMap | undefined =>
    [...maps.values()].find(
      (map) => map.serviceSid === serviceSid && (map.sid === id || map.uniqueName === id),
    );

  return {
    find,
    put(serviceSid, uniqueName, items) {
      const { sid, dateCreated } = find(serviceSid, uniqueName) ?? {
        sid: newSid('MP'),
        dateCreated: new Date(),
      };
      const map = { sid, serviceSid, uniqueName, items, dateCreated };
      maps.set(sid, map);
      return map;
    },
  };
}
