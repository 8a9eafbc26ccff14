import { andThen } from '../rest/outcome';
import type { Static, TSchema } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { basicAuth } from '../rest/basicAuth';
import type { Collections, CollectionType, SyncCollection } from './collections';
import type { ItemPage } from './itemPages';
import { type SyncItem } from './model';
import { itemResource, objectUrl } from './resources';
import {
  ifMatch,
  OfItem,
  OfObject,
  parseData,
  parseOptionalData,
  sendOutcome,
  sendRemoved,
} from './restParts';
import {
  CreateListItem,
  CreateMapItem,
  ItemPaging,
  ListOf,
  SyncListItem,
  SyncMapItem,
  UpdateItem,
} from './schemas';

const kinds: Readonly<Record<CollectionType, { schema: TSchema; create: TSchema }>> = {
  list: { schema: SyncListItem, create: CreateListItem },
  map: { schema: SyncMapItem, create: CreateMapItem },
};

/** Of a list's new item without `Key`; of a map's with it. */
type CreateItem = Static<typeof CreateListItem> & { readonly Key?: string };

/** The `meta` of a page of items: its neighbours are named by the item they end at. */
function metaOf(url: string, query: Static<typeof ItemPaging>, page: ItemPage) {
  const address = (number: number, token?: string): string => {
    const search = new URLSearchParams({ Order: query.Order, Bounds: query.Bounds });
    if (query.From !== undefined) search.set('From', query.From);
    search.set('PageSize', String(query.PageSize));
    search.set('Page', String(number));
    if (token !== undefined) search.set('PageToken', token);
    return `${url}?${search.toString()}`;
  };
  const { previousToken, nextToken } = page;
  return {
    key: 'items',
    page: query.Page,
    page_size: query.PageSize,
    url: address(query.Page, query.PageToken),
    first_page_url: address(0),
    previous_page_url:
      previousToken === null ? null : address(Math.max(0, query.Page - 1), previousToken),
    next_page_url: nextToken === null ? null : address(query.Page + 1, nextToken),
  };
}

const show = ({ collection, item }: { collection: SyncCollection; item: SyncItem }): object =>
  itemResource(collection, item);

/** `…/Lists/{id}/Items` or `…/Maps/{id}/Items`: create, list, fetch, update and delete with If-Match. */
export function registerItems(app: FastifyInstance, collections: Collections, path: string): void {
  const onRequest = basicAuth;
  const { schema, create } = kinds[collections.type];
  const one = `${path}/:key`;

  app.post<{ Params: Static<typeof OfObject>; Body: CreateItem }>(
    path,
    { onRequest, schema: { params: OfObject, body: create, response: { 201: schema } } },
    ({ params, body }, reply) => {
      const { Data, Ttl, ItemTtl: ttl = Ttl, CollectionTtl: collectionTtl, Key } = body;
      const added = andThen(parseData(Data), (data) => {
        const item = { data, ttl, collectionTtl, createdBy: 'system' };
        return collections.addItem(params.service, params.id, item, Key);
      });
      return sendOutcome(reply, 201, added, show);
    },
  );
  app.get<{ Params: Static<typeof OfObject>; Querystring: Static<typeof ItemPaging> }>(
    path,
    {
      onRequest,
      schema: {
        params: OfObject,
        querystring: ItemPaging,
        response: { 200: ListOf('items', schema) },
      },
    },
    ({ params: { service, id }, query }, reply) => {
      const { Order: order, From: from, Bounds: bounds, PageSize, PageToken } = query;
      const asked = { order, from, bounds, pageSize: PageSize, pageToken: PageToken };
      const found = andThen(collections.read(service, id), (collection) =>
        andThen(collections.items(service, id, asked), (page) => ({
          ok: true,
          value: { collection, page },
        })),
      );
      return sendOutcome(reply, 200, found, ({ collection, page }) => ({
        items: page.items.map((item) => itemResource(collection, item)),
        meta: metaOf(`${objectUrl(collections.type, service, id)}/Items`, query, page),
      }));
    },
  );
  app.get<{ Params: Static<typeof OfItem> }>(
    one,
    { onRequest, schema: { params: OfItem, response: { 200: schema } } },
    ({ params: { service, id, key } }, reply) =>
      sendOutcome(
        reply,
        200,
        andThen(collections.read(service, id), ({ sid }) =>
          collections.findItem(service, sid, key),
        ),
        show,
      ),
  );
  app.post<{ Params: Static<typeof OfItem>; Body: Static<typeof UpdateItem> }>(
    one,
    { onRequest, schema: { params: OfItem, body: UpdateItem, response: { 200: schema } } },
    (request, reply) => {
      const { service, id, key } = request.params;
      const { Data, Ttl, ItemTtl: ttl = Ttl, CollectionTtl: collectionTtl } = request.body;
      const updated = andThen(parseOptionalData(Data), (data) => {
        const content = { data, ttl, collectionTtl, ifMatch: ifMatch(request) };
        return collections.updateItem([service, id, key], content);
      });
      return sendOutcome(reply, 200, updated, show);
    },
  );
  app.delete<{ Params: Static<typeof OfItem> }>(
    one,
    { onRequest, schema: { params: OfItem } },
    (request, reply) => {
      const { service, id, key } = request.params;
      return sendRemoved(reply, collections.removeItem([service, id, key], ifMatch(request)));
    },
  );
}
