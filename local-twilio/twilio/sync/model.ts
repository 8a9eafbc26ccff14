import type { JsonObject } from '../rest/json';

/** The kinds of Sync objects, as the live clients name them. */
export type ObjectType = 'document' | 'list' | 'map' | 'stream';

/** What every Sync object has, whatever its kind. */
export interface SyncObject {
  readonly sid: string;
  readonly serviceSid: string;
  readonly uniqueName: string | null;
  /** Identity of the client that created it, or `system` for REST. */
  readonly createdBy: string;
  /** Grows with every change; the revision is this number in hexadecimal. */
  readonly eventId: number;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
  readonly dateExpires: Date | null;
}

export interface SyncDocument extends SyncObject {
  readonly data: JsonObject;
}

/** An entry of a list or of a map. */
export interface SyncItem {
  /** Key in a map; in a list the index, in decimal digits. */
  readonly key: string;
  readonly data: JsonObject;
  /** How often it was updated; the revision is this number in hexadecimal. */
  readonly writes: number;
  /** The event of its list or map that wrote it last. */
  readonly eventId: number;
  readonly createdBy: string;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
  readonly dateExpires: Date | null;
}

/** What one identity may do with one object. */
export interface Permission {
  readonly identity: string;
  readonly read: boolean;
  readonly write: boolean;
  /** May delete the object. */
  readonly manage: boolean;
}

export type Action = 'read' | 'write' | 'manage';

export const revisionOf = (object: SyncObject): string => object.eventId.toString(16);
export const itemRevisionOf = (item: SyncItem): string => item.writes.toString(16);
