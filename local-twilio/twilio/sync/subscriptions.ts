import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Client, HttpReply } from '../twilsock/client';
import { badRequest } from './cdsReplies';
import { syncErrors } from './errors';
import {
  type Correlation,
  documentRemoved,
  documentReplayed,
  documentUpdated,
  subscriptionCanceled,
  subscriptionEstablished,
  subscriptionFailed,
} from './liveEvents';
import type { SyncMaps } from './maps';
import type { SyncDocument } from './model';
import type { SyncStore } from './store';
import { createSubscribers, type Subscribers } from './subscribers';

const SubscriptionsRequest = Type.Object({
  event_protocol_version: Type.Union([Type.Literal(3), Type.Literal(4)]),
  action: Type.Union([Type.Literal('establish'), Type.Literal('cancel')]),
  correlation_id: Type.Integer(),
  requests: Type.Array(
    Type.Object({
      object_sid: Type.String(),
      object_type: Type.String(),
      last_event_id: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
    }),
    { maxItems: 100 },
  ),
});
type SubscriptionRequest = Static<typeof SubscriptionsRequest>['requests'][number];

/**
 * What every reply to a request for subscriptions says: when to expect the first notification, and
 * (-1) never to subscribe anew by the clock, which is what the clients themselves ask for.
 */
const accepted: HttpReply = {
  status: 200,
  body: { estimated_delivery_in_ms: 1000, max_batch_size: 100, ttl_in_s: -1 },
};

/** Answers `POST /v4/Subscriptions`; what came of each request follows as notifications. */
export type SubscriptionsHandler = (body: unknown, client: Client) => HttpReply;

const mayRead = (store: SyncStore, client: Client, document: SyncDocument): boolean =>
  client.grant().syncServiceSid === document.serviceSid &&
  store.allows(client.grant().identity, 'read', document);

/**
 * Tells those who listen what happens to documents. Who may no longer read one has the subscription
 * ended, with the error that a new one would get.
 */
function announce(store: SyncStore, subscribers: Subscribers): void {
  store.documents.events.on('updated', (document) => {
    for (const [client, version] of subscribers.of(document.sid)) {
      if (mayRead(store, client, document)) client.notify(...documentUpdated(version, document));
    }
  });
  store.documents.events.on('removed', (document) => {
    for (const [client, version] of subscribers.of(document.sid)) {
      subscribers.remove(client, document.sid);
      client.notify(...documentRemoved(version, document));
    }
  });
  store.access.on('changed', (document) => {
    for (const [client, version] of subscribers.of(document.sid)) {
      if (mayRead(store, client, document)) continue;
      subscribers.remove(client, document.sid);
      const correlation = { version, correlationId: null };
      const { accessForbidden } = syncErrors;
      client.notify(...subscriptionFailed(correlation, document.sid, accessForbidden));
    }
  });
}

/** The live side of Sync: who listens to which object, and what they are told. */
export function createSubscriptions(store: SyncStore, maps: SyncMaps): SubscriptionsHandler {
  const subscribers = createSubscribers();
  announce(store, subscribers);

  function establish(client: Client, correlation: Correlation, request: SubscriptionRequest): void {
    const { object_sid, object_type, last_event_id: seen } = request;
    const object = { object_sid, object_type };
    const { identity, syncServiceSid } = client.grant();
    if (object_type === 'map' && maps.find(syncServiceSid, object_sid)) {
      client.notify(...subscriptionEstablished(correlation, object, 0));
      return;
    }
    const found = store.findFor(identity, 'read', syncServiceSid, object_sid);
    if (!found.ok) {
      client.notify(...subscriptionFailed(correlation, object_sid, found.error));
      return;
    }
    const { eventId } = found.value;
    subscribers.add(client, object_sid, correlation.version);
    if (eventId > (seen ?? -1)) client.notify(...documentReplayed(correlation, found.value));
    client.notify(...subscriptionEstablished(correlation, object, eventId));
  }

  function cancel(client: Client, correlation: Correlation, request: SubscriptionRequest): void {
    const { object_sid, object_type } = request;
    subscribers.remove(client, object_sid);
    client.notify(...subscriptionCanceled(correlation, { object_sid, object_type }));
  }

  return (body, client) => {
    if (!Value.Check(SubscriptionsRequest, body)) return badRequest('Invalid subscriptions');
    const { action, event_protocol_version: version, correlation_id: correlationId } = body;
    const act = action === 'establish' ? establish : cancel;
    setImmediate(() => {
      for (const request of body.requests) act(client, { version, correlationId }, request);
    });
    return accepted;
  };
}
