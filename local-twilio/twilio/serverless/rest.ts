import { type Static, type TObject, Type } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { account } from '../../account';
import { basicAuth } from '../rest/basicAuth';
import { invalidParameter, notFound, sendRestError } from '../rest/errors';
import type { Outcome } from '../rest/outcome';
import { pageOf, Paging } from '../rest/paging';
import type { Deployments } from './deployments';
import type { Environment, PartKind, Service } from './model';
import * as resources from './resources';
import { DEFAULT_RUNTIME, parseDependencies } from './rules';
import type { ServerlessStore } from './store';

const onRequest = basicAuth;
const host = '/twilio/serverless.twilio.com/v1/Services';

const CreateService = Type.Object({
  UniqueName: Type.String(),
  FriendlyName: Type.String(),
  IncludeCredentials: Type.Boolean({ default: true }),
  UiEditable: Type.Boolean({ default: false }),
});
const UpdateService = Type.Object({ FriendlyName: Type.Optional(Type.String()) });
const CreateEnvironment = Type.Object({
  UniqueName: Type.String({ minLength: 1, maxLength: 100 }),
  DomainSuffix: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{0,16}$' })),
});
const CreateVariable = Type.Object({ Key: Type.String({ minLength: 1 }), Value: Type.String() });
const UpdateVariable = Type.Object({ Key: Type.Optional(Type.String()), Value: Type.String() });
const CreateDeployment = Type.Object({ BuildSid: Type.String() });
const CreatePart = Type.Object({ FriendlyName: Type.String({ minLength: 1 }) });
const Sids = Type.Array(Type.String(), { default: [] });
const CreateBuild = Type.Object({
  FunctionVersions: Sids,
  AssetVersions: Sids,
  Dependencies: Type.Optional(Type.String()),
  Runtime: Type.String({ default: DEFAULT_RUNTIME }),
});

type Params = Readonly<Record<'service' | 'environment' | 'sid' | 'version', string>>;
type Request = FastifyRequest<{ Params: Params; Querystring: Static<typeof Paging> }>;

const missing = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendRestError(reply, notFound(request.url.split('?', 1)[0]?.split('/v1').at(-1) ?? ''));

const listed = { onRequest, schema: { querystring: Paging } };
const form = <T extends TObject>(body: T) => ({ onRequest, schema: { body } });

/** Sends one page of all, under the key that Twilio's clients read. */
function sendPage(
  { query }: Request,
  reply: FastifyReply,
  url: string,
  key: string,
  all: readonly object[],
): FastifyReply {
  const { items, meta } = pageOf(all, query, url, key);
  return reply.send({ meta, [key]: items });
}

function sendCreated<T>(
  reply: FastifyReply,
  outcome: Outcome<T>,
  resource: (value: T) => object,
): FastifyReply {
  if (!outcome.ok) return sendRestError(reply, outcome.error);
  return reply.code(201).send(resource(outcome.value));
}

