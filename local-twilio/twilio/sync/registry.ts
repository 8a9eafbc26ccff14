import { andThen, done, type Outcome, refused } from '../rest/outcome';
import { newSid } from '../../account';
import { invalidParameter, type RestError } from '../rest/errors';
import { checkTtl, expiresAt } from './content';
import { rateLimited, syncErrors } from './errors';
import { createExpiry } from './expiry';
import type { ObjectType, SyncObject } from './model';
import type { RateLimit } from './rateLimit';
import type { SyncServices } from './services';

const MAX_UNIQUE_NAME = 320;

export interface NewObject {
  readonly uniqueName?: string | undefined;
  /** Seconds; 0 or absent never expires. */
  readonly ttl?: number | undefined;
  readonly createdBy: string;
}

export interface RegistryOptions<T extends SyncObject> {
  readonly services: SyncServices;
  readonly mayRead: RateLimit;
  readonly type: ObjectType;
  /** Of the SIDs, e.g. `ET`. */
  readonly prefix: string;
  readonly notFound: RestError;
  /** Called once for each object that is removed, or has expired. */
  readonly onRemoved: (object: T) => void;
}

/** The Sync objects of one kind: found by SID or unique name, gone when they expire. */
export interface Registry<T extends SyncObject> {
  /** `complete` gives the new object what its kind has. */
  readonly create: (
    serviceSid: string,
    wanted: NewObject,
    complete: (base: SyncObject) => T,
  ) => Outcome<T>;
  /** By SID or unique name. */
  find(serviceSid: string, id: string): Outcome<T>;
  /** The same for who asked for it, which counts as a read. */
  readonly read: (serviceSid: string, id: string) => Outcome<T>;
  /** Replaces the object of that SID. */
  readonly put: (object: T) => T;
  remove(serviceSid: string, id: string): Outcome<T>;
  /** Oldest first. */
  list(serviceSid: string): Outcome<readonly T[]>;
  /** Removes every object of the service. */
  clear(serviceSid: string): void;
}

const nameKey = (serviceSid: string, uniqueName: string): string => `${serviceSid}/${uniqueName}`;

export function createRegistry<T extends SyncObject>(options: RegistryOptions<T>): Registry<T> {
  const { services, mayRead, type, prefix, notFound, onRemoved } = options;
  const isSid = new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);
  const bySid = new Map<string, T>();
  const sidByName = new Map<string, string>();
  const expiry = createExpiry<T>(({ sid }) => sid, drop);

  function put(object: T): T {
    bySid.set(object.sid, object);
    expiry.set(object, object.dateExpires);
    return object;
  }

  function drop(object: T): void {
    bySid.delete(object.sid);
    if (object.uniqueName !== null) sidByName.delete(nameKey(object.serviceSid, object.uniqueName));
    expiry.set(object, null);
    onRemoved(object);
  }

  function find(serviceSid: string, id: string): Outcome<T> {
    return andThen(services.find(serviceSid), () => {
      const named = !isSid.test(id);
      const object = bySid.get((named ? sidByName.get(nameKey(serviceSid, id)) : id) ?? '');
      if (object?.serviceSid === serviceSid) return done(object);
      return refused(named ? syncErrors.nameNotFound : notFound);
    });
  }

  function takeName(serviceSid: string, uniqueName: string, sid: string): Outcome<undefined> {
    if (uniqueName.length === 0 || uniqueName.length > MAX_UNIQUE_NAME) {
      return refused(invalidParameter('UniqueName must have 1 to 320 characters'));
    }
    const key = nameKey(serviceSid, uniqueName);
    if (sidByName.has(key)) return refused(syncErrors.nameTaken);
    sidByName.set(key, sid);
    return done(undefined);
  }

  const ofService = (serviceSid: string): readonly T[] =>
    [...bySid.values()].filter((object) => object.serviceSid === serviceSid);

  return {
    find,
    read: (serviceSid, id) =>
      andThen(find(serviceSid, id), (object) =>
        mayRead(object.sid, () => 1)
          ? done(object)
          : refused(rateLimited('read', type, object.sid)),
      ),
    put,
    create(serviceSid, { uniqueName, ttl = 0, createdBy }, complete) {
      const service = services.find(serviceSid);
      if (!service.ok) return service;
      const times = checkTtl(ttl);
      if (!times.ok) return times;
      const sid = newSid(prefix);
      const name =
        uniqueName === undefined ? done(undefined) : takeName(serviceSid, uniqueName, sid);
      if (!name.ok) return name;
      const now = new Date();
      const dates = { dateCreated: now, dateUpdated: now, dateExpires: expiresAt(ttl) };
      const base = { sid, serviceSid, uniqueName: uniqueName ?? null, createdBy, eventId: 0 };
      return done(put(complete({ ...base, ...dates })));
    },
    remove(serviceSid, id) {
      const found = find(serviceSid, id);
      if (found.ok) drop(found.value);
      return found;
    },
    list: (serviceSid) => andThen(services.find(serviceSid), () => done(ofService(serviceSid))),
    clear: (serviceSid) => ofService(serviceSid).forEach(drop),
  };
}
