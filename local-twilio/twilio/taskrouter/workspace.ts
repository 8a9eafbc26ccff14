import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import { basicAuth } from '../rest/basicAuth';
import { notFound, sendRestError } from '../rest/errors';
import { pageOf, Paging } from '../rest/paging';
import { offline, unavailable } from './activities';
import { WORKSPACE_NAME } from './wire';

/** The workspace's events, and who receives them. */
export interface Workspace {
  /** Undefined while none is set. */
  eventCallbackUrl(): string | undefined;
  /** Whether its EventsFilter lets events of that type through; without a filter all of them. */
  sends(type: string): boolean;
}

const UpdateWorkspace = Type.Object(
  {
    EventCallbackUrl: Type.Optional(Type.String()),
    EventsFilter: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const url = 'https://taskrouter.twilio.com/v1/Workspaces';
const host = '/twilio/taskrouter.twilio.com/v1/Workspaces';
const created = '2024-01-01T00:00:00Z';
const onRequest = basicAuth;

/**
 * `taskrouter.twilio.com/v1/Workspaces`: the one of the account. Its events go to `initialUrl` until
 * somebody says otherwise.
 */
export function registerWorkspace(
  app: FastifyInstance,
  initialUrl: () => string | undefined,
): Workspace {
  let configured: { readonly url: string } | undefined;
  let filter = '';
  const eventCallbackUrl = () => (configured ? configured.url : initialUrl()) || undefined;
  const resource = () => ({
    sid: account.workspaceSid,
    account_sid: account.sid,
    friendly_name: WORKSPACE_NAME,
    event_callback_url: eventCallbackUrl() ?? null,
    events_filter: filter === '' ? null : filter,
    multi_task_enabled: true,
    prioritize_queue_order: 'FIFO',
    default_activity_name: offline.name,
    default_activity_sid: offline.sid,
    timeout_activity_name: unavailable.name,
    timeout_activity_sid: unavailable.sid,
    date_created: created,
    date_updated: created,
    url: `${url}/${account.workspaceSid}`,
    links: {},
  });

  app.get<{ Querystring: Static<typeof Paging> }>(
    host,
    { onRequest, schema: { querystring: Paging } },
    ({ query }) => {
      const { items, meta } = pageOf([resource()], query, url, 'workspaces');
      return { meta, workspaces: items };
    },
  );
  app.get<{ Params: { sid: string } }>(`${host}/:sid`, { onRequest }, ({ params }, reply) =>
    params.sid === account.workspaceSid
      ? reply.send(resource())
      : sendRestError(reply, notFound(`/Workspaces/${params.sid}`)),
  );
  app.post<{ Params: { sid: string }; Body: Static<typeof UpdateWorkspace> }>(
    `${host}/:sid`,
    { onRequest, schema: { body: UpdateWorkspace } },
    ({ params, body }, reply) => {
      if (params.sid !== account.workspaceSid) {
        return sendRestError(reply, notFound(`/Workspaces/${params.sid}`));
      }
      if (body.EventCallbackUrl !== undefined) configured = { url: body.EventCallbackUrl };
      filter = body.EventsFilter ?? filter;
      return reply.send(resource());
    },
  );
  return {
    eventCallbackUrl,
    sends: (type) => filter === '' || filter.split(',').includes(type),
  };
}
