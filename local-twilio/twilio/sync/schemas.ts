import { type TSchema, Type } from '@sinclair/typebox';
import type { Operation } from '../rest/operation';
import { pageParameters, Paging } from '../rest/paging';
import { closed, DateTime, Nullable, pageMeta, Sid, Uri } from '../rest/schema';

export const Service = Type.Object(
  {
    sid: Sid('IS'),
    unique_name: Nullable(Type.String()),
    account_sid: Sid('AC'),
    friendly_name: Type.String(),
    date_created: DateTime,
    date_updated: DateTime,
    url: Uri,
    webhook_url: Nullable(Uri),
    webhooks_from_rest_enabled: Type.Boolean(),
    reachability_webhooks_enabled: Type.Boolean(),
    acl_enabled: Type.Boolean(),
    reachability_debouncing_enabled: Type.Boolean(),
    reachability_debouncing_window: Type.Integer(),
    links: Type.Record(Type.String(), Uri),
  },
  closed,
);

export const Document = Type.Object(
  {
    sid: Sid('ET'),
    unique_name: Nullable(Type.String()),
    account_sid: Sid('AC'),
    service_sid: Sid('IS'),
    url: Uri,
    links: Type.Object({ permissions: Uri }),
    revision: Type.String({ pattern: '^[0-9a-f]+$' }),
    data: Type.Record(Type.String(), Type.Unknown()),
    date_expires: Nullable(DateTime),
    date_created: DateTime,
    date_updated: DateTime,
    created_by: Type.String(),
  },
  closed,
);

const permission = {
  account_sid: Sid('AC'),
  service_sid: Sid('IS'),
  identity: Type.String(),
  read: Type.Boolean(),
  write: Type.Boolean(),
  manage: Type.Boolean(),
  url: Uri,
};
export const DocumentPermission = Type.Object({ document_sid: Sid('ET'), ...permission }, closed);
export const ListPermission = Type.Object({ list_sid: Sid('ES'), ...permission }, closed);
export const MapPermission = Type.Object({ map_sid: Sid('MP'), ...permission }, closed);
export const StreamPermission = Type.Object({ stream_sid: Sid('TO'), ...permission }, closed);

const Meta = pageMeta(Type.String());

/** `Ttl` has no bounds here, because a value out of range has its own error, 54011. */
export const CreateDocument = Type.Object(
  {
    UniqueName: Type.Optional(Type.String()),
    /** JSON text of an object. */
    Data: Type.Optional(Type.String()),
    Ttl: Type.Optional(Type.Integer()),
  },
  closed,
);

export const UpdateDocument = Type.Object(
  { Data: Type.Optional(Type.String()), Ttl: Type.Optional(Type.Integer()) },
  closed,
);

const collection = {
  unique_name: Nullable(Type.String()),
  account_sid: Sid('AC'),
  service_sid: Sid('IS'),
  url: Uri,
  date_expires: Nullable(DateTime),
  date_created: DateTime,
  date_updated: DateTime,
  created_by: Type.String(),
};
const Revision = Type.String({ pattern: '^[0-9a-f]+$' });
const withItems = {
  ...collection,
  revision: Revision,
  links: Type.Object({ items: Uri, permissions: Uri }),
};
const item = {
  account_sid: Sid('AC'),
  service_sid: Sid('IS'),
  url: Uri,
  revision: Revision,
  data: Type.Record(Type.String(), Type.Unknown()),
  date_expires: Nullable(DateTime),
  date_created: DateTime,
  date_updated: DateTime,
  created_by: Type.String(),
};

export const SyncList = Type.Object({ sid: Sid('ES'), ...withItems }, closed);
export const SyncMap = Type.Object({ sid: Sid('MP'), ...withItems }, closed);
export const SyncListItem = Type.Object(
  { index: Type.Integer(), list_sid: Sid('ES'), ...item },
  closed,
);
export const SyncMapItem = Type.Object({ key: Type.String(), map_sid: Sid('MP'), ...item }, closed);
export const SyncStream = Type.Object(
  {
    sid: Sid('TO'),
    ...collection,
    links: Type.Object({ messages: Uri, permissions: Uri }),
  },
  closed,
);
export const StreamMessage = Type.Object(
  { sid: Sid('TZ'), data: Type.Record(Type.String(), Type.Unknown()) },
  closed,
);

/** A page of objects, under the key that Twilio gives them. */
export const ListOf = (key: string, schema: TSchema): TSchema =>
  Type.Object({ [key]: Type.Array(schema), meta: Meta }, closed);

