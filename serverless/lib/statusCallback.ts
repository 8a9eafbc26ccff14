import * as v from 'valibot';
import { parseCallback, type PaymentCallback } from '../../src/payment/callback';
import { mergeCallback } from '../../src/payment/merge';
import type { CallDocument } from '../../src/payment/session';
import { addressParameters, type CallbackAddress, parseAddress, signedUrl } from './callbackUrl';
import { recall } from './memory';
import { headerOf, type RuntimeEvent } from './runtime';
import type { Settings } from './settings';
import { isSignedByTwilio, type PostedParameters } from './signature';
import { changeDocument, readDocument } from './store';
import type { TwilioAccess } from './twilioHttp';

/** What became of a callback; also the code in the log. */
export type CallbackResult =
  | 'written'
  | 'nothing-new'
  /** Signed by Twilio, yet for no question of ours: answered 200, or Twilio would send it again. */
  | 'unknown-document'
  | 'unknown-question'
  | 'not-a-payment-callback'
  /** Not from Twilio, or not for this account. */
  | 'not-signed';

const parametersSchema = v.record(v.string(), v.union([v.string(), v.array(v.string())]));

/** What Twilio posted: the runtime merges it with our query and what is its own. */
function postedParameters({
  request: _request,
  ...event
}: RuntimeEvent): PostedParameters | undefined {
  const posted = Object.entries(event).filter(([name]) => !addressParameters.includes(name));
  const parsed = v.safeParse(parametersSchema, Object.fromEntries(posted));
  return parsed.success ? parsed.output : undefined;
}

/**
 * Whether Twilio signed the request (Webhooks security: HMAC-SHA1 over URL and parameters). Its edge has
 * checked that of a `.protected` function already; this holds even where something else serves it.
 */
function isSigned(
  event: RuntimeEvent,
  settings: Settings,
  address: CallbackAddress,
  posted: PostedParameters,
): boolean {
  const signature = headerOf(event, 'x-twilio-signature') ?? '';
  const url = signedUrl(settings.DOMAIN_NAME, address);
  return isSignedByTwilio(settings.AUTH_TOKEN, signature, url, posted);
}

/** A question that the document does not know may have been asked after that document was read. */
function knows(document: CallDocument, { session, question }: CallbackAddress): boolean {
  const { current, earlier } = document;
  if (current?.key === session) return current.questions.some(({ number }) => number === question);
  return earlier.some(({ key }) => key === session);
}

async function merge(
  access: TwilioAccess,
  address: CallbackAddress,
  callback: PaymentCallback,
): Promise<CallbackResult> {
  const name = address.document;
  const remembered = recall(name);
  // Evidence only grows, so what a remembered document already holds, the stored one holds too.
  const known =
    remembered && knows(remembered.document, address)
      ? remembered
      : await readDocument(access, name);
  const changed = await changeDocument(access, name, known, (document) => ({
    write: document && mergeCallback(document, address.session, callback),
    result: document !== undefined && knows(document, address),
  }));
  if (!changed.stored) return 'unknown-document';
  if (!changed.result) return 'unknown-question';
  return changed.written ? 'written' : 'nothing-new';
}

/**
 * Merges a status callback into its call's document. Throws `twilio-unavailable` when Sync does not
 * take it, so that Twilio sends it again.
 */
export async function receiveCallback(
  access: TwilioAccess,
  event: RuntimeEvent,
): Promise<CallbackResult> {
  const { settings } = access;
  const address = parseAddress(event);
  const posted = postedParameters(event);
  if (!address || !posted || !isSigned(event, settings, address, posted)) return 'not-signed';
  if (posted.AccountSid !== settings.ACCOUNT_SID) return 'not-signed';
  const callback = parseCallback(posted, address.question);
  return callback ? merge(access, address, callback) : 'not-a-payment-callback';
}
