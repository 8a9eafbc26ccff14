import { existsSync } from 'node:fs';

/** Where the panel is set up: each has its own functions and settings, and its own configuration if there is one. */
export interface Environment {
  readonly name: 'dev' | 'stage' | 'production';
  /** The end of the functions' domain: `flex-payments-1234-<suffix>.twil.io`. */
  readonly suffix: string;
  /** Name of the Sync service and the API key that set-up creates, by which teardown recognizes them. */
  readonly resourceName: string;
  /** The same of the Restricted key. */
  readonly restrictedKeyName: string;
  readonly envFile: string;
  /** The configuration: what agents are offered. */
  readonly configFile: string;
}

const names = { dev: 'dev', stage: 'stage', production: 'prod' } as const;
export const environmentNames = Object.keys(names);

/** As Twilio's flex-project-template calls them. */
const others: Readonly<Record<string, string>> = { prod: 'production', qa: 'stage', test: 'stage' };

/** Undefined for an invalid name. */
export function environmentOf(given: string): Environment | undefined {
  const name = others[given] ?? given;
  if (name !== 'dev' && name !== 'stage' && name !== 'production') return undefined;
  const own = `serverless/payments.config.${name}.yaml`;
  return {
    name,
    suffix: names[name],
    resourceName: `Flex payments (${name})`,
    restrictedKeyName: `Flex payments (${name}), restricted`,
    envFile: name === 'production' ? 'serverless/.env' : `serverless/.env.${name}`,
    configFile: existsSync(own) ? own : 'serverless/payments.config.yaml',
  };
}
