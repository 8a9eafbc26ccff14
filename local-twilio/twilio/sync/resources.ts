import type { Static } from '@sinclair/typebox';
import { account } from '../../account';
import type { SyncCollection } from './collections';
import {
  itemRevisionOf,
  type ObjectType,
  revisionOf,
  type SyncDocument,
  type SyncItem,
  type SyncObject,
} from './model';
import type { Document, Service } from './schemas';
import { DEFAULT_SERVICE, flexSyncServiceSid, type SyncService } from './services';
import type { ObjectPermission } from './store';

const segments: Readonly<Record<ObjectType, string>> = {
  document: 'Documents',
  list: 'Lists',
  map: 'Maps',
  stream: 'Streams',
};

export const servicesUrl = 'https://sync.twilio.com/v1/Services';
const serviceUrl = (sid: string): string => `${servicesUrl}/${sid}`;
/** Where the objects of one kind are. */
export const objectsUrl = (type: ObjectType, serviceSid: string): string =>
  `${serviceUrl(serviceSid)}/${segments[type]}`;
export const objectUrl = (type: ObjectType, serviceSid: string, id: string): string =>
  `${objectsUrl(type, serviceSid)}/${encodeURIComponent(id)}`;

/** To the second, as on Twilio's pages: older clients parse nothing finer. */
const dateTime = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z');
const nullableDate = (date: Date | null): string | null => date && dateTime(date);

/** The service as REST shows it. */
export function serviceResource(service: SyncService): Static<typeof Service> {
  const url = serviceUrl(service.sid);
  return {
    sid: service.sid,
    unique_name: service.sid === flexSyncServiceSid ? DEFAULT_SERVICE : null,
    account_sid: account.sid,
    friendly_name: service.friendlyName,
    date_created: dateTime(service.dateCreated),
    date_updated: dateTime(service.dateUpdated),
    url,
    webhook_url: service.webhookUrl,
    webhooks_from_rest_enabled: service.webhooksFromRestEnabled,
    reachability_webhooks_enabled: service.reachabilityWebhooksEnabled,
    acl_enabled: service.aclEnabled,
    reachability_debouncing_enabled: service.reachabilityDebouncingEnabled,
    reachability_debouncing_window: service.reachabilityDebouncingWindow,
    links: {
      documents: `${url}/Documents`,
      lists: `${url}/Lists`,
      maps: `${url}/Maps`,
      streams: `${url}/Streams`,
    },
  };
}

/** What all kinds of objects show. */
function common(type: ObjectType, object: SyncObject) {
  return {
    sid: object.sid,
    unique_name: object.uniqueName,
    account_sid: account.sid,
    service_sid: object.serviceSid,
    url: objectUrl(type, object.serviceSid, object.sid),
    date_expires: nullableDate(object.dateExpires),
    date_created: dateTime(object.dateCreated),
    date_updated: dateTime(object.dateUpdated),
    created_by: object.createdBy,
  };
}

/** The document as REST shows it. */
export function documentResource(document: SyncDocument): Static<typeof Document> {
  const shown = common('document', document);
  return {
    ...shown,
    links: { permissions: `${shown.url}/Permissions` },
    revision: revisionOf(document),
    data: document.data,
  };
}

/** The list or map as REST shows it. */
export function collectionResource(collection: SyncCollection) {
  const shown = common(collection.type, collection);
  return {
    ...shown,
    revision: revisionOf(collection),
    links: { items: `${shown.url}/Items`, permissions: `${shown.url}/Permissions` },
  };
}

/** An item as REST shows it. */
export function itemResource(collection: SyncCollection, item: SyncItem) {
  const { type, serviceSid, sid } = collection;
  const place =
    type === 'list' ? { index: Number(item.key), list_sid: sid } : { key: item.key, map_sid: sid };
  return {
    ...place,
    account_sid: account.sid,
    service_sid: serviceSid,
    url: `${objectUrl(type, serviceSid, sid)}/Items/${encodeURIComponent(item.key)}`,
    revision: itemRevisionOf(item),
    data: item.data,
    date_expires: nullableDate(item.dateExpires),
    date_created: dateTime(item.dateCreated),
    date_updated: dateTime(item.dateUpdated),
    created_by: item.createdBy,
  };
}

/** The stream as REST shows it. */
export function streamResource(stream: SyncObject) {
  const shown = common('stream', stream);
  const { url } = shown;
  return { ...shown, links: { messages: `${url}/Messages`, permissions: `${url}/Permissions` } };
}

/** A permission as REST shows it. */
export function permissionResource(type: ObjectType, permission: ObjectPermission) {
  const { object, identity, read, write, manage } = permission;
  const url = objectUrl(type, object.serviceSid, object.sid);
  return {
    account_sid: account.sid,
    service_sid: object.serviceSid,
    [`${type}_sid`]: object.sid,
    identity,
    read,
    write,
    manage,
    url: `${url}/Permissions/${encodeURIComponent(identity)}`,
  };
}
