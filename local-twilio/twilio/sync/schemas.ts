import { type TSchema, Type } from '@sinclair/typebox';
import type { Operation } from '../rest/operation';

const Sid = (prefix: string) =>
  Type.String({ pattern: `^${prefix}[0-9a-fA-F]{32}$`, minLength: 34, maxLength: 34 });
const DateTime = Type.String({ format: 'date-time' });
const Uri = Type.String({ format: 'uri' });
const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false };

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

export const DocumentPermission = Type.Object(
  {
    account_sid: Sid('AC'),
    service_sid: Sid('IS'),
    document_sid: Sid('ET'),
    identity: Type.String(),
    read: Type.Boolean(),
    write: Type.Boolean(),
    manage: Type.Boolean(),
    url: Uri,
  },
  closed,
);

const Meta = Type.Object(
  {
    key: Type.String(),
    page: Type.Integer(),
    page_size: Type.Integer(),
    url: Uri,
    first_page_url: Uri,
    previous_page_url: Nullable(Uri),
    next_page_url: Nullable(Uri),
  },
  closed,
);

export const DocumentList = Type.Object({ documents: Type.Array(Document), meta: Meta }, closed);
export const PermissionList = Type.Object(
  { permissions: Type.Array(DocumentPermission), meta: Meta },
  closed,
);

/** `Ttl` has no bounds here: out of range has an error of its own, 54011. */
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

export const UpdatePermission = Type.Object(
  { Read: Type.Boolean(), Write: Type.Boolean(), Manage: Type.Boolean() },
  closed,
);

export const Paging = Type.Object({
  PageSize: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  Page: Type.Integer({ minimum: 0, default: 0 }),
  PageToken: Type.Optional(Type.String()),
});

const contract = 'twilio_sync_v1';
const documents = '/v1/Services/{ServiceSid}/Documents';
const document = `${documents}/{Sid}`;
const permissions = `${documents}/{DocumentSid}/Permissions`;
const permission = `${permissions}/{Identity}`;

/** What this part emulates of Sync's REST API. */
export const operations: readonly Operation[] = [
  { contract, method: 'get', path: '/v1/Services/{Sid}', status: 200, reply: Service },
  {
    contract,
    method: 'post',
    path: documents,
    body: CreateDocument,
    status: 201,
    reply: Document,
  },
  { contract, method: 'get', path: documents, status: 200, reply: DocumentList },
  { contract, method: 'get', path: document, status: 200, reply: Document },
  { contract, method: 'post', path: document, body: UpdateDocument, status: 200, reply: Document },
  { contract, method: 'delete', path: document, status: 204 },
  { contract, method: 'get', path: permissions, status: 200, reply: PermissionList },
  { contract, method: 'get', path: permission, status: 200, reply: DocumentPermission },
  {
    contract,
    method: 'post',
    path: permission,
    body: UpdatePermission,
    status: 200,
    reply: DocumentPermission,
  },
  { contract, method: 'delete', path: permission, status: 204 },
];
