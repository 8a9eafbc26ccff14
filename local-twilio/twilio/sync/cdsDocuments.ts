import { andThen } from '../rest/outcome';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { HttpReply } from '../twilsock/client';
import { answer, badRequest } from './cdsReplies';
import { allowed, type CdsRequest, CreateBody, Data, grantToCreator } from './cdsRequests';
import { liveUrl } from './liveEvents';
import { revisionOf, type SyncDocument } from './model';
import type { SyncStore } from './store';

const UpdateBody = Type.Object({
  data: Type.Optional(Data),
  ttl: Type.Optional(Type.Integer()),
});

/** The document as the Sync SDK reads it. */
function descriptor(document: SyncDocument) {
  return {
    url: liveUrl('document', document.sid),
    sid: document.sid,
    unique_name: document.uniqueName,
    service_sid: document.serviceSid,
    created_by: document.createdBy,
    revision: revisionOf(document),
    last_event_id: document.eventId,
    data: document.data,
    date_created: document.dateCreated.toISOString(),
    date_updated: document.dateUpdated.toISOString(),
    date_expires: document.dateExpires?.toISOString() ?? null,
  };
}

function create(store: SyncStore, { request, grant }: CdsRequest): HttpReply {
  if (!Value.Check(CreateBody, request.body)) return badRequest('Invalid document');
  const { unique_name: name, data, ttl } = request.body;
  const wanted = { uniqueName: name ?? undefined, data, ttl, createdBy: grant.identity };
  const created = store.documents.create(grant.syncServiceSid, wanted);
  return answer(grantToCreator(store, 'document', grant, created), 201, descriptor);
}

/** `/v3/Documents` and `/v3/Documents/{id}`. */
export function answerDocuments(store: SyncStore, asked: CdsRequest): HttpReply | undefined {
  const { id, within, request } = asked;
  const { documents } = store;
  if (within !== undefined) return undefined;
  if (id === undefined) return request.method === 'POST' ? create(store, asked) : undefined;
  switch (request.method) {
    case 'GET': {
      const found = andThen(allowed(store, 'read', asked), ({ serviceSid, sid }) =>
        documents.read(serviceSid, sid),
      );
      return answer(found, 200, descriptor);
    }
    case 'POST': {
      const { body } = request;
      if (!Value.Check(UpdateBody, body)) return badRequest('Invalid document');
      const changes = { ...body, ifMatch: request.headers?.['If-Match'] };
      const updated = andThen(allowed(store, 'write', asked), ({ serviceSid, sid }) =>
        documents.update(serviceSid, sid, changes),
      );
      return answer(updated, 200, descriptor);
    }
    case 'DELETE': {
      const removed = andThen(allowed(store, 'manage', asked), ({ serviceSid, sid }) =>
        documents.remove(serviceSid, sid),
      );
      return answer(removed, 200, descriptor);
    }
    case 'PUT':
      return undefined;
  }
}
