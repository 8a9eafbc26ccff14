import { andThen, done, type Outcome, refused } from '../rest/outcome';
import type { JsonObject } from '../rest/json';
import { EventEmitter } from 'node:events';
import type { RestError } from '../rest/errors';
import { checkTtl, type ContentRules, expiresAt, sizeOf } from './content';
import { rateLimited, syncErrors } from './errors';
import { createExpiry } from './expiry';
import { compareKeys, type ItemPage, type ItemQuery, pageOfItems } from './itemPages';
import { itemRevisionOf, type SyncItem, type SyncObject } from './model';
import type { RateLimit } from './rateLimit';
import { createRegistry, type NewObject, type Registry } from './registry';
import type { SyncServices } from './services';

/** A list numbers its items itself; in a map each has a key that its writer chose. */
export type CollectionType = 'list' | 'map';

export interface SyncCollection extends SyncObject {
  readonly type: CollectionType;
}

/** What happened to an item; the event's number is `collection.eventId`. */
export interface ItemEvent {
  readonly kind: 'item_added' | 'item_updated' | 'item_removed';
  /** As it is since then. */
  readonly collection: SyncCollection;
  readonly item: SyncItem;
}

interface CollectionEvents {
  changed: [event: ItemEvent];
  removed: [collection: SyncCollection];
}

interface ItemContent {
  readonly data?: JsonObject | undefined;
  /** Seconds from now; 0 never expires, absent leaves the expiry unchanged. */
  readonly ttl?: number | undefined;
  /** The same for the whole list or map. */
  readonly collectionTtl?: number | undefined;
  /** The revision of the item that the writer knows. */
  readonly ifMatch?: string | undefined;
}

interface NewItem extends ItemContent {
  readonly createdBy: string;
}

/** Where an item stands: its service, its list or map by SID or unique name, its index or key. */
export type ItemPath = readonly [serviceSid: string, id: string, key: string];

/** A written item, and whether the write made it. */
interface Written {
  readonly collection: SyncCollection;
  readonly item: SyncItem;
  readonly added: boolean;
}

/**
 * Every Sync list, or every map, of the account, and what is in them. Changes are announced as those
 * of documents are: after the turn of the event loop that made them.
 */
export interface Collections extends Omit<Registry<SyncCollection>, 'create' | 'put'> {
  readonly type: CollectionType;
  readonly events: EventEmitter<CollectionEvents>;
  create(serviceSid: string, wanted: NewObject): Outcome<SyncCollection>;
  setTtl(serviceSid: string, id: string, ttl: number): Outcome<SyncCollection>;
  /** A list's next item, or a map's item of that key, which must be new. */
  addItem(serviceSid: string, id: string, item: NewItem, key?: string): Outcome<Written>;
  findItem(...path: ItemPath): Outcome<Written>;
  updateItem(path: ItemPath, content: ItemContent): Outcome<Written>;
  /** Updates the item, or adds it if the map has no such key. */
  putItem(path: ItemPath, item: NewItem): Outcome<Written>;
  removeItem(path: ItemPath, ifMatch?: string): Outcome<Written>;
  items(serviceSid: string, id: string, query: ItemQuery): Outcome<ItemPage>;
  /** What happened after the event of that number, in order. */
  eventsAfter(collection: SyncCollection, eventId: number): readonly ItemEvent[];
}

const kinds: Readonly<
  Record<
    CollectionType,
    { prefix: string; notFound: RestError; itemNotFound: RestError; mismatch: RestError }
  >
> = {
  list: {
    prefix: 'ES',
    notFound: syncErrors.listNotFound,
    itemNotFound: syncErrors.listItemNotFound,
    mismatch: syncErrors.listItemRevisionMismatch,
  },
  map: {
    prefix: 'MP',
    notFound: syncErrors.mapNotFound,
    itemNotFound: syncErrors.mapItemNotFound,
    mismatch: syncErrors.mapItemRevisionMismatch,
  },
};

const MAX_KEY = 320;

/** The content of a list or map, and everything that ever happened to it. */
interface Contents {
  readonly items: Map<string, SyncItem>;
  readonly history: ItemEvent[];
  nextIndex: number;
}

/** When a collection expires; `ttl` is undefined if it was not changed. */
const expiryOf = ({ dateExpires }: SyncCollection, ttl: number | undefined) => ({
  dateExpires: ttl === undefined ? dateExpires : expiresAt(ttl),
});

