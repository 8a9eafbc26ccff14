import * as v from 'valibot';
import { type Refusal, refusal } from '../runtime/refusal';
import { credentialsRefused } from '../twilio/failure';
import { type TwilioAccess, TwilioError, type TwilioReply } from '../twilio/http';
import { retrying, twilioUnavailable } from '../twilio/retry';
import { askIam, type Asked, iam } from './askIam';

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

/**
 * IAM's answer to an invalid token. Its status is not documented, and Twilio's own validator ignores it: an
 * answer that does not mention the token counts as a failure of IAM. Either way access is denied.
 */
const speaksOfToken = /\b(token|jwe|jwt|expired)\b/i;

function tokenInvalid(message: string): Refusal {
  return refusal('token-invalid', message);
}

/** Overload of IAM says nothing about the token, and the question may be asked again. */
async function validate(
  { settings, signal }: TwilioAccess,
  token: string,
  asked: Asked | undefined,
): Promise<TwilioReply> {
  const attempts = asked ? [asked] : [];
  return retrying(signal, async () => {
    const reply = await (attempts.pop() ?? askIam(settings, token, signal));
    if (reply && reply.status < 500 && reply.status !== 429) return reply;
    throw new TwilioError(iam, { kind: 'unavailable', status: reply?.status });
  });
}

/**
 * Has Twilio's IAM check a Flex token, as `twilio-flex-token-validator` does; answers whom it was issued
 * to. Throws `token-invalid` for one that is forged, expired or not of a worker,
 * `not-configured` when IAM refuses our own credentials and `twilio-unavailable` when it does not
 * answer. Whoever has already asked it passes on what it replies.
 */
export async function readFlexToken(
  access: TwilioAccess,
  token: string,
  asked?: Asked,
): Promise<FlexUser> {
  const { status, body } = await validate(access, token, asked);
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
    ? credentialsRefused(iam, status)
    : twilioUnavailable(status);
}
