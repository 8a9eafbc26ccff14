import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { authorized, form, listed, sendCreated, sendPage } from '../rest/resourceRoutes';
import type { Deployments } from './deployments';
import * as resources from './resources';
import { missing, type PageRequest, type Params, services } from './routes';
import type { ServerlessStore } from './store';

const CreateService = Type.Object({
  UniqueName: Type.String(),
  FriendlyName: Type.String(),
  IncludeCredentials: Type.Boolean({ default: true }),
  UiEditable: Type.Boolean({ default: false }),
});
const UpdateService = Type.Object({ FriendlyName: Type.Optional(Type.String()) });

/** Services. Deleting one stops what it serves. */
export function registerServices(
  app: FastifyInstance,
  store: ServerlessStore,
  deployments: Deployments,
): void {
  app.get<PageRequest>(services, listed, (request, reply) =>
    sendPage(
      reply,
      request.query,
      resources.servicesUrl,
      'services',
      store.services().map(resources.serviceResource),
    ),
  );
  app.post<{ Body: Static<typeof CreateService> }>(
    services,
    form(CreateService),
    ({ body }, reply) =>
      sendCreated(
        reply,
        store.createService({
          uniqueName: body.UniqueName,
          friendlyName: body.FriendlyName,
          includeCredentials: body.IncludeCredentials,
          uiEditable: body.UiEditable,
        }),
        resources.serviceResource,
      ),
  );
  app.get<{ Params: Params }>(`${services}/:service`, authorized, (request, reply) => {
    const service = store.service(request.params.service);
    return service ? reply.send(resources.serviceResource(service)) : missing(request, reply);
  });
  app.post<{ Params: Params; Body: Static<typeof UpdateService> }>(
    `${services}/:service`,
    form(UpdateService),
    (request, reply) => {
      const service = store.service(request.params.service);
      if (!service) return missing(request, reply);
      service.friendlyName = request.body.FriendlyName ?? service.friendlyName;
      return reply.send(resources.serviceResource(service));
    },
  );
  app.delete<{ Params: Params }>(`${services}/:service`, authorized, async (request, reply) => {
    const service = store.service(request.params.service);
    if (!service) return missing(request, reply);
    await Promise.all(service.environments.map((environment) => deployments.stop(environment)));
    store.removeService(service);
    return reply.code(204).send();
  });
}
