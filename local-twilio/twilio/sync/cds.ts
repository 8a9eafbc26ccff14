import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Client, HostHandler, HttpReply, HttpRequest } from '../twilsock/client';
import { answer, badRequest } from './cdsReplies';
import { readMap } from './cdsMaps';
import type { SyncMaps } from './maps';
import { revisionOf, services, type SyncDocument } from './model';
import type { SyncStore } from './store';
import { createSubscriptions } from './subscriptions';

const DOCUMENTS = '/v3/Documents';

const Data = Type.Record(Type.String(), Type.Unknown());
const CreateBody = Type.Object({
  unique_name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  data: Type.Optional(Data),
  ttl: Type.Optional(Type.Integer()),
});
const UpdateBody = Type.Object({
  data: Type.Optional(Data),
  ttl: Type.Optional(Type.Integer()),
});

/** The document as the Sync SDK reads it. */
function descriptor(document: SyncDocument) {
  return {
    url: `https://cds.us1.twilio.com${DOCUMENTS}/${document.sid}`,
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

function createDocument(store: SyncStore, request: HttpRequest, client: Client): HttpReply {
  if (!Value.Check(CreateBody, request.body)) return badRequest('Invalid document');
  const { unique_name: name, data, ttl } = request.body;
  const { identity, syncServiceSid } = client.grant();
  const wanted = { uniqueName: name ?? undefined, data, ttl, createdBy: identity };
  const created = store.documents.create(syncServiceSid, wanted);
  // Its creator may go on using it, as far as we know; Twilio's pages do not say.
  if (created.ok && services.get(syncServiceSid)?.aclEnabled) {
    const all = { identity, read: true, write: true, manage: true };
    store.grant(syncServiceSid, created.value.sid, all);
  }
  return answer(created, 201, descriptor);
}

function oneDocument(
  store: SyncStore,
  id: string,
  request: HttpRequest,
  client: Client,
): HttpReply | undefined {
  const { identity, syncServiceSid } = client.grant();
  switch (request.method) {
    case 'GET':
      return answer(store.findFor(identity, 'read', syncServiceSid, id), 200, descriptor);
    case 'POST': {
      if (!Value.Check(UpdateBody, request.body)) return badRequest('Invalid document');
      const found = store.findFor(identity, 'write', syncServiceSid, id);
      if (!found.ok) return answer(found, 200, descriptor);
      const changes = { ...request.body, ifMatch: request.headers?.['If-Match'] };
      return answer(
        store.documents.update(syncServiceSid, found.value.sid, changes),
        200,
        descriptor,
      );
    }
    case 'DELETE': {
      const found = store.findFor(identity, 'manage', syncServiceSid, id);
      if (!found.ok) return answer(found, 200, descriptor);
      return answer(store.documents.remove(syncServiceSid, found.value.sid), 200, descriptor);
    }
    case 'PUT':
      return undefined;
  }
}

/** `cds.us1.twilio.com`, as the Sync SDK asks it over Twilsock: documents, some maps, subscriptions. */
export function createCds(store: SyncStore, maps: SyncMaps): HostHandler {
  const subscribe = createSubscriptions(store, maps);
  return (request, client) => {
    const { method, path } = request;
    if (path === '/v4/Subscriptions' && method === 'POST') return subscribe(request.body, client);
    if (path === DOCUMENTS && method === 'POST') return createDocument(store, request, client);
    if (path.startsWith('/v3/Maps/')) return readMap(maps, client.grant().syncServiceSid, request);
    const [, id] = /^\/v3\/Documents\/([^/]+)$/.exec(path) ?? [];
    return id === undefined
      ? undefined
      : oneDocument(store, decodeURIComponent(id), request, client);
  };
}
