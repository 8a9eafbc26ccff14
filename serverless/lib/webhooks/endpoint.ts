import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import * as v from 'valibot';
import { failureStatus } from '../../../src/payment/failureStatus';
import { log, type LogFields } from '../runtime/log';
import { toRuntimeResponse, webhookReply } from '../runtime/reply';
import { type Handler, headerOf, type RuntimeContext, type RuntimeEvent } from '../runtime/runtime';
import { readSettings } from '../runtime/settings';
import { asRefusal } from '../twilio/failure';
import type { TwilioAccess } from '../twilio/http';
import { workEnd } from '../twilio/deadlines';
import { inTime } from '../twilio/retry';

/** Parameters as posted; one that was posted several times has a list. */
export type PostedParameters = Readonly<Record<string, string | string[]>>;

const parametersSchema = v.record(v.string(), v.union([v.string(), v.array(v.string())]));

/** The result of a webhook: the status that Twilio gets, and what is logged. */
interface Received {
  readonly status: number;
  /** Answered as Twilio wants it, yet somebody has to look at it. */
  readonly alarming?: true;
  readonly log: LogFields;
}

/** One kind of webhook. */
export interface Webhook<Address extends LogFields> {
  /** Name of the function. */
  readonly name: string;
  /** Names of the query parameters that are ours; everything else was posted. */
  readonly addressParameters: readonly string[];
  /** Reads them; undefined when they are not ours. */
  readonly readAddress: (parameters: RuntimeEvent) => Address | undefined;
  /** The URL that Twilio calls and signs. */
  readonly signedUrl: (domain: string, address: Address) => string;
  /** Throws `twilio-unavailable` if Twilio should send it again. */
  readonly receive: (
    access: TwilioAccess,
    address: Address,
    posted: PostedParameters,
  ) => Promise<Received>;
}

/** Not from Twilio, or not for this account. */
const notSigned: Received = { status: 403, log: { code: 'not-signed' } };

/** What Twilio posted, separated from the runtime's own fields and the query. */
function readPosted(
  { request: _request, ...event }: RuntimeEvent,
  ours: readonly string[],
): PostedParameters | undefined {
  const posted = Object.entries(event).filter(([name]) => !ours.includes(name));
  const parsed = v.safeParse(parametersSchema, Object.fromEntries(posted));
  return parsed.success ? parsed.output : undefined;
}

/**
 * Verifies the sender, then handles the webhook. Twilio's edge has already checked the signature of a
 * `.protected` function; this check holds even if something else serves it.
 */
async function receive<Address extends LogFields>(
  webhook: Webhook<Address>,
  address: Address | undefined,
  context: RuntimeContext,
  event: RuntimeEvent,
): Promise<Received> {
  try {
    const settings = readSettings(context);
    const posted = readPosted(event, webhook.addressParameters);
    if (!address || !posted) return notSigned;
    const url = webhook.signedUrl(settings.DOMAIN_NAME, address);
    const signature = headerOf(event, 'x-twilio-signature') ?? '';
    const { AUTH_TOKEN, AUTH_TOKEN_SECONDARY, CALLS_AUTH_TOKEN } = settings;
    // While the auth token is changed Twilio may sign with either; another region has one of its own.
    const tokens = [AUTH_TOKEN, AUTH_TOKEN_SECONDARY, CALLS_AUTH_TOKEN].filter(
      (token) => token !== undefined,
    );
    if (!tokens.some((token) => validateRequest(token, signature, url, posted))) return notSigned;
    if (posted.AccountSid !== settings.ACCOUNT_SID) return notSigned;
    const access = { settings, signal: workEnd() };
    return await inTime(access.signal, () => webhook.receive(access, address, posted));
  } catch (error) {
    const refusal = asRefusal(error);
    return { status: failureStatus[refusal.code], log: { code: refusal.code, ...refusal.log } };
  }
}

/**
 * The endpoint for all webhooks of Twilio: verify, then use. It only answers a status; a 5xx makes Twilio send
 * the callback again.
 */
export function webhookEndpoint<Address extends LogFields>(webhook: Webhook<Address>): Handler {
  return (context, event, callback) => {
    const begun = Date.now();
    const address = webhook.readAddress(event);
    void receive(webhook, address, context, event).then(({ status, alarming, log: fields }) => {
      const milliseconds = Date.now() - begun;
      const line = { function: webhook.name, status, milliseconds, ...address, ...fields };
      // A workspace sends many events that have nothing to do with payments.
      if (fields.code !== 'not-of-interest')
        log(status >= 400 || alarming ? 'error' : 'info', line);
      callback(null, toRuntimeResponse(webhookReply(status)));
    });
  };
}
