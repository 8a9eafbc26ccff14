import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import { invalidParameter, sendRestError } from '../rest/errors';
import { authorized, form, listed, sendCreated, sendPage } from '../rest/resourceRoutes';
import type { Deployments } from './deployments';
import type { PartKind } from './model';
import * as resources from './resources';
import { environmentOf, missing, type PageRequest, type Params, services } from './routes';
import { DEFAULT_RUNTIME, parseDependencies } from './rules';
import type { ServerlessStore } from './store';

const CreatePart = Type.Object({ FriendlyName: Type.String({ minLength: 1 }) });
const Sids = Type.Array(Type.String(), { default: [] });
const CreateBuild = Type.Object({
  FunctionVersions: Sids,
  AssetVersions: Sids,
  Dependencies: Type.Optional(Type.String()),
  Runtime: Type.String({ default: DEFAULT_RUNTIME }),
});
const CreateDeployment = Type.Object({ BuildSid: Type.String() });

function partOf(store: ServerlessStore, kind: PartKind, { service: id, sid }: Params) {
  const service = store.service(id);
  const part = service?.parts.find((each) => each.kind === kind && each.sid === sid);
  return service && part && { service, part };
}

/** Functions or assets of a service, and their versions. */
export function registerParts(app: FastifyInstance, store: ServerlessStore, kind: PartKind): void {
  const folder = resources.folderOf[kind];
  const path = `${services}/:service/${folder}`;
  app.get<PageRequest>(path, listed, (request, reply) => {
    const service = store.service(request.params.service);
    if (!service) return missing(request, reply);
    const all = service.parts
      .filter((part) => part.kind === kind)
      .map((part) => resources.partResource(service, part));
    const url = `${resources.serviceUrl(service)}/${folder}`;
    return sendPage(reply, request.query, url, folder.toLowerCase(), all);
  });
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
  app.get<{ Params: Params }>(`${path}/:sid`, authorized, (request, reply) => {
    const found = partOf(store, kind, request.params);
    if (!found) return missing(request, reply);
    return reply.send(resources.partResource(found.service, found.part));
  });
  app.get<PageRequest>(`${path}/:sid/Versions`, listed, (request, reply) => {
    const found = partOf(store, kind, request.params);
    if (!found) return missing(request, reply);
    const { service, part } = found;
    const all = part.versions.map((version) => resources.versionResource(service, version));
    const url = `${resources.partUrl(service, part)}/Versions`;
    return sendPage(reply, request.query, url, `${kind}_versions`, all);
  });
}

/** Builds of a service, made of versions. */
export function registerBuilds(app: FastifyInstance, store: ServerlessStore): void {
  const path = `${services}/:service/Builds`;
  const buildOf = ({ service: id, sid }: Params) => {
    const service = store.service(id);
    const build = service?.builds.find((each) => each.sid === sid);
    return service && build && { service, build };
  };
  app.get<PageRequest>(path, listed, (request, reply) => {
    const service = store.service(request.params.service);
    if (!service) return missing(request, reply);
    const all = [...service.builds].reverse().map((each) => resources.buildResource(service, each));
    return sendPage(reply, request.query, `${resources.serviceUrl(service)}/Builds`, 'builds', all);
  });
  app.post<{ Params: Params; Body: Static<typeof CreateBuild> }>(
    path,
    form(CreateBuild),
    (request, reply) => {
      const service = store.service(request.params.service);
      if (!service) return missing(request, reply);
      const { FunctionVersions, AssetVersions, Dependencies, Runtime } = request.body;
      const dependencies = parseDependencies(Dependencies);
      if (!dependencies) return sendRestError(reply, invalidParameter('Dependencies is not JSON'));
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
  app.get<{ Params: Params }>(`${path}/:sid`, authorized, (request, reply) => {
    const found = buildOf(request.params);
    if (!found) return missing(request, reply);
    return reply.send(resources.buildResource(found.service, found.build));
  });
  app.get<{ Params: Params }>(`${path}/:sid/Status`, authorized, (request, reply) => {
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

/** Deployments of builds to an environment. */
export function registerDeployments(
  app: FastifyInstance,
  store: ServerlessStore,
  deployments: Deployments,
): void {
  const path = `${services}/:service/Environments/:environment/Deployments`;
  app.get<PageRequest>(path, listed, (request, reply) => {
    const found = environmentOf(store, request.params);
    if (!found) return missing(request, reply);
    const { service, environment } = found;
    const all = [...environment.deployments]
      .reverse()
      .map((deployment) => resources.deploymentResource(service, environment, deployment));
    const url = `${resources.environmentUrl(service, environment)}/Deployments`;
    return sendPage(reply, request.query, url, 'deployments', all);
  });
  app.post<{ Params: Params; Body: Static<typeof CreateDeployment> }>(
    path,
    form(CreateDeployment),
    async (request, reply) => {
      const found = environmentOf(store, request.params);
      if (!found) return missing(request, reply);
      const { service, environment } = found;
      const build = service.builds.find(({ sid }) => sid === request.body.BuildSid);
      if (!build) return sendRestError(reply, invalidParameter('BuildSid is not a build'));
      await deployments.run(service, environment, build);
      const deployment = store.deploy(environment, build);
      const resource = resources.deploymentResource(service, environment, deployment);
      return reply.code(201).send(resource);
    },
  );
}
