import { parseCallback, type PaymentCallback } from '../../src/payment/callback';
import { mergeCallback } from '../../src/payment/merge';
import { asksOf } from '../../src/payment/questions';
import type { CallDocument } from '../../src/payment/session';
import { addressParameters, type CallbackAddress, parseAddress, signedUrl } from './callbackUrl';
import { recall } from './memory';
import { headerOf, type RuntimeEvent } from './runtime';
import type { Settings } from './settings';
import { isSignedByTwilio, postedParameters, type PostedParameters } from './signature';
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
  if (current?.key === session) return asksOf(current, question) !== undefined;
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
  const posted = postedParameters(event, addressParameters);
  if (!address || !posted || !isSigned(event, settings, address, posted)) return 'not-signed';
  if (posted.AccountSid !== settings.ACCOUNT_SID) return 'not-signed';
  const callback = parseCallback(posted, address.question);
  return callback ? merge(access, address, callback) : 'not-a-payment-callback';
}
