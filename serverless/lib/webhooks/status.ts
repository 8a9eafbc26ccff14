import type { Configuration } from '../../../src/payment/offer/configuration';
import { parseCallback, type PaymentCallback } from '../../../src/payment/card/callback';
import { mergeCallback } from '../../../src/payment/rules/merge';
import { outcomeOf } from '../../../src/payment/rules/outcome';
import { kindOf, ORPHAN_CANCEL } from '../../../src/payment/document/questions';
import type { CallDocument } from '../../../src/payment/document/session';
import { notice, recallUnshared } from '../document/memory';
import { type Changed, changeDocument, isUnreadable, readDocument } from '../document/store';
import { documentName, type Stored } from '../document/stored';
import {
  addressParameters,
  type CallbackAddress,
  parseAddress,
  signedUrl,
} from '../payments/callbackUrl';
import { dueOutcomes, withDueNoted } from '../reports/dueOutcomes';
import { type IncomingCallback, reportOutcomes } from '../reports/outcomes';
import { readProcessorTokens } from '../reports/tokens';
import { resumeRecordings } from '../payments/recordings';
import { allDone } from '../runtime/allDone';
import type { Refusal } from '../runtime/refusal';
import type { TwilioAccess } from '../twilio/http';
import { type PostedParameters, webhookEndpoint } from './endpoint';

/** The result of a callback; also the code in the log. */
type CallbackResult =
  | 'written'
  | 'nothing-new'
  /** Signed by Twilio, yet for no question of ours: answered 200, or Twilio would send it again. */
  | 'unknown-document'
  | 'unknown-question'
  | 'not-a-payment-callback'
  /** Merged, but recordings of the call are still paused: Twilio is to send it again. */
  | 'not-resumed'
  /** Merged, but the outcome could not be reported to the merchant: Twilio is to send it again. */
  | 'not-reported';

const statusOf: Record<CallbackResult, number> = {
  written: 204,
  'nothing-new': 204,
  'unknown-document': 200,
  'unknown-question': 200,
  'not-a-payment-callback': 200,
  'not-resumed': 503,
  'not-reported': 503,
};

const received = (result: CallbackResult) => ({ status: statusOf[result], log: { code: result } });

/** Sent again it could not be merged either: the log keeps how the payment ended (R52). */
function unread({ code }: Refusal, callback: PaymentCallback) {
  const kind = callback.question === ORPHAN_CANCEL ? 'cancel' : 'complete';
  const outcome = outcomeOf(callback, kind)?.kind;
  return { status: 200, alarming: true, log: { code, ...(outcome && { outcome }) } } as const;
}

/** A question that the document does not know may have been asked after that document was read. */
function knows(document: CallDocument, { session, question }: CallbackAddress): boolean {
  const { current, earlier } = document;
  if (current?.key === session) return kindOf(current, question) !== undefined;
  return earlier.some(({ key }) => key === session);
}

async function merge(
  access: TwilioAccess,
  address: CallbackAddress,
  callback: PaymentCallback,
  now: number,
): Promise<Changed<boolean>> {
  const name = documentName(address.callSid);
  const remembered = recallUnshared(name);
  // Evidence only grows, so whatever a remembered document contains, the stored one contains too.
  const known =
    remembered && knows(remembered.document, address)
      ? remembered
      : await readDocument(access, name);
  if (!remembered) notice(name, known);
  return changeDocument(access, name, known, (document) => ({
    write:
      document &&
      withDueNoted(
        mergeCallback(document, address.session, callback),
        access.settings.ACCOUNT_SID,
        now,
      ),
    result: document !== undefined && knows(document, address),
  }));
}

/**
 * Reports what is still due for the call, with the tokens that this callback carries. Not used while keys come
 * in, when there is no time for it. False if the outcome that the callback is about was not delivered.
 */
async function report(
  access: TwilioAccess,
  { stored, written }: { readonly stored: Stored; readonly written: boolean },
  incoming: IncomingCallback,
  now: number,
): Promise<boolean> {
  if (dueOutcomes(stored.document, access.settings.ACCOUNT_SID, now).length === 0) return true;
  // The remembered document may be older than the note that everything was reported.
  const name = documentName(stored.document.callSid);
  const latest = written ? stored : await readDocument(access, name);
  return latest === undefined || reportOutcomes(access, latest, incoming, now);
}

async function mergeAndReport(
  access: TwilioAccess,
  configuration: Configuration,
  address: CallbackAddress,
  callback: PaymentCallback,
  posted: PostedParameters,
): Promise<CallbackResult> {
  const now = Date.now();
  const { stored, written, result } = await merge(access, address, callback, now);
  if (!stored) return 'unknown-document';
  if (!result) return 'unknown-question';
  const tokens = callback.result === 'success' ? readProcessorTokens(posted) : undefined;
  const incoming = { session: address.session, paymentSid: callback.paymentSid, tokens };
  if (callback.partial !== true) {
    const [reported, resumed] = await allDone([
      report(access, { stored, written }, incoming, now),
      resumeRecordings(access, configuration, stored.document, now),
    ]);
    if (!reported) return 'not-reported';
    if (!resumed) return 'not-resumed';
  }
  return written ? 'written' : 'nothing-new';
}

/**
 * The function Twilio calls about payments: merges a status callback into its call's document, and reports
 * the outcome it brings.
 */
export const statusCallbacks = (configuration: Configuration) =>
  webhookEndpoint({
    name: 'status',
    addressParameters,
    readAddress: parseAddress,
    signedUrl,
    async receive(access, address, posted) {
      const callback = parseCallback(posted, address.question);
      if (!callback) return received('not-a-payment-callback');
      try {
        return received(await mergeAndReport(access, configuration, address, callback, posted));
      } catch (error) {
        if (!isUnreadable(error)) throw error;
        return unread(error, callback);
      }
    },
  });
