import { andThen, done, type Outcome } from '../rest/outcome';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { parseForm } from '../rest/validation';
import type { HttpReply } from '../twilsock/client';
import { answer, badRequest } from './cdsReplies';
import { allowed, type CdsRequest, CreateBody, Data, grantToCreator, TtlBody } from './cdsRequests';
import type { Collections, ItemPath, SyncCollection } from './collections';
import type { ItemPage } from './itemPages';
import { itemUrl, liveUrl } from './liveEvents';
import { type Action, itemRevisionOf, revisionOf, type SyncItem, type SyncObject } from './model';
import type { SyncStore } from './store';

const NewItemBody = Type.Object({ data: Data, ttl: Type.Optional(Type.Integer()) });
const ItemBody = Type.Object({
  data: Type.Optional(Data),
  ttl: Type.Optional(Type.Integer()),
});

/** At most this many items a page, whatever more a client asks for. */
const LARGEST_PAGE = 100;
const ItemsQuery = Type.Object({
  Index: Type.Optional(Type.String()),
  Key: Type.Optional(Type.String()),
  From: Type.Optional(Type.String()),
  Order: Type.Union([Type.Literal('asc'), Type.Literal('desc')], { default: 'asc' }),
  PageSize: Type.Integer({ minimum: 1, maximum: 1000, default: 50 }),
  PageToken: Type.Optional(Type.String()),
});

/** An item as the Sync SDK reads it. */
function itemDescriptor({ collection, item }: { collection: SyncCollection; item: SyncItem }) {
  const place = collection.type === 'list' ? { index: Number(item.key) } : { key: item.key };
  return {
    ...place,
    url: itemUrl(collection, item),
    revision: itemRevisionOf(item),
    last_event_id: item.eventId,
    data: item.data,
    date_created: item.dateCreated.toISOString(),
    date_updated: item.dateUpdated.toISOString(),
    date_expires: item.dateExpires?.toISOString() ?? null,
  };
}

/** The list or map as the Sync SDK reads it. */
function descriptor(collection: SyncCollection) {
  const url = liveUrl(collection.type, collection.sid);
  return {
    url,
    sid: collection.sid,
    unique_name: collection.uniqueName,
    service_sid: collection.serviceSid,
    created_by: collection.createdBy,
    revision: revisionOf(collection),
    last_event_id: collection.eventId,
    links: { items: `${url}/Items`, context: `${url}/Context` },
    date_created: collection.dateCreated.toISOString(),
    date_updated: collection.dateUpdated.toISOString(),
    date_expires: collection.dateExpires?.toISOString() ?? null,
  };
}

const itemsBody = (collection: SyncCollection, { items, previousToken, nextToken }: ItemPage) => ({
  items: items.map((item) => itemDescriptor({ collection, item })),
  meta: { previous_token: previousToken, next_token: nextToken },
});

const firstPage = { order: 'asc', bounds: 'inclusive', pageSize: LARGEST_PAGE } as const;

function create(store: SyncStore, collections: Collections, asked: CdsRequest): HttpReply {
  const { request, grant } = asked;
  if (!Value.Check(CreateBody, request.body)) return badRequest(`Invalid ${collections.type}`);
  const { unique_name: name, ttl } = request.body;
  const wanted = { uniqueName: name ?? undefined, ttl, createdBy: grant.identity };
  const created = collections.create(grant.syncServiceSid, wanted);
  return answer(grantToCreator(store, collections.type, grant, created), 201, descriptor);
}

/** `/v3/Lists/{id}`, `/v3/Maps/{id}`; a GET with `Include=items` has the first items in the answer. */
function oneCollection(
  store: SyncStore,
  collections: Collections,
  asked: CdsRequest,
): HttpReply | undefined {
  const { request } = asked;
  const may = (
    action: Action,
    then: (object: SyncObject) => Outcome<SyncCollection>,
  ): Outcome<SyncCollection> => andThen(allowed(store, action, asked), then);
  switch (request.method) {
    case 'GET': {
      const found = may('read', ({ serviceSid, sid }) => collections.read(serviceSid, sid));
      const included = andThen(found, ({ serviceSid, sid }) =>
        request.params?.Include === 'items'
          ? collections.items(serviceSid, sid, firstPage)
          : done(undefined),
      );
      return answer(found, 200, (collection) => ({
        ...descriptor(collection),
        ...(included.ok && included.value
          ? { items: itemsBody(collection, included.value).items }
          : {}),
      }));
    }
    case 'POST': {
      const { body } = request;
      if (!Value.Check(TtlBody, body)) return badRequest(`Invalid ${collections.type}`);
      const updated = may('write', ({ serviceSid, sid }) =>
        collections.setTtl(serviceSid, sid, body.ttl),
      );
      return answer(updated, 200, descriptor);
    }
    case 'DELETE': {
      const removed = may('manage', ({ serviceSid, sid }) => collections.remove(serviceSid, sid));
      return answer(removed, 200, descriptor);
    }
    case 'PUT':
      return undefined;
  }
}

