import type { Credentials } from '../runtime/credentials';
import { exchange, type TwilioReply } from '../twilio/http';

export const iam = 'iam.twilio.com';

/** A token is base64 text. */
const tokenShape = /^[\x21-\x7e]{1,8192}$/;

/** Whether a text can be a token at all. */
export const canBeToken = (text: string): boolean => tokenShape.test(text);

/** IAM's reply; undefined when it was not reached. */
export type Asked = Promise<TwilioReply | undefined>;

/**
 * Asks Twilio's IAM once whose token it is. Never rejects: a function and the private one that waits for the reply are
 * two bundles, and neither knows the other's errors.
 */
export function askIam(settings: Credentials, token: string, signal: AbortSignal): Asked {
  const path = `/v1/Accounts/${settings.ACCOUNT_SID}/Tokens/validate`;
  const request = { method: 'POST', host: iam, path, json: { token } } as const;
  return exchange({ settings, signal }, request).catch(() => undefined);
}
