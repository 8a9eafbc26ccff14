import { sendRestError } from '../rest/errors';
import { done } from '../rest/outcome';
import { pageOf, Paging } from '../rest/paging';
import type { Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance } from 'fastify';
import { basicAuth } from '../rest/basicAuth';
import { serviceResource, servicesUrl } from './resources';
import { registerCollections } from './restCollections';
import { registerDocuments } from './restDocuments';
import { OfService, sendOutcome, SERVICE, SERVICES } from './restParts';
import { registerPermissions } from './restPermissions';
import { registerStreams } from './restStreams';
import { ListOf, Service, ServiceSettings } from './schemas';
import { type ServiceSettings as Settings, sidOfService } from './services';
import type { SyncStore } from './store';

/** The settings in the form; all others are unchanged. */
function settingsOf(form: Static<typeof ServiceSettings>): Partial<Settings> {
  const given = {
    friendlyName: form.FriendlyName,
    aclEnabled: form.AclEnabled,
    webhookUrl: form.WebhookUrl,
    webhooksFromRestEnabled: form.WebhooksFromRestEnabled,
    reachabilityWebhooksEnabled: form.ReachabilityWebhooksEnabled,
    reachabilityDebouncingEnabled: form.ReachabilityDebouncingEnabled,
    reachabilityDebouncingWindow: form.ReachabilityDebouncingWindow,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Services are created and configured, but call no webhook. */
function registerServices(app: FastifyInstance, { services, clear }: SyncStore): void {
  const onRequest = basicAuth;
  app.get<{ Querystring: Static<typeof Paging> }>(
    SERVICES,
    { onRequest, schema: { querystring: Paging, response: { 200: ListOf('services', Service) } } },
    ({ query }, reply) => {
      const { items, meta } = pageOf(services.list(), query, servicesUrl, 'services');
      return reply.send({ services: items.map(serviceResource), meta });
    },
  );
  app.post<{ Body: Static<typeof ServiceSettings> }>(
    SERVICES,
    { onRequest, schema: { body: ServiceSettings, response: { 201: Service } } },
    ({ body }, reply) =>
      sendOutcome(reply, 201, done(services.create(settingsOf(body))), serviceResource),
  );
  app.get<{ Params: Static<typeof OfService> }>(
    SERVICE,
    { onRequest, schema: { params: OfService, response: { 200: Service } } },
    ({ params }, reply) => sendOutcome(reply, 200, services.find(params.service), serviceResource),
  );
  app.post<{ Params: Static<typeof OfService>; Body: Static<typeof ServiceSettings> }>(
    SERVICE,
    {
      onRequest,
      schema: { params: OfService, body: ServiceSettings, response: { 200: Service } },
    },
    ({ params, body }, reply) =>
      sendOutcome(reply, 200, services.update(params.service, settingsOf(body)), serviceResource),
  );
  app.delete<{ Params: Static<typeof OfService> }>(
    SERVICE,
    { onRequest, schema: { params: OfService } },
    ({ params }, reply) => {
      clear(params.service);
      const removed = services.remove(params.service);
      return removed.ok ? reply.code(204).send() : sendRestError(reply, removed.error);
    },
  );
}

/** Has a path name the default service by its SID. */
function nameBySid(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    const { params, routeOptions } = request;
    if (routeOptions.url?.startsWith(SERVICE) && Value.Check(OfService, params)) {
      request.params = { ...params, service: sidOfService(params.service) };
    }
    done();
  });
}

/** `https://sync.twilio.com/v1/Services`: the services, their objects, and the permissions on them. */
export function registerSyncRest(app: FastifyInstance, store: SyncStore): void {
  nameBySid(app);
  registerServices(app, store);
  registerDocuments(app, store.documents);
  registerCollections(app, store.lists);
  registerCollections(app, store.maps);
  registerStreams(app, store.streams);
  for (const type of ['document', 'list', 'map', 'stream'] as const) {
    registerPermissions(app, store, type);
  }
}
