import type { Client, Credentials, Flex } from '../account';
import type { Environment } from '../environment';

/** What every step of set-up receives. */
export interface Cloud {
  readonly client: Client;
  readonly credentials: Credentials;
  readonly environment: Environment;
  readonly flex: Flex;
  /** Name of the Serverless service of the functions. */
  readonly serviceName: string;
  /** Whether a Restricted key is wanted. */
  readonly restrictedKey: boolean;
  readonly say: (line: string) => void;
}

/** What a step found: nothing to do, a change to make, or something that only the user can decide. */
export type Finding =
  | { readonly kind: 'done'; readonly says: string }
  | { readonly kind: 'change'; readonly says: string; readonly make: () => void | Promise<void> }
  | { readonly kind: 'yours'; readonly says: string };

export interface Step {
  readonly name: string;
  /** Looks without changing anything. */
  readonly look: (cloud: Cloud) => Finding | Promise<Finding>;
}
