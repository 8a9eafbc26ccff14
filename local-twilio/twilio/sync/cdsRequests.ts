import { andThen, done, type Outcome } from '../rest/outcome';
import { Type } from '@sinclair/typebox';
import type { HttpRequest } from '../twilsock/client';
import type { Grant } from '../twilsock/tokens';
import { type Action, type ObjectType, type SyncObject } from './model';
import type { SyncStore } from './store';

/** What a path of the live clients names: `/v3/Lists/{id}/Items/{key}`, or the first parts of it. */
interface CdsPath {
  readonly type: ObjectType;
  readonly id: string | undefined;
  /** e.g. `Items` */
  readonly within: string | undefined;
  readonly key: string | undefined;
}

/** A request of a client for an object, or for what is in it. */
export interface CdsRequest extends CdsPath {
  readonly request: HttpRequest;
  readonly grant: Grant;
}

const PATH = /^\/v3\/(Documents|Lists|Maps|Streams)(?:\/([^/]+)(?:\/([A-Za-z]+)(?:\/([^/]+))?)?)?$/;

const types: Readonly<Record<string, ObjectType>> = {
  Documents: 'document',
  Lists: 'list',
  Maps: 'map',
  Streams: 'stream',
};

const decoded = (part: string | undefined): string | undefined =>
  part === undefined ? undefined : decodeURIComponent(part);

export function parsePath(path: string): CdsPath | undefined {
  const [, name = '', id, within, key] = PATH.exec(path) ?? [];
  const type = types[name];
  return type && { type, id: decoded(id), within, key: decoded(key) };
}

export const Data = Type.Record(Type.String(), Type.Unknown());

/** Body of `POST /v3/Documents` and its like; only a document has data. */
export const CreateBody = Type.Object({
  unique_name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  data: Type.Optional(Data),
  ttl: Type.Optional(Type.Integer()),
});

export const TtlBody = Type.Object({ ttl: Type.Integer() });

/**
 * Gives a client all rights to what it just created, if there are rights to give: apparently it may go on using
 * it; Twilio's pages do not say.
 */
export function grantToCreator<T extends SyncObject>(
  store: SyncStore,
  type: ObjectType,
  { identity }: Grant,
  created: Outcome<T>,
): Outcome<T> {
  return andThen(created, (object) => {
    if (store.switches().syncCreator === 'no-right') return done(object);
    const all = { identity, read: true, write: true, manage: true };
    return andThen(store.grant(all, type, object.serviceSid, object.sid), () => done(object));
  });
}

/** The object that the path names, when the client may do that with it. */
export const allowed = (
  store: SyncStore,
  action: Action,
  { type, id = '', grant }: CdsRequest,
): Outcome<SyncObject> => store.findFor(grant.identity, action, type, grant.syncServiceSid, id);
