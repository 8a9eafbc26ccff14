import { andThen } from '../rest/outcome';
import { pageOf, Paging } from '../rest/paging';
import type { Static, TSchema } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { basicAuth } from '../rest/basicAuth';
import type { Collections, CollectionType } from './collections';
import { collectionResource, objectsUrl } from './resources';
import { registerItems } from './restItems';
import { OfObject, OfService, sendOutcome, sendRemoved, SERVICE } from './restParts';
import { CreateObject, ListOf, SyncList, SyncMap, UpdateObject } from './schemas';

const kinds: Readonly<Record<CollectionType, { path: string; key: string; schema: TSchema }>> = {
  list: { path: `${SERVICE}/Lists`, key: 'lists', schema: SyncList },
  map: { path: `${SERVICE}/Maps`, key: 'maps', schema: SyncMap },
};

/** `…/Lists` or `…/Maps`: create, list, fetch, update the TTL, delete; and their items. */
export function registerCollections(app: FastifyInstance, collections: Collections): void {
  const onRequest = basicAuth;
  const { path, key, schema } = kinds[collections.type];
  const one = `${path}/:id`;

  app.post<{ Params: Static<typeof OfService>; Body: Static<typeof CreateObject> }>(
    path,
    { onRequest, schema: { params: OfService, body: CreateObject, response: { 201: schema } } },
    ({ params, body }, reply) => {
      const { UniqueName: uniqueName, Ttl, CollectionTtl: ttl = Ttl } = body;
      const created = collections.create(params.service, { uniqueName, ttl, createdBy: 'system' });
      return sendOutcome(reply, 201, created, collectionResource);
    },
  );
  app.get<{ Params: Static<typeof OfService>; Querystring: Static<typeof Paging> }>(
    path,
    {
      onRequest,
      schema: { params: OfService, querystring: Paging, response: { 200: ListOf(key, schema) } },
    },
    ({ params, query }, reply) =>
      sendOutcome(reply, 200, collections.list(params.service), (all) => {
        const { items, meta } = pageOf(
          all,
          query,
          objectsUrl(collections.type, params.service),
          key,
        );
        return { [key]: items.map(collectionResource), meta };
      }),
  );
  app.get<{ Params: Static<typeof OfObject> }>(
    one,
    { onRequest, schema: { params: OfObject, response: { 200: schema } } },
    ({ params }, reply) =>
      sendOutcome(reply, 200, collections.read(params.service, params.id), collectionResource),
  );
  app.post<{ Params: Static<typeof OfObject>; Body: Static<typeof UpdateObject> }>(
    one,
    { onRequest, schema: { params: OfObject, body: UpdateObject, response: { 200: schema } } },
    ({ params: { service, id }, body: { Ttl, CollectionTtl: ttl = Ttl } }, reply) => {
      const found = collections.find(service, id);
      const updated =
        ttl === undefined
          ? found
          : andThen(found, ({ serviceSid, sid }) => collections.setTtl(serviceSid, sid, ttl));
      return sendOutcome(reply, 200, updated, collectionResource);
    },
  );
  app.delete<{ Params: Static<typeof OfObject> }>(
    one,
    { onRequest, schema: { params: OfObject } },
    ({ params }, reply) => sendRemoved(reply, collections.remove(params.service, params.id)),
  );
  registerItems(app, collections, `${one}/Items`);
}