/** `GET …/Items`, and `POST …/Items` of a list. */
function allItems(
  store: SyncStore,
  collections: Collections,
  asked: CdsRequest,
): HttpReply | undefined {
  const { request, grant } = asked;
  if (request.method === 'GET') {
    const query = parseForm(ItemsQuery, request.params ?? {});
    if (!query) return badRequest('Invalid query of items');
    const { Index, Key, From, Order, PageSize, PageToken } = query;
    const found = andThen(allowed(store, 'read', asked), ({ serviceSid, sid }) =>
      collections.read(serviceSid, sid),
    );
    const page = andThen(found, ({ serviceSid, sid }): Outcome<ItemPage> => {
      const key = Index ?? Key;
      if (key === undefined) {
        return collections.items(serviceSid, sid, {
          order: Order,
          from: From,
          bounds: 'inclusive',
          pageSize: Math.min(PageSize, LARGEST_PAGE),
          pageToken: PageToken,
        });
      }
      const one = collections.findItem(serviceSid, sid, key);
      const items = one.ok ? [one.value.item] : [];
      return done({ items, previousToken: null, nextToken: null });
    });
    return answer(
      andThen(found, (collection) => andThen(page, (items) => done(itemsBody(collection, items)))),
      200,
      (body) => body,
    );
  }
  if (request.method !== 'POST' || collections.type !== 'list') return undefined;
  const { body } = request;
  if (!Value.Check(NewItemBody, body)) return badRequest('Invalid list item');
  const added = andThen(allowed(store, 'write', asked), ({ serviceSid, sid }) =>
    collections.addItem(serviceSid, sid, { ...body, createdBy: grant.identity }),
  );
  return answer(added, 201, itemDescriptor);
}

/** `…/Items/{key}`: the SDK posts to a list's item, and puts a map's. */
function oneItem(
  store: SyncStore,
  collections: Collections,
  asked: CdsRequest,
  key: string,
): HttpReply | undefined {
  const { request, grant } = asked;
  const ifMatch = request.headers?.['If-Match'];
  const pathOf = ({ serviceSid, sid }: SyncObject): ItemPath => [serviceSid, sid, key];
  const mayWrite = allowed(store, 'write', asked);
  switch (request.method) {
    case 'GET': {
      const found = andThen(allowed(store, 'read', asked), ({ serviceSid, sid }) =>
        andThen(collections.read(serviceSid, sid), (object) =>
          collections.findItem(...pathOf(object)),
        ),
      );
      return answer(found, 200, itemDescriptor);
    }
    case 'POST': {
      const { body } = request;
      if (!Value.Check(ItemBody, body)) return badRequest('Invalid item');
      const updated = andThen(mayWrite, (object) =>
        collections.updateItem(pathOf(object), { ...body, ifMatch }),
      );
      return answer(updated, 200, itemDescriptor);
    }
    case 'PUT': {
      const { body } = request;
      if (collections.type !== 'map') return undefined;
      if (!Value.Check(NewItemBody, body)) return badRequest('Invalid map item');
      const put = andThen(mayWrite, (object) =>
        collections.putItem(pathOf(object), { ...body, ifMatch, createdBy: grant.identity }),
      );
      return answer(put, put.ok && put.value.added ? 201 : 200, itemDescriptor);
    }
    case 'DELETE': {
      const removed = andThen(mayWrite, (object) =>
        collections.removeItem(pathOf(object), ifMatch),
      );
      return answer(removed, 200, itemDescriptor);
    }
  }
}

/** `GET …/Context`: empty, since neither Twilio's clients nor its REST API can write one. */
function context(
  store: SyncStore,
  collections: Collections,
  asked: CdsRequest,
): HttpReply | undefined {
  if (asked.request.method !== 'GET') return undefined;
  const found = andThen(allowed(store, 'read', asked), ({ serviceSid, sid }) =>
    collections.read(serviceSid, sid),
  );
  return answer(found, 200, (collection) => ({
    url: `${liveUrl(collection.type, collection.sid)}/Context`,
    data: {},
    last_event_id: collection.eventId,
    date_updated: collection.dateUpdated.toISOString(),
  }));
}

/** `/v3/Lists` or `/v3/Maps`, one of them, its context, its items, one item. */
export function answerCollections(
  store: SyncStore,
  collections: Collections,
  asked: CdsRequest,
): HttpReply | undefined {
  const { id, within, key, request } = asked;
  if (id === undefined) {
    return request.method === 'POST' ? create(store, collections, asked) : undefined;
  }
  if (within === undefined) return oneCollection(store, collections, asked);
  if (within === 'Context' && key === undefined) return context(store, collections, asked);
  if (within !== 'Items') return undefined;
  return key === undefined
    ? allItems(store, collections, asked)
    : oneItem(store, collections, asked, key);
}
