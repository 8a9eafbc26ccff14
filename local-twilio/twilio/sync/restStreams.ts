import { andThen } from '../rest/outcome';
import { pageOf, Paging } from '../rest/paging';
import type { Static } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { basicAuth } from '../rest/basicAuth';
import { objectsUrl, streamResource } from './resources';
import { OfObject, OfService, parseData, sendOutcome, sendRemoved, SERVICE } from './restParts';
import {
  CreateStream,
  ListOf,
  PublishMessage,
  StreamMessage,
  SyncStream,
  UpdateStream,
} from './schemas';
import type { Streams } from './streams';

const STREAMS = `${SERVICE}/Streams`;
const STREAM = `${STREAMS}/:id`;

/** `…/Streams`: create, list, fetch, update the TTL, delete, publish a message. */
export function registerStreams(app: FastifyInstance, streams: Streams): void {
  const onRequest = basicAuth;
  app.post<{ Params: Static<typeof OfService>; Body: Static<typeof CreateStream> }>(
    STREAMS,
    { onRequest, schema: { params: OfService, body: CreateStream, response: { 201: SyncStream } } },
    ({ params, body: { UniqueName: uniqueName, Ttl: ttl } }, reply) => {
      const created = streams.create(params.service, { uniqueName, ttl, createdBy: 'system' });
      return sendOutcome(reply, 201, created, streamResource);
    },
  );
  app.get<{ Params: Static<typeof OfService>; Querystring: Static<typeof Paging> }>(
    STREAMS,
    {
      onRequest,
      schema: {
        params: OfService,
        querystring: Paging,
        response: { 200: ListOf('streams', SyncStream) },
      },
    },
    ({ params, query }, reply) =>
      sendOutcome(reply, 200, streams.list(params.service), (all) => {
        const { items, meta } = pageOf(all, query, objectsUrl('stream', params.service), 'streams');
        return { streams: items.map(streamResource), meta };
      }),
  );
  app.get<{ Params: Static<typeof OfObject> }>(
    STREAM,
    { onRequest, schema: { params: OfObject, response: { 200: SyncStream } } },
    ({ params }, reply) =>
      sendOutcome(reply, 200, streams.read(params.service, params.id), streamResource),
  );
  app.post<{ Params: Static<typeof OfObject>; Body: Static<typeof UpdateStream> }>(
    STREAM,
    { onRequest, schema: { params: OfObject, body: UpdateStream, response: { 200: SyncStream } } },
    ({ params: { service, id }, body: { Ttl: ttl } }, reply) => {
      const found = streams.find(service, id);
      const updated =
        ttl === undefined
          ? found
          : andThen(found, ({ serviceSid, sid }) => streams.setTtl(serviceSid, sid, ttl));
      return sendOutcome(reply, 200, updated, streamResource);
    },
  );
  app.delete<{ Params: Static<typeof OfObject> }>(
    STREAM,
    { onRequest, schema: { params: OfObject } },
    ({ params }, reply) => sendRemoved(reply, streams.remove(params.service, params.id)),
  );
  app.post<{ Params: Static<typeof OfObject>; Body: Static<typeof PublishMessage> }>(
    `${STREAM}/Messages`,
    {
      onRequest,
      schema: { params: OfObject, body: PublishMessage, response: { 201: StreamMessage } },
    },
    ({ params: { service, id }, body }, reply) => {
      const published = andThen(parseData(body.Data), (data) => streams.publish(service, id, data));
      return sendOutcome(reply, 201, published, ({ sid, data }) => ({ sid, data }));
    },
  );
}
