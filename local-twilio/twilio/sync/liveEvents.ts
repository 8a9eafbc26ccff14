import type { RestError } from '../rest/errors';
import type { ItemEvent, SyncCollection } from './collections';
import {
  itemRevisionOf,
  type ObjectType,
  revisionOf,
  type SyncDocument,
  type SyncItem,
  type SyncObject,
} from './model';
import type { StreamMessage } from './streams';

/** 4 in twilio-sync 3 and 4; 3 in twilio-sync 2, which reads `event` and never `events`. */
export type ProtocolVersion = 3 | 4;

/** A notification to a Sync client: its type and its payload. */
export type Notification = readonly [messageType: string, payload: object];

/** Type of the notifications on subscriptions themselves, of streams, and of missed events. */
const SYNC_EVENT = 'twilio.sync.event';

/** What clients are notified of: the objects, and live queries. */
type Notified = ObjectType | 'live_query';

/** The notification type of a change. Streams and live queries do not have a separate one. */
const typeOf: Readonly<Record<Notified, string>> = {
  document: 'com.twilio.rtd.cds.document',
  list: 'com.twilio.rtd.cds.list',
  map: 'com.twilio.rtd.cds.map',
  stream: SYNC_EVENT,
  live_query: SYNC_EVENT,
};

/** The address of an object for live clients, e.g. `https://cds.us1.twilio.com/v3/Lists/ES…`. */
export const liveUrl = (type: ObjectType, sid: string): string =>
  `https://cds.us1.twilio.com/v3/${type[0]?.toUpperCase() ?? ''}${type.slice(1)}s/${sid}`;

export const itemUrl = ({ type, sid }: SyncCollection, item: SyncItem): string =>
  `${liveUrl(type, sid)}/Items/${encodeURIComponent(item.key)}`;

/** Something that happened to an object, in the words of the live clients. */
export interface LiveEvent {
  readonly object: Notified;
  /** e.g. `document_updated` */
  readonly name: string;
  /** The client ignores an `id` that is not above the last it saw. */
  readonly event: { readonly id: number } & Readonly<Record<string, unknown>>;
}

export const documentUpdated = (document: SyncDocument): LiveEvent => ({
  object: 'document',
  name: 'document_updated',
  event: {
    id: document.eventId,
    document_sid: document.sid,
    document_unique_name: document.uniqueName,
    document_revision: revisionOf(document),
    document_data: document.data,
    date_created: document.dateUpdated.toISOString(),
    date_expires: document.dateExpires?.toISOString() ?? null,
  },
});

/** The object is gone; of a document, with all that the client knew of it. */
export const objectRemoved = (object: ObjectType, removed: SyncObject): LiveEvent => ({
  object,
  name: `${object}_removed`,
  event: {
    id: removed.eventId + 1,
    [`${object}_sid`]: removed.sid,
    [`${object}_unique_name`]: removed.uniqueName,
    date_created: new Date().toISOString(),
  },
});

export function itemChanged({ kind, collection, item }: ItemEvent): LiveEvent {
  const { type } = collection;
  const place = type === 'list' ? { item_index: Number(item.key) } : { item_key: item.key };
  return {
    object: type,
    name: `${type}_${kind}`,
    event: {
      id: collection.eventId,
      [`${type}_sid`]: collection.sid,
      [`${type}_unique_name`]: collection.uniqueName,
      [`${type}_revision`]: revisionOf(collection),
      ...place,
      item_url: itemUrl(collection, item),
      item_revision: itemRevisionOf(item),
      item_data: item.data,
      date_created: item.dateUpdated.toISOString(),
      date_expires: item.dateExpires?.toISOString() ?? null,
    },
  };
}

/** Messages of a stream are numbered for nobody: none is ever sent again. */
export const messagePublished = ({ sid, stream, data }: StreamMessage): LiveEvent => ({
  object: 'stream',
  name: 'stream_message_published',
  event: {
    id: 0,
    stream_sid: stream.sid,
    stream_unique_name: stream.uniqueName,
    message_sid: sid,
    message_data: data,
    date_created: new Date().toISOString(),
  },
});

/** The notification of an event just now, to those who listen. */
export const happened = (
  event_protocol_version: ProtocolVersion,
  { object, name, event }: LiveEvent,
): Notification => [typeOf[object], { event_type: name, event_protocol_version, event }];

/** The request of a client that a notification belongs to; `null` when it belongs to none. */
export interface Correlation {
  readonly version: ProtocolVersion;
  readonly correlationId: number | null;
}

function syncEvent(
  { version, correlationId }: Correlation,
  type: string,
  event: object,
): Notification {
  const payload = {
    event_type: type,
    correlation_id: correlationId,
    event_protocol_version: version,
    ...(version === 4 ? { events: [event] } : { event }),
  };
  return [SYNC_EVENT, payload];
}

/** What a client missed, before its subscription is established. */
export const replayed = (correlation: Correlation, { name, event }: LiveEvent): Notification =>
  syncEvent(correlation, name, event);

export const subscriptionEstablished = (
  correlation: Correlation,
  object: { readonly object_sid: string; readonly object_type: string },
  lastEventId: number,
): Notification => {
  const event = { ...object, replay_status: 'completed', last_event_id: lastEventId };
  return syncEvent(correlation, 'subscription_established', event);
};

export const subscriptionCanceled = (
  correlation: Correlation,
  object: { readonly object_sid: string; readonly object_type: string },
): Notification => syncEvent(correlation, 'subscription_canceled', object);

/** The SDK takes 404 for "removed", and reports any other error as `failure`. */
export const subscriptionFailed = (
  correlation: Correlation,
  object_sid: string,
  error: RestError,
): Notification => syncEvent(correlation, 'subscription_failed', { object_sid, error });
