import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { basicAuth } from '../rest/basicAuth';
import { invalidParameter, sendRestError } from '../rest/errors';
import { syncErrors } from './errors';
import { parseJsonObject } from '../twilsock/json';
import { done, type JsonObject, type Outcome, refused, services, type SyncDocument } from './model';
import {
  documentResource,
  documentUrl,
  pageOf,
  permissionResource,
  serviceResource,
  serviceUrl,
} from './resources';
import {
  CreateDocument,
  Document,
  DocumentList,
  DocumentPermission,
  Paging,
  PermissionList,
  Service,
  UpdateDocument,
  UpdatePermission,
} from './schemas';
import type { DocumentPermission as HeldPermission, SyncStore } from './store';

const OfService = Type.Object({ service: Type.String() });
const OfDocument = Type.Object({ service: Type.String(), id: Type.String() });
const OfPermission = Type.Object({
  service: Type.String(),
  id: Type.String(),
  identity: Type.String(),
});

const host = '/twilio/sync.twilio.com/v1/Services/:service';
const documents = `${host}/Documents`;
const document = `${documents}/:id`;
const permissions = `${document}/Permissions`;
const permission = `${permissions}/:identity`;

/** The form's `Data`: the JSON text of an object. */
function parseData(text: string | undefined): Outcome<JsonObject | undefined> {
  if (text === undefined) return done(undefined);
  const data = parseJsonObject(text);
  return data ? done(data) : refused(invalidParameter('Data must be a JSON object'));
}

function sendDocument(
  reply: FastifyReply,
  status: 200 | 201,
  outcome: Outcome<SyncDocument>,
): FastifyReply {
  if (!outcome.ok) return sendRestError(reply, outcome.error);
  const resource = documentResource(outcome.value);
  return reply.code(status).header('ETag', resource.revision).send(resource);
}

function sendPermission(reply: FastifyReply, outcome: Outcome<HeldPermission>): FastifyReply {
  if (!outcome.ok) return sendRestError(reply, outcome.error);
  return reply.send(permissionResource(outcome.value));
}

const ifMatch = (request: FastifyRequest): string | undefined => request.headers['if-match'];

function registerDocuments(app: FastifyInstance, store: SyncStore): void {
  const onRequest = basicAuth;
  app.post<{ Params: Static<typeof OfService>; Body: Static<typeof CreateDocument> }>(
    documents,
    { onRequest, schema: { params: OfService, body: CreateDocument, response: { 201: Document } } },
    (request, reply) => {
      const { UniqueName: uniqueName, Data, Ttl: ttl } = request.body;
      const data = parseData(Data);
      if (!data.ok) return sendRestError(reply, data.error);
      const wanted = { uniqueName, data: data.value, ttl, createdBy: 'system' };
      return sendDocument(reply, 201, store.documents.create(request.params.service, wanted));
    },
  );
  app.get<{ Params: Static<typeof OfService>; Querystring: Static<typeof Paging> }>(
    documents,
    {
      onRequest,
      schema: { params: OfService, querystring: Paging, response: { 200: DocumentList } },
    },
    (request, reply) => {
      const { service } = request.params;
      const all = store.documents.list(service);
      if (!all.ok) return sendRestError(reply, all.error);
      const url = `${serviceUrl(service)}/Documents`;
      const { items, meta } = pageOf(all.value, request.query, url, 'documents');
      return reply.send({ documents: items.map(documentResource), meta });
    },
  );
  app.get<{ Params: Static<typeof OfDocument> }>(
    document,
    { onRequest, schema: { params: OfDocument, response: { 200: Document } } },
    ({ params }, reply) =>
      sendDocument(reply, 200, store.documents.find(params.service, params.id)),
  );
  app.post<{ Params: Static<typeof OfDocument>; Body: Static<typeof UpdateDocument> }>(
    document,
    {
      onRequest,
      schema: { params: OfDocument, body: UpdateDocument, response: { 200: Document } },
    },
    (request, reply) => {
      const { service, id } = request.params;
      const data = parseData(request.body.Data);
      if (!data.ok) return sendRestError(reply, data.error);
      const changes = { data: data.value, ttl: request.body.Ttl, ifMatch: ifMatch(request) };
      return sendDocument(reply, 200, store.documents.update(service, id, changes));
    },
  );
  app.delete<{ Params: Static<typeof OfDocument> }>(
    document,
    { onRequest, schema: { params: OfDocument } },
    ({ params }, reply) => {
      const removed = store.documents.remove(params.service, params.id);
      return removed.ok ? reply.code(204).send() : sendRestError(reply, removed.error);
    },
  );
}

function registerPermissions(app: FastifyInstance, store: SyncStore): void {
  const onRequest = basicAuth;
  app.get<{ Params: Static<typeof OfDocument>; Querystring: Static<typeof Paging> }>(
    permissions,
    {
      onRequest,
      schema: { params: OfDocument, querystring: Paging, response: { 200: PermissionList } },
    },
    ({ params: { service, id }, query }, reply) => {
      const all = store.permissions(service, id);
      if (!all.ok) return sendRestError(reply, all.error);
      const url = `${documentUrl(service, id)}/Permissions`;
      const { items, meta } = pageOf(all.value, query, url, 'permissions');
      return reply.send({ permissions: items.map(permissionResource), meta });
    },
  );
  app.get<{ Params: Static<typeof OfPermission> }>(
    permission,
    { onRequest, schema: { params: OfPermission, response: { 200: DocumentPermission } } },
    ({ params: { service, id, identity } }, reply) =>
      sendPermission(reply, store.permission(service, id, identity)),
  );
  app.post<{ Params: Static<typeof OfPermission>; Body: Static<typeof UpdatePermission> }>(
    permission,
    {
      onRequest,
      schema: {
        params: OfPermission,
        body: UpdatePermission,
        response: { 200: DocumentPermission },
      },
    },
    ({ params: { service, id, identity }, body }, reply) => {
      const wanted = { identity, read: body.Read, write: body.Write, manage: body.Manage };
      return sendPermission(reply, store.grant(service, id, wanted));
    },
  );
  app.delete<{ Params: Static<typeof OfPermission> }>(
    permission,
    { onRequest, schema: { params: OfPermission } },
    ({ params: { service, id, identity } }, reply) => {
      const revoked = store.revoke(service, id, identity);
      return revoked.ok ? reply.code(204).send() : sendRestError(reply, revoked.error);
    },
  );
}

/** `https://sync.twilio.com/v1/Services/{IS}` and its documents and their permissions. */
export function registerSyncRest(app: FastifyInstance, store: SyncStore): void {
  app.get<{ Params: Static<typeof OfService> }>(
    host,
    { onRequest: basicAuth, schema: { params: OfService, response: { 200: Service } } },
    ({ params }, reply) => {
      const service = services.get(params.service);
      if (!service) return sendRestError(reply, syncErrors.serviceNotFound);
      return reply.send(serviceResource(service));
    },
  );
  registerDocuments(app, store);
  registerPermissions(app, store);
}
