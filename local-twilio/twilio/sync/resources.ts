import type { Static } from '@sinclair/typebox';
import { account } from '../../account';
import { revisionOf, type SyncDocument, type SyncService } from './model';
import type { Document, DocumentPermission, Paging, Service } from './schemas';
import type { DocumentPermission as HeldPermission } from './store';

const origin = 'https://sync.twilio.com';
export const serviceUrl = (sid: string): string => `${origin}/v1/Services/${sid}`;
export const documentUrl = (serviceSid: string, sid: string): string =>
  `${serviceUrl(serviceSid)}/Documents/${sid}`;

/** The service as REST shows it. */
export function serviceResource(service: SyncService): Static<typeof Service> {
  const url = serviceUrl(service.sid);
  return {
    sid: service.sid,
    unique_name: null,
    account_sid: account.sid,
    friendly_name: service.friendlyName,
    date_created: service.dateCreated.toISOString(),
    date_updated: service.dateCreated.toISOString(),
    url,
    webhook_url: null,
    webhooks_from_rest_enabled: false,
    reachability_webhooks_enabled: false,
    acl_enabled: service.aclEnabled,
    reachability_debouncing_enabled: false,
    reachability_debouncing_window: 5000,
    links: {
      documents: `${url}/Documents`,
      lists: `${url}/Lists`,
      maps: `${url}/Maps`,
      streams: `${url}/Streams`,
    },
  };
}

/** The document as REST shows it. */
export function documentResource(document: SyncDocument): Static<typeof Document> {
  const url = documentUrl(document.serviceSid, document.sid);
  return {
    sid: document.sid,
    unique_name: document.uniqueName,
    account_sid: account.sid,
    service_sid: document.serviceSid,
    url,
    links: { permissions: `${url}/Permissions` },
    revision: revisionOf(document),
    data: document.data,
    date_expires: document.dateExpires?.toISOString() ?? null,
    date_created: document.dateCreated.toISOString(),
    date_updated: document.dateUpdated.toISOString(),
    created_by: document.createdBy,
  };
}

/** A permission as REST shows it. */
export function permissionResource(permission: HeldPermission): Static<typeof DocumentPermission> {
  const { document } = permission;
  const path = `/Permissions/${encodeURIComponent(permission.identity)}`;
  return {
    account_sid: account.sid,
    service_sid: document.serviceSid,
    document_sid: document.sid,
    identity: permission.identity,
    read: permission.read,
    write: permission.write,
    manage: permission.manage,
    url: documentUrl(document.serviceSid, document.sid) + path,
  };
}

/** One page of `all`, and the `meta` of Twilio's lists with the addresses of its neighbours. */
export function pageOf<T>(
  all: readonly T[],
  { Page, PageSize }: Static<typeof Paging>,
  url: string,
  key: string,
) {
  const pageUrl = (page: number): string => `${url}?PageSize=${PageSize}&Page=${page}`;
  return {
    items: all.slice(Page * PageSize, (Page + 1) * PageSize),
    meta: {
      key,
      page: Page,
      page_size: PageSize,
      url: pageUrl(Page),
      first_page_url: pageUrl(0),
      previous_page_url: Page > 0 ? pageUrl(Page - 1) : null,
      next_page_url: (Page + 1) * PageSize < all.length ? pageUrl(Page + 1) : null,
    },
  };
}
