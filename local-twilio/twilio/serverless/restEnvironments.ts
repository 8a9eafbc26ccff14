import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { sendRestError } from '../rest/errors';
import { authorized, form, listed, sendCreated, sendPage } from '../rest/resourceRoutes';
import type { Deployments } from './deployments';
import * as resources from './resources';
import { environmentOf, missing, type PageRequest, type Params, services } from './routes';
import type { ServerlessStore } from './store';

const CreateEnvironment = Type.Object({
  UniqueName: Type.String({ minLength: 1, maxLength: 100 }),
  DomainSuffix: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{0,16}$' })),
});
const CreateVariable = Type.Object({ Key: Type.String({ minLength: 1 }), Value: Type.String() });
const UpdateVariable = Type.Object({ Key: Type.Optional(Type.String()), Value: Type.String() });

/** Environments of a service. Deleting one stops what it serves. */
export function registerEnvironments(
  app: FastifyInstance,
  store: ServerlessStore,
  deployments: Deployments,
): void {
  const path = `${services}/:service/Environments`;
  app.get<PageRequest>(path, listed, (request, reply) => {
    const service = store.service(request.params.service);
    if (!service) return missing(request, reply);
    const all = service.environments.map((each) => resources.environmentResource(service, each));
    const url = `${resources.serviceUrl(service)}/Environments`;
    return sendPage(reply, request.query, url, 'environments', all);
  });
  app.post<{ Params: Params; Body: Static<typeof CreateEnvironment> }>(
    path,
    form(CreateEnvironment),
    (request, reply) => {
      const service = store.service(request.params.service);
      if (!service) return missing(request, reply);
      const { UniqueName, DomainSuffix = '' } = request.body;
      return sendCreated(
        reply,
        store.createEnvironment(service, UniqueName, DomainSuffix === '' ? null : DomainSuffix),
        (environment) => resources.environmentResource(service, environment),
      );
    },
  );
  app.get<{ Params: Params }>(`${path}/:environment`, authorized, (request, reply) => {
    const found = environmentOf(store, request.params);
    if (!found) return missing(request, reply);
    return reply.send(resources.environmentResource(found.service, found.environment));
  });
  app.delete<{ Params: Params }>(`${path}/:environment`, authorized, async (request, reply) => {
    const found = environmentOf(store, request.params);
    if (!found) return missing(request, reply);
    await deployments.stop(found.environment);
    store.removeEnvironment(found.service, found.environment);
    return reply.code(204).send();
  });
}

/** Variables of an environment. */
export function registerVariables(app: FastifyInstance, store: ServerlessStore): void {
  const path = `${services}/:service/Environments/:environment/Variables`;
  const variableOf = (params: Params) => {
    const found = environmentOf(store, params);
    const variable = found?.environment.variables.find(({ sid }) => sid === params.sid);
    return found && variable && { ...found, variable };
  };
  app.get<PageRequest>(path, listed, (request, reply) => {
    const found = environmentOf(store, request.params);
    if (!found) return missing(request, reply);
    const { service, environment } = found;
    const all = environment.variables.map((variable) =>
      resources.variableResource(service, environment, variable),
    );
    const url = `${resources.environmentUrl(service, environment)}/Variables`;
    return sendPage(reply, request.query, url, 'variables', all);
  });
  app.post<{ Params: Params; Body: Static<typeof CreateVariable> }>(
    path,
    form(CreateVariable),
    (request, reply) => {
      const found = environmentOf(store, request.params);
      if (!found) return missing(request, reply);
      const { Key, Value } = request.body;
      return sendCreated(reply, store.setVariable(found.environment, Key, Value), (variable) =>
        resources.variableResource(found.service, found.environment, variable),
      );
    },
  );
  app.get<{ Params: Params }>(`${path}/:sid`, authorized, (request, reply) => {
    const found = variableOf(request.params);
    if (!found) return missing(request, reply);
    const { service, environment, variable } = found;
    return reply.send(resources.variableResource(service, environment, variable));
  });
  app.post<{ Params: Params; Body: Static<typeof UpdateVariable> }>(
    `${path}/:sid`,
    form(UpdateVariable),
    (request, reply) => {
      const found = variableOf(request.params);
      if (!found) return missing(request, reply);
      const { service, environment, variable } = found;
      const updated = store.updateVariable(environment, variable, request.body.Value);
      if (!updated.ok) return sendRestError(reply, updated.error);
      return reply.send(resources.variableResource(service, environment, updated.value));
    },
  );
  app.delete<{ Params: Params }>(`${path}/:sid`, authorized, (request, reply) => {
    const found = variableOf(request.params);
    if (!found) return missing(request, reply);
    const { environment, variable } = found;
    environment.variables = environment.variables.filter((other) => other !== variable);
    return reply.code(204).send();
  });
}
