import { andThen } from '../rest/outcome';
import { pageOf, Paging } from '../rest/paging';
import type { Static } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { basicAuth } from '../rest/basicAuth';
import type { Documents } from './documents';
import { documentResource, objectsUrl } from './resources';
import {
  ifMatch,
  OfObject,
  OfService,
  parseOptionalData,
  sendOutcome,
  sendRemoved,
  SERVICE,
} from './restParts';
import { CreateDocument, Document, ListOf, UpdateDocument } from './schemas';

const DOCUMENTS = `${SERVICE}/Documents`;
const DOCUMENT = `${DOCUMENTS}/:id`;

/** `…/Documents`: create, list, fetch, update with If-Match, delete. */
export function registerDocuments(app: FastifyInstance, documents: Documents): void {
  const onRequest = basicAuth;
  app.post<{ Params: Static<typeof OfService>; Body: Static<typeof CreateDocument> }>(
    DOCUMENTS,
    { onRequest, schema: { params: OfService, body: CreateDocument, response: { 201: Document } } },
    ({ params, body }, reply) => {
      const { UniqueName: uniqueName, Data, Ttl: ttl } = body;
      const created = andThen(parseOptionalData(Data), (data) =>
        documents.create(params.service, { uniqueName, data, ttl, createdBy: 'system' }),
      );
      return sendOutcome(reply, 201, created, documentResource);
    },
  );
  app.get<{ Params: Static<typeof OfService>; Querystring: Static<typeof Paging> }>(
    DOCUMENTS,
    {
      onRequest,
      schema: {
        params: OfService,
        querystring: Paging,
        response: { 200: ListOf('documents', Document) },
      },
    },
    ({ params, query }, reply) =>
      sendOutcome(reply, 200, documents.list(params.service), (all) => {
        const url = objectsUrl('document', params.service);
        const { items, meta } = pageOf(all, query, url, 'documents');
        return { documents: items.map(documentResource), meta };
      }),
  );
  app.get<{ Params: Static<typeof OfObject> }>(
    DOCUMENT,
    { onRequest, schema: { params: OfObject, response: { 200: Document } } },
    ({ params }, reply) =>
      sendOutcome(reply, 200, documents.read(params.service, params.id), documentResource),
  );
  app.post<{ Params: Static<typeof OfObject>; Body: Static<typeof UpdateDocument> }>(
    DOCUMENT,
    { onRequest, schema: { params: OfObject, body: UpdateDocument, response: { 200: Document } } },
    (request, reply) => {
      const { service, id } = request.params;
      const { Data, Ttl: ttl } = request.body;
      const updated = andThen(parseOptionalData(Data), (data) =>
        documents.update(service, id, { data, ttl, ifMatch: ifMatch(request) }),
      );
      return sendOutcome(reply, 200, updated, documentResource);
    },
  );
  app.delete<{ Params: Static<typeof OfObject> }>(
    DOCUMENT,
    { onRequest, schema: { params: OfObject } },
    ({ params }, reply) => sendRemoved(reply, documents.remove(params.service, params.id)),
  );
}
