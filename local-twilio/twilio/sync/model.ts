import { account } from '../../account';
import type { RestError } from '../rest/errors';

/** What a document holds: a JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

export interface SyncService {
  readonly sid: string;
  readonly friendlyName: string;
  /** With access control on, a client needs a permission for each object; REST never does. */
  readonly aclEnabled: boolean;
  readonly dateCreated: Date;
}

export interface SyncDocument {
  readonly sid: string;
  readonly serviceSid: string;
  readonly uniqueName: string | null;
  /** Identity of the client that created it, or `system` for REST. */
  readonly createdBy: string;
  readonly data: JsonObject;
  /** Grows with every write; the revision is this number in hexadecimal. */
  readonly eventId: number;
  readonly dateCreated: Date;
  readonly dateUpdated: Date;
  readonly dateExpires: Date | null;
}

/** What one identity may do with one document. */
export interface Permission {
  readonly identity: string;
  readonly read: boolean;
  readonly write: boolean;
  /** May delete the document. */
  readonly manage: boolean;
}

export type Action = 'read' | 'write' | 'manage';

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RestError };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = (error: RestError): Outcome<never> => ({ ok: false, error });

export const revisionOf = (document: SyncDocument): string => document.eventId.toString(16);

/** The default service of the Flex project, which Flex UI uses: no access control. */
export const flexSyncServiceSid = 'IS10ca1000000000000000000000000002';

const dateCreated = new Date();

export const services: ReadonlyMap<string, SyncService> = new Map(
  [
    {
      sid: account.syncServiceSid,
      friendlyName: 'Payments',
      aclEnabled: true,
      dateCreated,
    },
    {
      sid: flexSyncServiceSid,
      friendlyName: 'Default Service',
      aclEnabled: false,
      dateCreated,
    },
  ].map((service) => [service.sid, service]),
);