/** Of a list or a map: how a new one is named, and how long it lives. */
export const CreateObject = Type.Object(
  {
    UniqueName: Type.Optional(Type.String()),
    /** An alias of CollectionTtl, which goes before it. */
    Ttl: Type.Optional(Type.Integer()),
    CollectionTtl: Type.Optional(Type.Integer()),
  },
  closed,
);
export const UpdateObject = Type.Object(
  { Ttl: Type.Optional(Type.Integer()), CollectionTtl: Type.Optional(Type.Integer()) },
  closed,
);

export const CreateStream = Type.Object(
  { UniqueName: Type.Optional(Type.String()), Ttl: Type.Optional(Type.Integer()) },
  closed,
);
export const UpdateStream = Type.Object({ Ttl: Type.Optional(Type.Integer()) }, closed);

const itemTimes = {
  /** An alias of ItemTtl, which goes before it. */
  Ttl: Type.Optional(Type.Integer()),
  ItemTtl: Type.Optional(Type.Integer()),
  CollectionTtl: Type.Optional(Type.Integer()),
};
export const CreateListItem = Type.Object({ Data: Type.String(), ...itemTimes }, closed);
export const CreateMapItem = Type.Object(
  { Key: Type.String(), Data: Type.String(), ...itemTimes },
  closed,
);
export const UpdateItem = Type.Object({ Data: Type.Optional(Type.String()), ...itemTimes }, closed);

export const PublishMessage = Type.Object({ Data: Type.String() }, closed);

/** Of a new service, or what changes of one. */
export const ServiceSettings = Type.Object(
  {
    FriendlyName: Type.Optional(Type.String()),
    WebhookUrl: Type.Optional(Uri),
    ReachabilityWebhooksEnabled: Type.Optional(Type.Boolean()),
    AclEnabled: Type.Optional(Type.Boolean()),
    ReachabilityDebouncingEnabled: Type.Optional(Type.Boolean()),
    ReachabilityDebouncingWindow: Type.Optional(Type.Integer()),
    WebhooksFromRestEnabled: Type.Optional(Type.Boolean()),
  },
  closed,
);

export const UpdatePermission = Type.Object(
  { Read: Type.Boolean(), Write: Type.Boolean(), Manage: Type.Boolean() },
  closed,
);

export const ItemPaging = Type.Object({
  Order: Type.Union([Type.Literal('asc'), Type.Literal('desc')], { default: 'asc' }),
  From: Type.Optional(Type.String()),
  Bounds: Type.Union([Type.Literal('inclusive'), Type.Literal('exclusive')], {
    default: 'inclusive',
  }),
  ...pageParameters(100),
});

const contract = 'twilio_sync_v1';
const services = '/v1/Services';
const documents = '/v1/Services/{ServiceSid}/Documents';
const document = `${documents}/{Sid}`;
const permissions = `${documents}/{DocumentSid}/Permissions`;
const onePermission = `${permissions}/{Identity}`;

/** What this part emulates of Sync's REST API. */
export const operations: readonly Operation[] = [
  {
    contract,
    method: 'get',
    path: services,
    query: Paging,
    status: 200,
    reply: ListOf('services', Service),
  },
  { contract, method: 'post', path: services, body: ServiceSettings, status: 201, reply: Service },
  { contract, method: 'get', path: `${services}/{Sid}`, status: 200, reply: Service },
  { contract, method: 'delete', path: `${services}/{Sid}`, status: 204 },
  {
    contract,
    method: 'post',
    path: `${services}/{Sid}`,
    body: ServiceSettings,
    status: 200,
    reply: Service,
  },
  {
    contract,
    method: 'post',
    path: documents,
    body: CreateDocument,
    status: 201,
    reply: Document,
  },
  {
    contract,
    method: 'get',
    path: documents,
    query: Paging,
    status: 200,
    reply: ListOf('documents', Document),
  },
  { contract, method: 'get', path: document, status: 200, reply: Document },
  { contract, method: 'post', path: document, body: UpdateDocument, status: 200, reply: Document },
  { contract, method: 'delete', path: document, status: 204 },
  {
    contract,
    method: 'get',
    path: permissions,
    query: Paging,
    status: 200,
    reply: ListOf('permissions', DocumentPermission),
  },
  { contract, method: 'get', path: onePermission, status: 200, reply: DocumentPermission },
  {
    contract,
    method: 'post',
    path: onePermission,
    body: UpdatePermission,
    status: 200,
    reply: DocumentPermission,
  },
  { contract, method: 'delete', path: onePermission, status: 204 },
];
