import { EventEmitter } from 'node:events';
import { notFound } from '../rest/errors';
import { createDocuments, type Documents } from './documents';
import { syncErrors } from './errors';
import {
  type Action,
  done,
  type Outcome,
  type Permission,
  refused,
  type SyncDocument,
} from './model';
import { createPermissions } from './permissions';
import { createRateLimit } from './rateLimit';

interface AccessEvents {
  /** What an identity may do with a document has changed. */
  changed: [document: SyncDocument, identity: string];
}

export interface DocumentPermission extends Permission {
  readonly document: SyncDocument;
}

/** Documents and the permissions on them: all of Sync that REST and the live clients share. */
export interface SyncStore {
  readonly documents: Documents;
  readonly access: EventEmitter<AccessEvents>;
  /** The document, when `identity` may do that; 404 comes before 403. */
  findFor(identity: string, action: Action, serviceSid: string, id: string): Outcome<SyncDocument>;
  allows(identity: string, action: Action, document: SyncDocument): boolean;
  permissions(serviceSid: string, id: string): Outcome<readonly DocumentPermission[]>;
  permission(serviceSid: string, id: string, identity: string): Outcome<DocumentPermission>;
  grant(serviceSid: string, id: string, permission: Permission): Outcome<DocumentPermission>;
  /** Answers what was taken away. */
  revoke(serviceSid: string, id: string, identity: string): Outcome<DocumentPermission>;
}

/** `rateLimited` is asked at every write whether Twilio's write limit holds. */
export function createSyncStore(rateLimited: () => boolean): SyncStore {
  const mayWrite = createRateLimit();
  const documents = createDocuments((sid) => mayWrite(sid) || !rateLimited());
  const permissions = createPermissions();
  const access = new EventEmitter<AccessEvents>();
  documents.events.on('removed', ({ sid }) => permissions.forget(sid));

  function onDocument<T>(
    serviceSid: string,
    id: string,
    then: (document: SyncDocument) => Outcome<T>,
  ): Outcome<T> {
    const found = documents.find(serviceSid, id);
    return found.ok ? then(found.value) : found;
  }

  function permissionOn(document: SyncDocument, identity: string): Outcome<DocumentPermission> {
    const permission = permissions.find(document.sid, identity);
    if (!permission) return refused(notFound(`permission of ${identity}`));
    return done({ ...permission, document });
  }

  return {
    documents,
    access,
    allows: (identity, action, document) => permissions.allow(identity, action, document),
    findFor: (identity, action, serviceSid, id) =>
      onDocument(serviceSid, id, (document) =>
        permissions.allow(identity, action, document)
          ? done(document)
          : refused(syncErrors.accessForbidden),
      ),
    permissions: (serviceSid, id) =>
      onDocument(serviceSid, id, (document) =>
        done(permissions.list(document.sid).map((permission) => ({ ...permission, document }))),
      ),
    permission: (serviceSid, id, identity) =>
      onDocument(serviceSid, id, (document) => permissionOn(document, identity)),
    grant: (serviceSid, id, permission) =>
      onDocument(serviceSid, id, (document) => {
        permissions.set(document.sid, permission);
        setImmediate(() => access.emit('changed', document, permission.identity));
        return done({ ...permission, document });
      }),
    revoke: (serviceSid, id, identity) =>
      onDocument(serviceSid, id, (document) => {
        const revoked = permissionOn(document, identity);
        permissions.remove(document.sid, identity);
        setImmediate(() => access.emit('changed', document, identity));
        return revoked;
      }),
  };
}
