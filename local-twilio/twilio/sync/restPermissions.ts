import { pageOf, Paging } from '../rest/paging';
import { type Static, type TSchema, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { basicAuth } from '../rest/basicAuth';
import type { ObjectType } from './model';
import { objectUrl, permissionResource } from './resources';
import { OfObject, sendOutcome, sendRemoved, SERVICE } from './restParts';
import {
  DocumentPermission,
  ListOf,
  ListPermission,
  MapPermission,
  StreamPermission,
  UpdatePermission,
} from './schemas';
import type { ObjectPermission, SyncStore } from './store';

const OfPermission = Type.Object({
  service: Type.String(),
  id: Type.String(),
  identity: Type.String(),
});

const kinds: Readonly<Record<ObjectType, { path: string; schema: TSchema }>> = {
  document: { path: 'Documents', schema: DocumentPermission },
  list: { path: 'Lists', schema: ListPermission },
  map: { path: 'Maps', schema: MapPermission },
  stream: { path: 'Streams', schema: StreamPermission },
};

/** `…/{objects}/{id}/Permissions` of every kind of object: list, fetch, grant, revoke. */
export function registerPermissions(
  app: FastifyInstance,
  store: SyncStore,
  type: ObjectType,
): void {
  const onRequest = basicAuth;
  const { path, schema } = kinds[type];
  const permissions = `${SERVICE}/${path}/:id/Permissions`;
  const permission = `${permissions}/:identity`;
  const show = (held: ObjectPermission): object => permissionResource(type, held);

  app.get<{ Params: Static<typeof OfObject>; Querystring: Static<typeof Paging> }>(
    permissions,
    {
      onRequest,
      schema: {
        params: OfObject,
        querystring: Paging,
        response: { 200: ListOf('permissions', schema) },
      },
    },
    ({ params: { service, id }, query }, reply) =>
      sendOutcome(reply, 200, store.permissions(type, service, id), (all) => {
        const url = `${objectUrl(type, service, id)}/Permissions`;
        const { items, meta } = pageOf(all, query, url, 'permissions');
        return { permissions: items.map(show), meta };
      }),
  );
  app.get<{ Params: Static<typeof OfPermission> }>(
    permission,
    { onRequest, schema: { params: OfPermission, response: { 200: schema } } },
    ({ params: { service, id, identity } }, reply) =>
      sendOutcome(reply, 200, store.permission(identity, type, service, id), show),
  );
  app.post<{ Params: Static<typeof OfPermission>; Body: Static<typeof UpdatePermission> }>(
    permission,
    {
      onRequest,
      schema: { params: OfPermission, body: UpdatePermission, response: { 200: schema } },
    },
    ({ params: { service, id, identity }, body }, reply) => {
      const wanted = { identity, read: body.Read, write: body.Write, manage: body.Manage };
      return sendOutcome(reply, 200, store.grant(wanted, type, service, id), show);
    },
  );
  app.delete<{ Params: Static<typeof OfPermission> }>(
    permission,
    { onRequest, schema: { params: OfPermission } },
    ({ params: { service, id, identity } }, reply) =>
      sendRemoved(reply, store.revoke(identity, type, service, id)),
  );
}
