import * as v from 'valibot';
import { validator } from 'twilio-flex-token-validator';
import { Refusal } from './refusal';
import type { Settings } from './settings';
import { twilioUnavailable } from './twilioAccess';

const workerSid = v.pipe(v.string(), v.regex(/^WK[0-9a-f]{32}$/));
const resultSchema = v.object({ worker_sid: workerSid });

/** A token is base64 text; the validator counts characters where it should count bytes. */
const tokenSchema = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,8192}$/));

/**
 * What IAM says of a token that is not good. The validator rejects with nothing but a text, and with
 * IAM's own failures and those of the connection likewise: what does not speak of the token is taken
 * for a failure of IAM. Either way nobody gets in.
 */
const speaksOfToken = /\b(token|jwe|jwt|expired)\b/i;

function tokenInvalid(message: string): Refusal {
  return new Refusal('token-invalid', message);
}

/** The parameter `Token` as it came in; throws `token-invalid` for what cannot be a token. */
export function parseToken(token: unknown): string {
  const given = v.safeParse(tokenSchema, token);
  if (!given.success) throw tokenInvalid('A Flex token is needed, as the parameter Token');
  return given.output;
}

/**
 * Has Twilio's IAM check a Flex token; answers the worker it was issued to. Throws `token-invalid`
 * for one that is forged, expired or not of a worker, and `twilio-unavailable` when IAM does not
 * answer. The plain `validator` is used: `functionValidator` would turn every failure of the handler
 * behind it into a 403.
 */
export async function readFlexToken(token: string, settings: Settings): Promise<string> {
  let result: unknown;
  try {
    result = await validator(token, settings.ACCOUNT_SID, settings.AUTH_TOKEN);
  } catch (reason) {
    if (typeof reason === 'string' && speaksOfToken.test(reason)) {
      throw tokenInvalid('The Flex token is not valid');
    }
    throw twilioUnavailable();
  }
  const parsed = v.safeParse(resultSchema, result);
  if (!parsed.success) throw tokenInvalid('The Flex token is not of a worker');
  return parsed.output.worker_sid;
}
