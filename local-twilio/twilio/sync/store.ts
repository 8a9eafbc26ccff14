import { andThen, done, type Outcome, refused } from '../rest/outcome';
import { EventEmitter } from 'node:events';
import { notFound } from '../rest/errors';
import type { Limits } from '../../settings';
import type { SwitchSettings } from '../switches/switches';
import { createContentRules } from './content';
import { type Collections, createCollections } from './collections';
import { createDocuments, type Documents } from './documents';
import { syncErrors } from './errors';
import { type Action, type ObjectType, type Permission, type SyncObject } from './model';
import { createPermissions } from './permissions';
import { createRateLimit } from './rateLimit';
import type { Registry } from './registry';
import { createServices, type SyncServices } from './services';
import { createStreams, type Streams } from './streams';

interface AccessEvents {
  /** What an identity may do with an object has changed. */
  changed: [object: SyncObject, identity: string];
}

export interface ObjectPermission extends Permission {
  readonly object: SyncObject;
}

/** Where an object stands: its kind, its service, its SID or unique name. */
type ObjectPath = readonly [type: ObjectType, serviceSid: string, id: string];

/** The objects and the permissions on them: all of Sync that REST and the live clients share. */
export interface SyncStore {
  readonly switches: () => SwitchSettings;
  readonly services: SyncServices;
  readonly documents: Documents;
  readonly lists: Collections;
  readonly maps: Collections;
  readonly streams: Streams;
  readonly access: EventEmitter<AccessEvents>;
  /** The object, when `identity` may do that; 404 comes before 403. */
  findFor(identity: string, action: Action, ...path: ObjectPath): Outcome<SyncObject>;
  allows(identity: string, action: Action, object: SyncObject): boolean;
  permissions(...path: ObjectPath): Outcome<readonly ObjectPermission[]>;
  permission(identity: string, ...path: ObjectPath): Outcome<ObjectPermission>;
  grant(permission: Permission, ...path: ObjectPath): Outcome<ObjectPermission>;
  /** Answers what was taken away. */
  revoke(identity: string, ...path: ObjectPath): Outcome<ObjectPermission>;
  /** Removes every object of the service, announced like any removal. */
  readonly clear: (serviceSid: string) => void;
}

/** Without a limit an object may be read or written at any rate. */
export function createSyncStore(
  { syncReadsPerSecond, syncWritesPerSecond }: Limits,
  switches: () => SwitchSettings,
): SyncStore {
  const ofSize = () => switches().syncRateOfSize;
  const mayRead = createRateLimit(syncReadsPerSecond, ofSize);
  const mayWrite = createRateLimit(syncWritesPerSecond, ofSize);
  const services = createServices();
  const rules = createContentRules(switches);
  const documents = createDocuments(services, mayRead, mayWrite, rules);
  const lists = createCollections('list', services, mayRead, mayWrite, rules);
  const maps = createCollections('map', services, mayRead, mayWrite, rules);
  const streams = createStreams(services, mayRead, rules);
  const byType: Readonly<Record<ObjectType, Pick<Registry<SyncObject>, 'find' | 'clear'>>> = {
    document: documents,
    list: lists,
    map: maps,
    stream: streams,
  };
  const permissions = createPermissions(services);
  const access = new EventEmitter<AccessEvents>();
  const forget = ({ sid }: SyncObject): void => permissions.forget(sid);
  documents.events.on('removed', forget);
  lists.events.on('removed', forget);
  maps.events.on('removed', forget);
  streams.events.on('removed', forget);

  const find = (...[type, serviceSid, id]: ObjectPath): Outcome<SyncObject> =>
    byType[type].find(serviceSid, id);

  function permissionOn(object: SyncObject, identity: string): Outcome<ObjectPermission> {
    const permission = permissions.find(object.sid, identity);
    if (!permission) return refused(notFound(`permission of ${identity}`));
    return done({ ...permission, object });
  }

  const accessChanged = (object: SyncObject, identity: string): void =>
    void setImmediate(() => access.emit('changed', object, identity));

  return {
    switches,
    services,
    documents,
    lists,
    maps,
    streams,
    access,
    allows: (identity, action, object) => permissions.allow(identity, action, object),
    findFor: (identity, action, ...path) =>
      andThen(find(...path), (object) =>
        permissions.allow(identity, action, object)
          ? done(object)
          : refused(syncErrors.accessForbidden),
      ),
    permissions: (...path) =>
      andThen(find(...path), (object) =>
        done(permissions.list(object.sid).map((permission) => ({ ...permission, object }))),
      ),
    permission: (identity, ...path) =>
      andThen(find(...path), (object) => permissionOn(object, identity)),
    grant: (permission, ...path) =>
      andThen(find(...path), (object) => {
        permissions.set(object.sid, permission);
        accessChanged(object, permission.identity);
        return done({ ...permission, object });
      }),
    revoke: (identity, ...path) =>
      andThen(find(...path), (object) => {
        const revoked = permissionOn(object, identity);
        permissions.remove(object.sid, identity);
        accessChanged(object, identity);
        return revoked;
      }),
    clear: (serviceSid) => Object.values(byType).forEach((objects) => objects.clear(serviceSid)),
  };
}
