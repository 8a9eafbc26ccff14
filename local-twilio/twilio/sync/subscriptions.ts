import { andThen, done, type Outcome } from '../rest/outcome';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { LiveQueryRequest, type LiveQueries } from '../insights/liveQueries';
import type { Client, HttpReply } from '../twilsock/client';
import { badRequest } from './cdsReplies';
import { syncErrors } from './errors';
import {
  type Correlation,
  documentUpdated,
  happened,
  itemChanged,
  type LiveEvent,
  messagePublished,
  objectRemoved,
  replayed,
  subscriptionCanceled,
  subscriptionEstablished,
  subscriptionFailed,
} from './liveEvents';
import { type ObjectType, type SyncObject } from './model';
import type { SyncStore } from './store';
import { createSubscribers, type Subscribers } from './subscribers';

const ObjectRequest = Type.Object({
  object_sid: Type.String(),
  object_type: Type.Union([
    Type.Literal('document'),
    Type.Literal('list'),
    Type.Literal('map'),
    Type.Literal('stream'),
  ]),
  last_event_id: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
});
const SubscriptionsRequest = Type.Object({
  event_protocol_version: Type.Union([Type.Literal(3), Type.Literal(4)]),
  action: Type.Union([Type.Literal('establish'), Type.Literal('cancel')]),
  correlation_id: Type.Integer(),
  requests: Type.Array(Type.Union([ObjectRequest, LiveQueryRequest]), { maxItems: 100 }),
});
type SubscriptionRequest = Static<typeof ObjectRequest>;

/**
 * What every reply to a request for subscriptions says: when to expect the first notification, and
 * (-1) never to resubscribe after a time, which is what the clients themselves ask for.
 */
const accepted: HttpReply = {
  status: 200,
  body: { estimated_delivery_in_ms: 1000, max_batch_size: 100, ttl_in_s: -1 },
};

/** Answers `POST /v4/Subscriptions`; the result of each request follows as a notification. */
export type SubscriptionsHandler = (body: unknown, client: Client) => HttpReply;

const mayRead = (store: SyncStore, client: Client, object: SyncObject): boolean =>
  client.grant().syncServiceSid === object.serviceSid &&
  store.allows(client.grant().identity, 'read', object);

/**
 * Notifies subscribers of what happens to objects. If one may no longer read an object, the subscription
 * ends with the error that a new one would get.
 */
function announce(store: SyncStore, subscribers: Subscribers): void {
  function notify(object: SyncObject, event: LiveEvent): void {
    for (const [client, version] of subscribers.of(object.sid)) {
      if (mayRead(store, client, object)) client.notify(...happened(version, event));
    }
  }
  const tellRemoval = (type: ObjectType) => (object: SyncObject) => {
    for (const [client, version] of subscribers.of(object.sid)) {
      subscribers.remove(client, object.sid);
      client.notify(...happened(version, objectRemoved(type, object)));
    }
  };
  const { documents, lists, maps, streams } = store;
  documents.events.on('updated', (document) => notify(document, documentUpdated(document)));
  documents.events.on('removed', tellRemoval('document'));
  for (const { type, events } of [lists, maps]) {
    events.on('changed', (event) => notify(event.collection, itemChanged(event)));
    events.on('removed', tellRemoval(type));
  }
  streams.events.on('published', (message) => notify(message.stream, messagePublished(message)));
  streams.events.on('removed', tellRemoval('stream'));
  store.access.on('changed', (object) => {
    for (const [client, version] of subscribers.of(object.sid)) {
      if (mayRead(store, client, object)) continue;
      subscribers.remove(client, object.sid);
      const correlation = { version, correlationId: null };
      client.notify(...subscriptionFailed(correlation, object.sid, syncErrors.accessForbidden));
    }
  });
}

/** Where an object stands, and what a client that saw it at that event has missed. */
interface Missed {
  readonly eventId: number;
  readonly events: readonly LiveEvent[];
}

function missedOf(
  { documents, lists, maps }: SyncStore,
  type: ObjectType,
  { serviceSid, sid, eventId }: SyncObject,
  seen: number,
): Outcome<Missed> {
  switch (type) {
    case 'document':
      return andThen(documents.find(serviceSid, sid), (document) =>
        done({ eventId, events: eventId > seen ? [documentUpdated(document)] : [] }),
      );
    case 'list':
    case 'map': {
      const collections = type === 'list' ? lists : maps;
      return andThen(collections.find(serviceSid, sid), (collection) =>
        done({ eventId, events: collections.eventsAfter(collection, seen).map(itemChanged) }),
      );
    }
    case 'stream':
      return done({ eventId, events: [] });
  }
}

/** The live side of Sync: who subscribes to which object, and what they are sent. */
export function createSubscriptions(
  store: SyncStore,
  liveQueries: LiveQueries,
): SubscriptionsHandler {
  const subscribers = createSubscribers();
  announce(store, subscribers);

  function establish(client: Client, correlation: Correlation, request: SubscriptionRequest): void {
    const { object_sid, object_type, last_event_id: seen } = request;
    const { identity, syncServiceSid } = client.grant();
    const missed = andThen(
      store.findFor(identity, 'read', object_type, syncServiceSid, object_sid),
      (object) => missedOf(store, object_type, object, seen ?? -1),
    );
    if (!missed.ok) {
      client.notify(...subscriptionFailed(correlation, object_sid, missed.error));
      return;
    }
    const { events, eventId } = missed.value;
    subscribers.add(client, object_sid, correlation.version);
    for (const event of events) client.notify(...replayed(correlation, event));
    client.notify(...subscriptionEstablished(correlation, { object_sid, object_type }, eventId));
  }

  function cancel(client: Client, correlation: Correlation, request: SubscriptionRequest): void {
    const { object_sid, object_type } = request;
    subscribers.remove(client, object_sid);
    client.notify(...subscriptionCanceled(correlation, { object_sid, object_type }));
  }

  return (body, client) => {
    if (!Value.Check(SubscriptionsRequest, body)) return badRequest('Invalid subscriptions');
    const { action, event_protocol_version: version, correlation_id: correlationId } = body;
    const correlation = { version, correlationId };
    const [act, actOnQuery] =
      action === 'establish' ? [establish, liveQueries.establish] : [cancel, liveQueries.cancel];
    setImmediate(() => {
      for (const request of body.requests)
        if (request.object_type === 'live_query') actOnQuery(client, correlation, request);
        else act(client, correlation, request);
    });
    return accepted;
  };
}
