import { andThen } from '../rest/outcome';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { HttpReply } from '../twilsock/client';
import { answer, badRequest } from './cdsReplies';
import { allowed, type CdsRequest, CreateBody, Data, grantToCreator, TtlBody } from './cdsRequests';
import { liveUrl } from './liveEvents';
import { type SyncObject } from './model';
import type { SyncStore } from './store';

const MessageBody = Type.Object({ data: Data });

/** The stream as the Sync SDK reads it. */
function descriptor(stream: SyncObject) {
  const url = liveUrl('stream', stream.sid);
  return {
    url,
    sid: stream.sid,
    unique_name: stream.uniqueName,
    service_sid: stream.serviceSid,
    created_by: stream.createdBy,
    links: { messages: `${url}/Messages` },
    date_created: stream.dateCreated.toISOString(),
    date_updated: stream.dateUpdated.toISOString(),
    date_expires: stream.dateExpires?.toISOString() ?? null,
  };
}

function create(store: SyncStore, { request, grant }: CdsRequest): HttpReply {
  if (!Value.Check(CreateBody, request.body)) return badRequest('Invalid stream');
  const { unique_name: name, ttl } = request.body;
  const wanted = { uniqueName: name ?? undefined, ttl, createdBy: grant.identity };
  const created = store.streams.create(grant.syncServiceSid, wanted);
  return answer(grantToCreator(store, 'stream', grant, created), 201, descriptor);
}

function publish(store: SyncStore, asked: CdsRequest): HttpReply {
  const { body } = asked.request;
  if (!Value.Check(MessageBody, body)) return badRequest('Invalid message');
  const published = andThen(allowed(store, 'write', asked), ({ serviceSid, sid }) =>
    store.streams.publish(serviceSid, sid, body.data),
  );
  return answer(published, 201, ({ sid, data }) => ({ sid, data }));
}

/** `/v3/Streams`, `/v3/Streams/{id}`, and `POST /v3/Streams/{id}/Messages`. */
export function answerStreams(store: SyncStore, asked: CdsRequest): HttpReply | undefined {
  const { id, within, request } = asked;
  const isPost = request.method === 'POST';
  if (id === undefined) return isPost ? create(store, asked) : undefined;
  if (within === 'Messages') return isPost ? publish(store, asked) : undefined;
  if (within !== undefined) return undefined;
  switch (request.method) {
    case 'GET':
      return answer(
        andThen(allowed(store, 'read', asked), ({ serviceSid, sid }) =>
          store.streams.read(serviceSid, sid),
        ),
        200,
        descriptor,
      );
    case 'POST': {
      const { body } = request;
      if (!Value.Check(TtlBody, body)) return badRequest('Invalid stream');
      const updated = andThen(allowed(store, 'write', asked), ({ serviceSid, sid }) =>
        store.streams.setTtl(serviceSid, sid, body.ttl),
      );
      return answer(updated, 200, descriptor);
    }
    case 'DELETE': {
      const removed = andThen(allowed(store, 'manage', asked), ({ serviceSid, sid }) =>
        store.streams.remove(serviceSid, sid),
      );
      return answer(removed, 200, descriptor);
    }
    case 'PUT':
      return undefined;
  }
}
