/** Twilio Serverless: a service holds functions and assets; a build of them is deployed to an environment. */
export interface Service {
  readonly sid: string;
  readonly uniqueName: string;
  friendlyName: string;
  readonly includeCredentials: boolean;
  readonly uiEditable: boolean;
  /** `flex-payments-1234`; an environment adds its suffix. */
  readonly domainBase: string;
  readonly dateCreated: Date;
  environments: Environment[];
  parts: Part[];
  builds: Build[];
}

export interface Environment {
  readonly sid: string;
  readonly uniqueName: string;
  readonly domainSuffix: string | null;
  readonly domainName: string;
  readonly dateCreated: Date;
  /** The last one is what runs. */
  deployments: Deployment[];
  variables: Variable[];
}

export interface Variable {
  readonly sid: string;
  readonly key: string;
  value: string;
  readonly dateCreated: Date;
}

export interface Deployment {
  readonly sid: string;
  readonly buildSid: string;
  readonly dateCreated: Date;
}

export type PartKind = 'function' | 'asset';

/** A function or an asset; its versions hold the content. */
export interface Part {
  readonly kind: PartKind;
  readonly sid: string;
  readonly friendlyName: string;
  readonly dateCreated: Date;
  readonly versions: Version[];
}

export const visibilities = ['public', 'protected', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

export interface Version {
  readonly kind: PartKind;
  readonly sid: string;
  readonly partSid: string;
  readonly path: string;
  readonly visibility: Visibility;
  readonly content: Buffer;
  readonly contentType: string;
  readonly dateCreated: Date;
}

export interface Dependency {
  readonly name: string;
  readonly version: string;
}

export interface Build {
  readonly sid: string;
  readonly functionVersions: readonly Version[];
  readonly assetVersions: readonly Version[];
  readonly dependencies: readonly Dependency[];
  readonly runtime: string;
  readonly dateCreated: Date;
}