function registerServices(
  app: FastifyInstance,
  store: ServerlessStore,
  deployments: Deployments,
): void {
  app.get<{ Params: Params; Querystring: Static<typeof Paging> }>(host, listed, (request, reply) =>
    sendPage(
      request,
      reply,
      resources.servicesUrl,
      'services',
      store.services().map(resources.serviceResource),
    ),
  );
  app.post<{ Body: Static<typeof CreateService> }>(host, form(CreateService), ({ body }, reply) =>
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
  app.get<{ Params: Params }>(`${host}/:service`, { onRequest }, (request, reply) => {
    const service = store.service(request.params.service);
    return service ? reply.send(resources.serviceResource(service)) : missing(request, reply);
  });
  app.post<{ Params: Params; Body: Static<typeof UpdateService> }>(
    `${host}/:service`,
    form(UpdateService),
    (request, reply) => {
      const service = store.service(request.params.service);
      if (!service) return missing(request, reply);
      service.friendlyName = request.body.FriendlyName ?? service.friendlyName;
      return reply.send(resources.serviceResource(service));
    },
  );
  app.delete<{ Params: Params }>(`${host}/:service`, { onRequest }, async (request, reply) => {
    const service = store.service(request.params.service);
    if (!service) return missing(request, reply);
    await Promise.all(service.environments.map((environment) => deployments.stop(environment)));
    store.removeService(service);
    return reply.code(204).send();
  });
}

function registerEnvironments(
  app: FastifyInstance,
  store: ServerlessStore,
  deployments: Deployments,
): void {
  const path = `${host}/:service/Environments`;
  app.get<{ Params: Params; Querystring: Static<typeof Paging> }>(
    path,
    listed,
    (request, reply) => {
      const service = store.service(request.params.service);
      if (!service) return missing(request, reply);
      const all = service.environments.map((each) => resources.environmentResource(service, each));
      const url = `${resources.serviceUrl(service)}/Environments`;
      return sendPage(request, reply, url, 'environments', all);
    },
  );
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
  app.get<{ Params: Params }>(`${path}/:environment`, { onRequest }, (request, reply) => {
    const found = environmentOf(store, request.params);
    if (!found) return missing(request, reply);
    return reply.send(resources.environmentResource(found.service, found.environment));
  });
  app.delete<{ Params: Params }>(`${path}/:environment`, { onRequest }, async (request, reply) => {
    const found = environmentOf(store, request.params);
    if (!found) return missing(request, reply);
    await deployments.stop(found.environment);
    store.removeEnvironment(found.service, found.environment);
    return reply.code(204).send();
  });
}

interface InService {
  readonly service: Service;
  readonly environment: Environment;
}

/** By SID or unique name. */
function environmentOf(store: ServerlessStore, params: Params): InService | undefined {
  const service = store.service(params.service);
  const environment = service?.environments.find(
    ({ sid, uniqueName }) => sid === params.environment || uniqueName === params.environment,
  );
  return service && environment && { service, environment };
}

function registerVariables(app: FastifyInstance, store: ServerlessStore): void {
  const path = `${host}/:service/Environments/:environment/Variables`;
  const variableOf = (params: Params) => {
    const found = environmentOf(store, params);
    const variable = found?.environment.variables.find(({ sid }) => sid === params.sid);
    return found && variable && { ...found, variable };
  };
  app.get<{ Params: Params; Querystring: Static<typeof Paging> }>(
    path,
    listed,
    (request, reply) => {
      const found = environmentOf(store, request.params);
      if (!found) return missing(request, reply);
      const { service, environment } = found;
      const all = environment.variables.map((variable) =>
        resources.variableResource(service, environment, variable),
      );
      const url = `${resources.environmentUrl(service, environment)}/Variables`;
      return sendPage(request, reply, url, 'variables', all);
    },
  );
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
  app.get<{ Params: Params }>(`${path}/:sid`, { onRequest }, (request, reply) => {
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
  app.delete<{ Params: Params }>(`${path}/:sid`, { onRequest }, (request, reply) => {
    const found = variableOf(request.params);
    if (!found) return missing(request, reply);
    const { environment, variable } = found;
    environment.variables = environment.variables.filter((other) => other !== variable);
    return reply.code(204).send();
  });
}

function registerDeployments(
  app: FastifyInstance,
  store: ServerlessStore,
  deployments: Deployments,
): void {
  const path = `${host}/:service/Environments/:environment/Deployments`;
  app.get<{ Params: Params; Querystring: Static<typeof Paging> }>(
    path,
    listed,
    (request, reply) => {
      const found = environmentOf(store, request.params);
      if (!found) return missing(request, reply);
      const { service, environment } = found;
      const all = [...environment.deployments]
        .reverse()
        .map((deployment) => resources.deploymentResource(service, environment, deployment));
      const url = `${resources.environmentUrl(service, environment)}/Deployments`;
      return sendPage(request, reply, url, 'deployments', all);
    },
  );
  app.post<{ Params: Params; Body: Static<typeof CreateDeployment> }>(
    path,
    form(CreateDeployment),
    async (request, reply) => {
      const found = environmentOf(store, request.params);
      if (!found) return missing(request, reply);
      const { service, environment } = found;
      const build = service.builds.find(({ sid }) => sid === request.body.BuildSid);
      if (!build) return sendRestError(reply, invalidParameter('BuildSid is no build'));
      await deployments.run(service, environment, build);
      const deployment = store.deploy(environment, build);
      const resource = resources.deploymentResource(service, environment, deployment);
      return reply.code(201).send(resource);
    },
  );
}

function partOf(store: ServerlessStore, kind: PartKind, { service: id, sid }: Params) {
  const service = store.service(id);
  const part = service?.parts.find((each) => each.kind === kind && each.sid === sid);
  return service && part && { service, part };
}

function registerParts(app: FastifyInstance, store: ServerlessStore, kind: PartKind): void {
  const folder = resources.folderOf[kind];
  const path = `${host}/:service/${folder}`;
  app.get<{ Params: Params; Querystring: Static<typeof Paging> }>(
    path,
    listed,
    (request, reply) => {
      const service = store.service(request.params.service);
      if (!service) return missing(request, reply);
      const all = service.parts
        .filter((part) => part.kind === kind)
        .map((part) => resources.partResource(service, part));
      const url = `${resources.serviceUrl(service)}/${folder}`;
      return sendPage(request, reply, url, folder.toLowerCase(), all);
    },
  );
  app.post<{ Params: Params; Body: Static<typeof CreatePart> }>(
    path,
    form(CreatePart),
    (request, reply) => {
      const service = store.service(request.params.service);
      if (!service) return missing(request, reply);
      const part = store.createPart(service, kind, request.body.FriendlyName);
      return reply.code(201).send(resources.partResource(service, part));
    },
  );
  app.get<{ Params: Params }>(`${path}/:sid`, { onRequest }, (request, reply) => {
    const found = partOf(store, kind, request.params);
    if (!found) return missing(request, reply);
    return reply.send(resources.partResource(found.service, found.part));
  });
  app.get<{ Params: Params; Querystring: Static<typeof Paging> }>(
    `${path}/:sid/Versions`,
    listed,
    (request, reply) => {
      const found = partOf(store, kind, request.params);
      if (!found) return missing(request, reply);
      const { service, part } = found;
      const all = part.versions.map((version) => resources.versionResource(service, version));
      const url = `${resources.partUrl(service, part)}/Versions`;
      return sendPage(request, reply, url, `${kind}_versions`, all);
    },
  );
}

function registerBuilds(app: FastifyInstance, store: ServerlessStore): void {
  const path = `${host}/:service/Builds`;
  const buildOf = ({ service: id, sid }: Params) => {
    const service = store.service(id);
    const build = service?.builds.find((each) => each.sid === sid);
    return service && build && { service, build };
  };
  app.get<{ Params: Params; Querystring: Static<typeof Paging> }>(
    path,
    listed,
    (request, reply) => {
      const service = store.service(request.params.service);
      if (!service) return missing(request, reply);
      const all = [...service.builds]
        .reverse()
        .map((each) => resources.buildResource(service, each));
      return sendPage(request, reply, `${resources.serviceUrl(service)}/Builds`, 'builds', all);
    },
  );
  app.post<{ Params: Params; Body: Static<typeof CreateBuild> }>(
    path,
    form(CreateBuild),
    (request, reply) => {
      const service = store.service(request.params.service);
      if (!service) return missing(request, reply);
      const { FunctionVersions, AssetVersions, Dependencies, Runtime } = request.body;
      const dependencies = parseDependencies(Dependencies);
      if (!dependencies) return sendRestError(reply, invalidParameter('Dependencies is no JSON'));
      const wanted = {
        functionVersions: FunctionVersions,
        assetVersions: AssetVersions,
        dependencies,
        runtime: Runtime,
      };
      return sendCreated(reply, store.createBuild(service, wanted), (build) =>
        resources.buildResource(service, build),
      );
    },
  );
  app.get<{ Params: Params }>(`${path}/:sid`, { onRequest }, (request, reply) => {
    const found = buildOf(request.params);
    if (!found) return missing(request, reply);
    return reply.send(resources.buildResource(found.service, found.build));
  });
  app.get<{ Params: Params }>(`${path}/:sid/Status`, { onRequest }, (request, reply) => {
    const found = buildOf(request.params);
    if (!found) return missing(request, reply);
    const { service, build } = found;
    return reply.send({
      sid: build.sid,
      account_sid: account.sid,
      service_sid: service.sid,
      status: resources.BUILD_STATUS,
      url: `${resources.serviceUrl(service)}/Builds/${build.sid}/Status`,
    });
  });
}

/** `https://serverless.twilio.com/v1/Services`, as far as `twilio-run deploy` and Flex's tools ask it. */
export function registerServerlessRest(
  app: FastifyInstance,
  store: ServerlessStore,
  deployments: Deployments,
): void {
  registerServices(app, store, deployments);
  registerEnvironments(app, store, deployments);
  registerVariables(app, store);
  registerDeployments(app, store, deployments);
  registerParts(app, store, 'function');
  registerParts(app, store, 'asset');
  registerBuilds(app, store);
}
