import { account } from '../../account';
import type { Build, Deployment, Environment, Part, Service, Variable, Version } from './model';

/** Each resource of Serverless as REST shows it. */

const origin = 'https://serverless.twilio.com/v1/Services';
export const servicesUrl = origin;
export const serviceUrl = ({ sid }: Service): string => `${origin}/${sid}`;
export const environmentUrl = (service: Service, { sid }: Environment): string =>
  `${serviceUrl(service)}/Environments/${sid}`;
export const folderOf = { function: 'Functions', asset: 'Assets' } as const;
export const partUrl = (service: Service, { kind, sid }: Pick<Part, 'kind' | 'sid'>): string =>
  `${serviceUrl(service)}/${folderOf[kind]}/${sid}`;

const dates = ({ dateCreated }: { readonly dateCreated: Date }) => ({
  date_created: dateCreated.toISOString(),
  date_updated: dateCreated.toISOString(),
});

export function serviceResource(service: Service) {
  const url = serviceUrl(service);
  return {
    sid: service.sid,
    account_sid: account.sid,
    unique_name: service.uniqueName,
    friendly_name: service.friendlyName,
    include_credentials: service.includeCredentials,
    ui_editable: service.uiEditable,
    domain_base: service.domainBase,
    ...dates(service),
    url,
    links: {
      environments: `${url}/Environments`,
      functions: `${url}/Functions`,
      assets: `${url}/Assets`,
      builds: `${url}/Builds`,
    },
  };
}

export function environmentResource(service: Service, environment: Environment) {
  const url = environmentUrl(service, environment);
  return {
    sid: environment.sid,
    account_sid: account.sid,
    service_sid: service.sid,
    build_sid: environment.deployments.at(-1)?.buildSid ?? null,
    unique_name: environment.uniqueName,
    domain_suffix: environment.domainSuffix,
    domain_name: environment.domainName,
    ...dates(environment),
    url,
    links: {
      variables: `${url}/Variables`,
      deployments: `${url}/Deployments`,
      logs: `${url}/Logs`,
    },
  };
}

export const variableResource = (
  service: Service,
  environment: Environment,
  variable: Variable,
) => ({
  sid: variable.sid,
  account_sid: account.sid,
  service_sid: service.sid,
  environment_sid: environment.sid,
  key: variable.key,
  value: variable.value,
  ...dates(variable),
  url: `${environmentUrl(service, environment)}/Variables/${variable.sid}`,
});

export const deploymentResource = (
  service: Service,
  environment: Environment,
  deployment: Deployment,
) => ({
  sid: deployment.sid,
  account_sid: account.sid,
  service_sid: service.sid,
  environment_sid: environment.sid,
  build_sid: deployment.buildSid,
  ...dates(deployment),
  url: `${environmentUrl(service, environment)}/Deployments/${deployment.sid}`,
});

export const partResource = (service: Service, part: Part) => ({
  sid: part.sid,
  account_sid: account.sid,
  service_sid: service.sid,
  friendly_name: part.friendlyName,
  ...dates(part),
  url: partUrl(service, part),
  links: { [`${part.kind}_versions`]: `${partUrl(service, part)}/Versions` },
});

export const versionResource = (service: Service, version: Version) => ({
  sid: version.sid,
  account_sid: account.sid,
  service_sid: service.sid,
  [`${version.kind}_sid`]: version.partSid,
  path: version.path,
  visibility: version.visibility,
  date_created: version.dateCreated.toISOString(),
  url: `${partUrl(service, { kind: version.kind, sid: version.partSid })}/Versions/${version.sid}`,
});

/** The local one builds at once: there is nothing to install. */
export const BUILD_STATUS = 'completed';

export function buildResource(service: Service, build: Build) {
  const url = `${serviceUrl(service)}/Builds/${build.sid}`;
  return {
    sid: build.sid,
    account_sid: account.sid,
    service_sid: service.sid,
    status: BUILD_STATUS,
    function_versions: build.functionVersions.map((version) => versionResource(service, version)),
    asset_versions: build.assetVersions.map((version) => versionResource(service, version)),
    dependencies: build.dependencies,
    runtime: build.runtime,
    ...dates(build),
    url,
    links: { build_status: `${url}/Status` },
  };
}
