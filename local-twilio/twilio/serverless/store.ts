import { randomInt } from 'node:crypto';
import { newSid } from '../../account';
import { type Outcome, refused, done } from '../rest/outcome';
import { invalidParameter } from '../rest/errors';
import type {
  Build,
  Dependency,
  Deployment,
  Environment,
  Part,
  PartKind,
  Service,
  Variable,
  Version,
  Visibility,
} from './model';
import { buildRefusal, serviceRefusal, variableRefusal } from './rules';

interface WantedService {
  readonly uniqueName: string;
  readonly friendlyName: string;
  readonly includeCredentials: boolean;
  readonly uiEditable: boolean;
}

export interface WantedVersion {
  readonly path: string;
  readonly visibility: Visibility;
  readonly content: Buffer;
  readonly contentType: string;
}

interface WantedBuild {
  readonly functionVersions: readonly string[];
  readonly assetVersions: readonly string[];
  readonly dependencies: readonly Dependency[];
  readonly runtime: string;
}

/** The account's Serverless services, and what Twilio's rules let them become. */
export interface ServerlessStore {
  services(): readonly Service[];
  /** By SID or unique name, as Twilio takes either. */
  service(id: string): Service | undefined;
  createService(wanted: WantedService): Outcome<Service>;
  removeService(service: Service): void;
  createEnvironment(
    service: Service,
    uniqueName: string,
    suffix: string | null,
  ): Outcome<Environment>;
  removeEnvironment(service: Service, environment: Environment): void;
  setVariable(environment: Environment, key: string, value: string): Outcome<Variable>;
  updateVariable(environment: Environment, variable: Variable, value: string): Outcome<Variable>;
  createPart(service: Service, kind: PartKind, friendlyName: string): Part;
  addVersion(part: Part, wanted: WantedVersion): Version;
  createBuild(service: Service, wanted: WantedBuild): Outcome<Build>;
  deploy(environment: Environment, build: Build): Deployment;
}

const partPrefix = { function: 'ZH', asset: 'ZA' } as const;

function versionsOf(service: Service, kind: PartKind, sids: readonly string[]): Outcome<Version[]> {
  const all = service.parts
    .filter((part) => part.kind === kind)
    .flatMap(({ versions }) => versions);
  const found = sids.map((sid) => all.find((version) => version.sid === sid));
  const known = found.filter((version) => version !== undefined);
  const missing = sids[found.findIndex((version) => version === undefined)];
  if (missing !== undefined)
    return refused(invalidParameter(`${missing} is no version of this service`));
  const twice = known.find(
    ({ path }, at) => known.findIndex((other) => other.path === path) !== at,
  );
  if (twice) return refused(invalidParameter(`${twice.path} is there twice`));
  return done(known);
}

/** An empty account: no service yet. `refusalCode` is that of what only Twilio’s cloud refuses. */
export function createServerlessStore(refusalCode: () => number): ServerlessStore {
  let services: Service[] = [];
  return {
    services: () => services,
    service: (id) => services.find(({ sid, uniqueName }) => sid === id || uniqueName === id),
    createService(wanted) {
      const refusal = serviceRefusal(wanted.uniqueName, services, refusalCode());
      if (refusal) return refused(refusal);
      const service: Service = {
        ...wanted,
        sid: newSid('ZS'),
        domainBase: `${wanted.uniqueName.toLowerCase().replaceAll('_', '-')}-${randomInt(1000, 10_000)}`,
        dateCreated: new Date(),
        environments: [],
        parts: [],
        builds: [],
      };
      services.push(service);
      return done(service);
    },
    removeService(service) {
      services = services.filter((other) => other !== service);
    },
    createEnvironment(service, uniqueName, suffix) {
      const taken = service.environments.some(
        (other) => other.uniqueName === uniqueName || other.domainSuffix === suffix,
      );
      if (taken) {
        return refused({ status: 409, code: 20409, message: `Environment ${uniqueName} exists` });
      }
      const environment: Environment = {
        sid: newSid('ZE'),
        uniqueName,
        domainSuffix: suffix,
        domainName: `${service.domainBase}${suffix === null ? '' : `-${suffix}`}.twil.io`,
        dateCreated: new Date(),
        deployments: [],
        variables: [],
      };
      service.environments.push(environment);
      return done(environment);
    },
    removeEnvironment(service, environment) {
      service.environments = service.environments.filter((other) => other !== environment);
    },
    setVariable(environment, key, value) {
      if (environment.variables.some((variable) => variable.key === key)) {
        return refused({ status: 409, code: 20409, message: `Variable ${key} exists` });
      }
      const refusal = variableRefusal(environment, key, value, refusalCode());
      if (refusal) return refused(refusal);
      const variable = { sid: newSid('ZV'), key, value, dateCreated: new Date() };
      environment.variables.push(variable);
      return done(variable);
    },
    updateVariable(environment, variable, value) {
      const { key, sid } = variable;
      const refusal = variableRefusal(environment, key, value, refusalCode(), sid);
      if (refusal) return refused(refusal);
      variable.value = value;
      return done(variable);
    },
    createPart(service, kind, friendlyName) {
      const part = { kind, sid: newSid(partPrefix[kind]), friendlyName, dateCreated: new Date() };
      const created: Part = { ...part, versions: [] };
      service.parts.push(created);
      return created;
    },
    addVersion(part, wanted) {
      const { kind, sid: partSid } = part;
      const sid = newSid('ZN');
      const version: Version = { ...wanted, kind, sid, partSid, dateCreated: new Date() };
      part.versions.push(version);
      return version;
    },
    createBuild(service, { functionVersions, assetVersions, dependencies, runtime }) {
      const refusal = buildRefusal(dependencies, runtime, refusalCode());
      if (refusal) return refused(refusal);
      const functions = versionsOf(service, 'function', functionVersions);
      if (!functions.ok) return functions;
      const assets = versionsOf(service, 'asset', assetVersions);
      if (!assets.ok) return assets;
      const build: Build = {
        sid: newSid('ZB'),
        functionVersions: functions.value,
        assetVersions: assets.value,
        dependencies,
        runtime,
        dateCreated: new Date(),
      };
      service.builds.push(build);
      return done(build);
    },
    deploy(environment, build) {
      const deployment = { sid: newSid('ZD'), buildSid: build.sid, dateCreated: new Date() };
      environment.deployments.push(deployment);
      return deployment;
    },
  };
}
