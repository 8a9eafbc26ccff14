import { documentName } from '../document/stored';
import { type DueOutcome, dueOutcomes, markReported } from './dueOutcomes';
import { log } from '../runtime/log';
import { recall } from '../document/memory';
import { link } from './link';
import { keepForLater } from './outbox';
import type { ReadTokens } from './tokens';
import { deliver } from './delivery';
import { detailsOf, type Payment } from './event';
import { outcomeEvent } from './outcomeEvent';
import { reportTarget } from '../runtime/settings';
import { changeDocument } from '../document/store';
import type { Stored } from '../document/stored';
import { updateTask } from './taskAttributes';
import type { TwilioAccess } from '../twilio/http';

/**
 * Twilio allows a callback 15 s including its repetitions (Webhooks: Connection Overrides, `tt`), so there
 * is time for several.
 */
const REPORT_WITHIN_MS = 4_000;
const ATTEMPTS = 4;
const KEEP_WITHIN_MS = 1_000;
/** After this Twilio no longer repeats the callback that has the token. */
const CALLBACK_WITHIN_MS = 20_000;

/** The callback being handled: its session, and the tokens it carries if it reports a success. */
export interface IncomingCallback {
  readonly session: string;
  readonly paymentSid: string;
  readonly tokens: ReadTokens | undefined;
}

/** The tokens for a payment, if the callback being handled reports its success. */
function tokensFor(
  payment: Payment,
  incoming: IncomingCallback | undefined,
): ReadTokens | undefined {
  if (incoming?.session !== payment.key) return undefined;
  const { paymentSid } = payment;
  return paymentSid !== null && paymentSid !== incoming.paymentSid ? undefined : incoming.tokens;
}

/** Reports one outcome to the merchant; true if they have it. */
async function reportToMerchant(
  access: TwilioAccess,
  callSid: string,
  { payment, outcome, since }: DueOutcome,
  incoming: IncomingCallback | undefined,
): Promise<boolean> {
  const tokens = tokensFor(payment, incoming);
  const subject = { accountSid: access.settings.ACCOUNT_SID, callSid };
  const target = reportTarget(access.settings);
  if (!target) return true;
  const event = outcomeEvent(subject, payment, outcome, since, tokens);
  const chained = await link(access, target, event.workerSid, event);
  const signal = AbortSignal.any([access.signal, AbortSignal.timeout(REPORT_WITHIN_MS)]);
  const options = { attempts: ATTEMPTS, signal };
  if (await deliver(target, chained, options)) return true;
  // If Twilio does not repeat the callback, somebody's next `open` delivers it, without the token.
  const { time, chain } = chained;
  const later = { ...outcomeEvent(subject, payment, outcome, since, undefined), time, chain };
  const own = { ...access, signal: AbortSignal.timeout(KEEP_WITHIN_MS) };
  const kept = await keepForLater(own, target, { kind: 'event', event: later });
  const code = kept ? 'outcome-kept' : 'outcome-not-reported';
  log('error', { function: 'report', code, callSid, session: payment.key });
  return false;
}

/** Writes these outcomes into the tasks that the payments were taken for. */
async function updateTasks(
  access: TwilioAccess,
  callSid: string,
  due: readonly DueOutcome[],
): Promise<void> {
  const tasks = due.map(({ payment }) => detailsOf(payment).agent.taskSid);
  const signal = AbortSignal.any([access.signal, AbortSignal.timeout(REPORT_WITHIN_MS)]);
  await Promise.all(
    [...new Set(tasks)].map((taskSid) => updateTask({ ...access, signal }, callSid, taskSid)),
  );
}

/**
 * Whether to report it now. The callback that brought it does so at once (for a success, the one with the
 * tokens); others only once that callback can no longer come.
 */
function shouldReportNow(
  due: DueOutcome,
  incoming: IncomingCallback | undefined,
  now: number,
): boolean {
  const { payment, outcome, begun, since } = due;
  const brought =
    outcome.kind === 'succeeded'
      ? tokensFor(payment, incoming) !== undefined
      : payment.key === incoming?.session;
  return brought || !begun || now - since > CALLBACK_WITHIN_MS;
}

/**
 * Reports the outcomes of a call that are still due to the merchant's endpoint and their tasks, and notes
 * in the document that they were reported. Returns false if the outcome of the callback being handled did
 * not reach the merchant: Twilio should send it again.
 */
export async function reportOutcomes(
  access: TwilioAccess,
  { document, revision }: Stored,
  incoming: IncomingCallback | undefined,
  now: number,
): Promise<boolean> {
  const { ACCOUNT_SID } = access.settings;
  const due = dueOutcomes(document, ACCOUNT_SID, now).filter((each) =>
    shouldReportNow(each, incoming, now),
  );
  if (due.length === 0) return true;
  const { callSid } = document;
  const [delivered] = await Promise.all([
    Promise.all(due.map((each) => reportToMerchant(access, callSid, each, incoming))),
    updateTasks(access, callSid, due),
  ]);
  const reported = due.filter((_each, place) => delivered[place]);
  if (reported.length > 0) {
    const name = documentName(callSid);
    await changeDocument(access, name, recall(name) ?? { document, revision }, (latest) => ({
      write: latest && markReported(latest, ACCOUNT_SID, reported),
      result: undefined,
    }));
  }
  return due.every((each) => reported.includes(each) || each.payment.key !== incoming?.session);
}