export function createCollections(
  type: CollectionType,
  services: SyncServices,
  mayRead: RateLimit,
  mayWrite: RateLimit,
  rules: ContentRules,
): Collections {
  const { prefix, notFound, itemNotFound, mismatch } = kinds[type];
  const contents = new Map<string, Contents>();
  const events = new EventEmitter<CollectionEvents>();
  events.setMaxListeners(0);
  const { create, put, ...registry } = createRegistry<SyncCollection>({
    services,
    mayRead,
    type,
    prefix,
    notFound,
    onRemoved(collection) {
      for (const key of contentsOf(collection).items.keys()) {
        expiry.set([collection.serviceSid, collection.sid, key], null);
      }
      contents.delete(collection.sid);
      setImmediate(() => events.emit('removed', collection));
    },
  });
  const expiry = createExpiry<ItemPath>(
    (path) => path.join('/'),
    (path) => void removeItem(path),
  );

  function contentsOf({ sid }: SyncCollection): Contents {
    const held = contents.get(sid) ?? { items: new Map(), history: [], nextIndex: 0 };
    contents.set(sid, held);
    return held;
  }

  /** The item and its collection live longer or shorter: no event, as no data has changed. */
  function retime(before: SyncCollection, item: SyncItem, collectionTtl?: number): Written {
    const collection = put({ ...before, ...expiryOf(before, collectionTtl) });
    hold(collection, item);
    return { collection, item, added: false };
  }

  function hold(collection: SyncCollection, item: SyncItem): void {
    contentsOf(collection).items.set(item.key, item);
    expiry.set([collection.serviceSid, collection.sid, item.key], item.dateExpires);
  }

  function drop(collection: SyncCollection, { key }: SyncItem): void {
    contentsOf(collection).items.delete(key);
    expiry.set([collection.serviceSid, collection.sid, key], null);
  }

  /** Puts down that something happened to an item, and announces it. */
  function record(
    before: SyncCollection,
    kind: ItemEvent['kind'],
    item: Omit<SyncItem, 'eventId'>,
    collectionTtl?: number,
  ): Written {
    const eventId = before.eventId + 1;
    const { dateUpdated } = item;
    const collection = put({ ...before, eventId, dateUpdated, ...expiryOf(before, collectionTtl) });
    const written = { ...item, eventId };
    if (kind === 'item_removed') drop(collection, written);
    else hold(collection, written);
    const event = { kind, collection, item: written };
    contentsOf(collection).history.push(event);
    setImmediate(() => events.emit('changed', event));
    return { collection, item: written, added: kind === 'item_added' };
  }

  function findItem(...[serviceSid, id, key]: ItemPath): Outcome<Written> {
    return andThen(registry.find(serviceSid, id), (collection) => {
      const item = contentsOf(collection).items.get(key);
      return item ? done({ collection, item, added: false }) : refused(itemNotFound);
    });
  }

  /** The key of a new item: the next index of a list, or the one its writer chose. */
  function newKey(collection: SyncCollection, key: string | undefined): Outcome<string> {
    const held = contentsOf(collection);
    if (type === 'list') return done(String(held.nextIndex++));
    if (key === undefined || key.length === 0 || key.length > MAX_KEY) {
      return refused(syncErrors.invalidMapKey);
    }
    return held.items.has(key) ? refused(syncErrors.mapItemExists) : done(key);
  }

  function addItem(
    serviceSid: string,
    id: string,
    { data = {}, ttl = 0, collectionTtl, createdBy }: NewItem,
    wantedKey?: string,
  ): Outcome<Written> {
    const found = registry.find(serviceSid, id);
    if (!found.ok) return found;
    const content = rules.checkContent(data, ttl, collectionTtl);
    if (!content.ok) return content;
    const { sid } = found.value;
    if (!mayWrite(sid, () => sizeOf(data))) return refused(rateLimited('write', type, sid));
    return andThen(newKey(found.value, wantedKey), (key) => {
      const now = new Date();
      const times = { dateCreated: now, dateUpdated: now, dateExpires: expiresAt(ttl) };
      const item = { key, data, writes: 0, createdBy, ...times };
      return done(record(found.value, 'item_added', item, collectionTtl));
    });
  }

  function updateItem(
    path: ItemPath,
    { data, ttl, collectionTtl, ifMatch }: ItemContent,
  ): Outcome<Written> {
    const found = findItem(...path);
    if (!found.ok) return found;
    const { collection, item } = found.value;
    const revision = rules.checkRevision(ifMatch, itemRevisionOf(item), mismatch);
    if (!revision.ok) return revision;
    const content = rules.checkContent(data, ttl, collectionTtl);
    if (!content.ok) return content;
    if (!mayWrite(collection.sid, () => sizeOf(data ?? item.data)))
      return refused(rateLimited('write', type, collection.sid));
    const dateExpires = rules.expiryAfter(item.dateExpires, ttl);
    if (rules.isUnseen(data))
      return done(retime(collection, { ...item, dateExpires }, collectionTtl));
    const writes = item.writes + 1;
    const changed = { data: data ?? item.data, writes, dateUpdated: new Date(), dateExpires };
    const written = { ...item, ...changed };
    return done(record(collection, 'item_updated', written, collectionTtl));
  }

  function removeItem(path: ItemPath, ifMatch?: string): Outcome<Written> {
    return andThen(findItem(...path), ({ collection, item }) =>
      andThen(rules.checkRevision(ifMatch, itemRevisionOf(item), mismatch), () =>
        done(record(collection, 'item_removed', { ...item, dateUpdated: new Date() })),
      ),
    );
  }

  return {
    ...registry,
    type,
    events,
    addItem,
    findItem,
    updateItem,
    removeItem,
    create: (serviceSid, wanted) => create(serviceSid, wanted, (base) => ({ ...base, type })),
    setTtl: (serviceSid, id, ttl) =>
      andThen(registry.find(serviceSid, id), (collection) =>
        andThen(checkTtl(ttl), () => done(put({ ...collection, dateExpires: expiresAt(ttl) }))),
      ),
    putItem(path, item) {
      const [serviceSid, id, key] = path;
      const found = findItem(...path);
      if (found.ok) return updateItem(path, item);
      return found.error === itemNotFound ? addItem(serviceSid, id, item, key) : found;
    },
    items: (serviceSid, id, query) =>
      andThen(registry.find(serviceSid, id), (collection) =>
        done(pageOfItems(contentsOf(collection).items.values(), query, compareKeys[type])),
      ),
    eventsAfter: (collection, eventId) =>
      contentsOf(collection).history.filter((event) => event.collection.eventId > eventId),
  };
}
