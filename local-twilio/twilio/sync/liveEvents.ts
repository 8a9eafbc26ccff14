import type { RestError } from '../rest/errors';
import { revisionOf, type SyncDocument } from './model';

/** 4 in twilio-sync 3 and 4; 3 in twilio-sync 2, which reads `event` and never `events`. */
export type ProtocolVersion = 3 | 4;

/** A notification to a Sync client: its type and its payload. */
export type Notification = readonly [messageType: string, payload: object];

/** Type of the notifications on subscriptions themselves, and of missed events. */
const SYNC_EVENT = 'twilio.sync.event';
const DOCUMENT_EVENT = 'com.twilio.rtd.cds.document';

function documentEvent(document: SyncDocument, id: number) {
  return {
    id,
    document_sid: document.sid,
    document_unique_name: document.uniqueName,
    document_revision: revisionOf(document),
    document_data: document.data,
    date_created: document.dateUpdated.toISOString(),
    date_expires: document.dateExpires?.toISOString() ?? null,
  };
}

/** A write just made. The client ignores an `id` that is not above the last it saw. */
export const documentUpdated = (
  event_protocol_version: ProtocolVersion,
  document: SyncDocument,
): Notification => {
  const event = documentEvent(document, document.eventId);
  return [DOCUMENT_EVENT, { event_type: 'document_updated', event_protocol_version, event }];
};

export const documentRemoved = (
  event_protocol_version: ProtocolVersion,
  document: SyncDocument,
): Notification => {
  const event = documentEvent(document, document.eventId + 1);
  return [DOCUMENT_EVENT, { event_type: 'document_removed', event_protocol_version, event }];
};

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
export const documentReplayed = (correlation: Correlation, document: SyncDocument): Notification =>
  syncEvent(correlation, 'document_updated', documentEvent(document, document.eventId));

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
