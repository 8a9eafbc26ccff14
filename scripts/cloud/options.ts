import { parseArgs } from 'node:util';
import type { Credentials } from './account';
import { type Environment, environmentNames, environmentOf } from './environment';
import { readEnvFile } from './envFile';
import { profileAccount } from './profile';
import { askCredentials } from './prompt';
import { Problem } from './problem';

export interface Options {
  readonly environment: Environment;
  readonly serviceName: string;
  /** Only says what would be changed. */
  readonly dryRun: boolean;
  /** Makes a Restricted key too. */
  readonly restrictedKey: boolean;
  readonly json: boolean;
}

const [OLDEST, NEWEST] = [20, 22];

/** Throws a `Problem` if the project does not run on this version of Node. */
function checkNode(version: string): void {
  const major = Number(version.split('.')[0]);
  if (major >= OLDEST && major <= NEWEST) return;
  throw new Problem(`Node ${version} is not supported: take ${OLDEST} to ${NEWEST}.`);
}

/** The options on the command line. */
export function readOptions(args: readonly string[]): Options {
  checkNode(process.versions.node);
  const { values } = parseArgs({
    args: [...args],
    options: {
      environment: { type: 'string', default: 'production' },
      'service-name': { type: 'string', default: 'flex-payments' },
      'dry-run': { type: 'boolean', default: false },
      'restricted-key': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const environment = environmentOf(values.environment);
  if (!environment) throw new Problem(`--environment is one of ${environmentNames.join(', ')}.`);
  return {
    environment,
    serviceName: values['service-name'],
    dryRun: values['dry-run'],
    restrictedKey: values['restricted-key'],
    json: values.json,
  };
}

/**
 * From TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or the settings of that environment, or from the user at a
 * terminal. The account SID may also come from the active profile of Twilio's CLI, which has no auth token.
 */
export async function readCredentials({ environment }: Options): Promise<Credentials> {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = process.env;
  const before = readEnvFile(environment.envFile);
  const accountSid = TWILIO_ACCOUNT_SID || before.ACCOUNT_SID || profileAccount() || '';
  const authToken = TWILIO_AUTH_TOKEN || before.AUTH_TOKEN || '';
  if (/^AC[0-9a-f]{32}$/i.test(accountSid) && authToken !== '') return { accountSid, authToken };
  return askCredentials(accountSid);
}
