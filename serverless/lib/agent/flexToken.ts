import * as v from 'valibot';
import { type Refusal, refusal } from '../runtime/refusal';
import { credentialsRefused } from '../twilio/failure';
import { exchange, type TwilioAccess, TwilioError, type TwilioReply } from '../twilio/http';
import { retrying, twilioUnavailable } from '../twilio/retry';

const workerSid = v.pipe(v.string(), v.regex(/^WK[0-9a-f]{32}$/));
const resultSchema = v.object({
  valid: v.literal(true),
  worker_sid: workerSid,
  roles: v.optional(v.pipe(v.array(v.string()), v.readonly()), []),
});
const saidSchema = v.object({ valid: v.optional(v.boolean()), message: v.nullish(v.string(), '') });

/** Whom a Flex token was issued to. */
export interface FlexUser {
  readonly workerSid: string;
  /** Flex's names, e.g. `agent`, or the account's own. */
  readonly roles: readonly string[];
}

/** A token is base64 text. */
const tokenSchema = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,8192}$/));

/**
 * IAM's answer to an invalid token. Its status is not documented, and Twilio's own validator ignores it: an
 * answer that does not mention the token counts as a failure of IAM. Either way access is denied.
 */
const speaksOfToken = /\b(token|jwe|jwt|expired)\b/i;

function tokenInvalid(message: string): Refusal {
  return refusal('token-invalid', message);
}

/** The parameter `Token` as it came in; throws `token-invalid` for what cannot be a token. */
export function parseToken(token: unknown): string {
  const given = v.safeParse(tokenSchema, token);
  if (!given.success) throw tokenInvalid('A Flex token is needed, as the parameter Token');
  return given.output;
}

/** Overload of IAM says nothing about the token, and the question may be asked again. */
async function validate(access: TwilioAccess, token: string): Promise<TwilioReply> {
  const path = `/v1/Accounts/${access.settings.ACCOUNT_SID}/Tokens/validate`;
  const host = 'iam.twilio.com';
  return retrying(access.signal, async () => {
    const reply = await exchange(access, { method: 'POST', host, path, json: { token } });
    const { status } = reply;
    if (status < 500 && status !== 429) return reply;
    throw new TwilioError(host, { kind: 'unavailable', status });
  });
}

/**
 * Has Twilio's IAM check a Flex token, as `twilio-flex-token-validator` does; answers whom it was issued
 * to. Throws `token-invalid` for one that is forged, expired or not of a worker,
 * `not-configured` when IAM refuses our own credentials and `twilio-unavailable` when it does not
 * answer.
 */
export async function readFlexToken(access: TwilioAccess, token: string): Promise<FlexUser> {
  const { status, body } = await validate(access, token);
  const said = v.safeParse(saidSchema, body);
  const { valid, message } = said.success ? said.output : {};
  if (status === 200 && valid === true) {
    const parsed = v.safeParse(resultSchema, body);
    if (!parsed.success) throw tokenInvalid('The Flex token is not of a worker');
    const { worker_sid, roles } = parsed.output;
    return { workerSid: worker_sid, roles };
  }
  if (valid !== true && speaksOfToken.test(message ?? '')) {
    throw tokenInvalid('The Flex token is not valid');
  }
  throw status === 401 || status === 403
    ? credentialsRefused('iam.twilio.com', status)
    : twilioUnavailable(status);
}
