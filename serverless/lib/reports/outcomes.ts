import { documentName } from '../payments/callbackUrl';
import { type DueOutcome, dueOutcomes, withTold } from './dueOutcomes';
import { log } from '../runtime/log';
import { recall } from '../document/memory';
import { keepForLater } from './outbox';
import type { ProcessorTokens } from './tokens';
import { deliver } from './delivery';
import { outcomeEvent, type Payment } from './event';
import { reportTarget } from '../runtime/settings';
import { changeDocument, type Stored } from '../document/store';
import { tellTask } from './taskAttributes';
import type { TwilioAccess } from '../twilio/http';

/**
 * Twilio gives a callback 15 s in all, its repetitions included (Webhooks: Connection Overrides, `tt`); so
 * there is time for several.
 */
const REPORT_WITHIN_MS = 4_000;
const ATTEMPTS = 4;
const KEEP_WITHIN_MS = 1_000;
/** After that Twilio does not repeat the callback that had the token. */
const CALLBACK_WITHIN_MS = 20_000;

/** The callback in hand: what it is of, and the tokens it carries if it is that of a success. */
export interface Carried {
  readonly session: string;
  readonly paymentSid: string;
  readonly tokens: ProcessorTokens | undefined;
}

/** The tokens for a payment, where the callback in hand is that of its success. */
function tokensFor(payment: Payment, carried: Carried | undefined): ProcessorTokens | undefined {
  if (carried?.session !== payment.key) return undefined;
  const sid = payment.kind === 'current' ? payment.paymentSid : payment.details.paymentSid;
  const foreign = typeof sid === 'string' && sid !== carried.paymentSid;
  return foreign ? undefined : carried.tokens;
}

/** Tells one outcome to the merchant and to the task; answers whether the merchant has it. */
async function tell(
  access: TwilioAccess,
  callSid: string,
  { payment, outcome, since }: DueOutcome,
  carried: Carried | undefined,
): Promise<boolean> {
  const tokens = tokensFor(payment, carried);
  const event = outcomeEvent(callSid, payment, outcome, since, tokens);
  const target = reportTarget(access.settings);
  const signal = AbortSignal.any([access.signal, AbortSignal.timeout(REPORT_WITHIN_MS)]);
  const [delivered] = await Promise.all([
    target === undefined || deliver(target, event, { attempts: ATTEMPTS, signal }),
    tellTask({ ...access, signal }, event),
  ]);
  if (delivered) return true;
  // If Twilio does not come again, somebody's next `open` delivers it, without the token.
  const later = outcomeEvent(callSid, payment, outcome, since, undefined);
  const own = { ...access, signal: AbortSignal.timeout(KEEP_WITHIN_MS) };
  const kept = await keepForLater(own, later);
  const code = kept ? 'outcome-kept' : 'outcome-not-reported';
  log('error', { function: 'report', code, callSid, session: payment.key });
  return false;
}

/**
 * Whether to tell it now: at once by the callback that brought it, of a success the one with the tokens;
 * by others when that callback comes no more.
 */
function isOurTurn(due: DueOutcome, carried: Carried | undefined, now: number): boolean {
  const { payment, outcome, begun, since } = due;
  const brought =
    outcome.kind === 'succeeded'
      ? tokensFor(payment, carried) !== undefined
      : payment.key === carried?.session;
  return brought || !begun || now - since > CALLBACK_WITHIN_MS;
}

/**
 * Tells the outcomes of a call that are still due, to the merchant's endpoint and into their tasks, and
 * notes in the document that they were told. Answers false when the outcome that the callback in hand
 * is about did not reach the merchant: Twilio is to send it again.
 */
export async function reportOutcomes(
  access: TwilioAccess,
  { document, revision }: Stored,
  carried: Carried | undefined,
  now: number,
): Promise<boolean> {
  const due = dueOutcomes(document, now).filter((each) => isOurTurn(each, carried, now));
  if (due.length === 0) return true;
  const { callSid } = document;
  const delivered = await Promise.all(due.map((each) => tell(access, callSid, each, carried)));
  const told = due.filter((_each, place) => delivered[place]);
  if (told.length > 0) {
    const name = documentName(callSid);
    await changeDocument(access, name, recall(name) ?? { document, revision }, (latest) => ({
      write: latest && withTold(latest, told),
      result: undefined,
    }));
  }
  return due.every((each) => told.includes(each) || each.payment.key !== carried?.session);
}
