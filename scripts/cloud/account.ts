import twilio from '../../serverless/node_modules/twilio';
import { Problem, restFailure } from './problem';

export interface Credentials {
  readonly accountSid: string;
  readonly authToken: string;
}

export type Client = ReturnType<typeof twilio>;

export const connect = ({ accountSid, authToken }: Credentials): Client =>
  twilio(accountSid, authToken, { autoRetry: true, maxRetries: 3 });

export type Json = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What set-up needs to know about the account's Flex. */
export interface Flex {
  readonly workspaceSid: string;
  readonly uiVersion: string;
  readonly uiAttributes: Json;
}

/** Reads Flex's configuration. Throws a `Problem` if the account has no Flex. */
export async function readFlex(client: Client): Promise<Flex> {
  try {
    const configuration = await client.flexApi.v1.configuration().fetch();
    const { taskrouterWorkspaceSid, uiVersion } = configuration;
    const attributes: unknown = configuration.uiAttributes;
    if (!taskrouterWorkspaceSid)
      throw new Problem('Flex of this account has no TaskRouter workspace.');
    return {
      workspaceSid: taskrouterWorkspaceSid,
      uiVersion,
      uiAttributes: isObject(attributes) ? attributes : {},
    };
  } catch (error) {
    if (restFailure(error)?.status !== 404) throw error;
    throw new Problem('This account has no Flex: create a Flex account, or name another account.');
  }
}

const at = (value: unknown, name: string): Json => {
  const found = isObject(value) ? value[name] : undefined;
  return isObject(found) ? found : {};
};

/** The address of the functions that set-up writes; undefined while there is none. */
export function ownFunctionsUrl({ uiAttributes }: Flex): unknown {
  return at(at(uiAttributes, 'custom_data'), 'payments').functions_url;
}

/** The one that the panel reads, which may also be a feature of Twilio's flex-project-template. */
export function functionsUrlOf(flex: Flex): unknown {
  const features = at(at(flex.uiAttributes, 'custom_data'), 'features');
  return ownFunctionsUrl(flex) ?? at(features, 'payments').functions_url;
}

/** `ui_attributes` with that address, or without ours; all others are kept. */
export function withFunctionsUrl({ uiAttributes }: Flex, url: string | undefined): Json {
  const { payments: _ours, ...others } = at(uiAttributes, 'custom_data');
  const payments = at(at(uiAttributes, 'custom_data'), 'payments');
  const ours = url === undefined ? {} : { payments: { ...payments, functions_url: url } };
  return { ...uiAttributes, custom_data: { ...others, ...ours } };
}

/** Replaces `ui_attributes` as a whole, so they must be complete. */
export async function writeUiAttributes(
  client: Client,
  accountSid: string,
  uiAttributes: Json,
): Promise<void> {
  const changes = { account_sid: accountSid, ui_attributes: uiAttributes };
  await client.flexApi.v1.configuration().update(changes);
}
