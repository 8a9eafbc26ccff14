import type { PaymentSession } from '../src/payment/rules/status';
import type { AgentView, FieldView } from '../src/payment/rules/view';
import type { Finding, FindingKind } from './findings';
import { lastDigits } from './keys';
import type { Ledger, PaymentPlan } from './ledger';
import { donePayments, openSession, type Transaction, type Truth } from './truth';

/* What an agent is shown, compared with the truth, once nothing is in flight. */

export interface Circumstances {
  readonly ledger: Ledger;
  /** A callback may be lost for good: then less than the truth may be shown, never more. */
  readonly lossy: boolean;
  /** A request may never have reached Payments. */
  readonly deaf: boolean;
  /** A question may be written and never sent. */
  readonly unsent: boolean;
  /** Twilio may open a session without anybody hearing of it. */
  readonly nameless: boolean;
}

const digits = (text: string): string => text.replace(/\D/g, '');
const finding = (kind: FindingKind, text: string): Finding => ({ kind, text });
const wrong = (text: string) => finding('wrong state', text);

/** Compares amounts of one currency: 12.50 and 12.5 are equal. */
function isOf(plan: PaymentPlan, { method, amount, currency }: Transaction): boolean {
  if (plan.purpose !== 'charge') return method === 'tokenize';
  return (
    method === 'charge' && currency === plan.currency && Number(amount) === Number(plan.amount)
  );
}

function shownAccount(view: AgentView): string | undefined {
  const row = view.fields.find(
    ({ field }) => field === 'payment-card-number' || field === 'bank-account-number',
  );
  return row?.state === 'captured' ? digits(row.shown) : undefined;
}

function succeeded(view: AgentView, plan: PaymentPlan | undefined, done: Transaction | undefined) {
  if (!plan || !done) return [wrong('succeeded is shown, and nothing was charged or kept')];
  const found: Finding[] = [];
  if (!isOf(plan, done)) found.push(wrong(`the processor got ${done.amount} ${done.currency}`));
  const account = shownAccount(view);
  const last = digits(done.cardNumber ?? done.bankAccountNumber ?? '');
  if (account !== undefined && account !== last)
    found.push(wrong(`${account} is shown, and ${last} was charged`));
  return found;
}

type Session = NonNullable<AgentView['session']>;

/** The most digits of a postal code that are read; more might be a card number (R40). */
const POSTAL_CODE_AT_MOST = 10;

const toBeAskedAgain: ReadonlySet<string> = new Set(['session-in-progress', 'entry-discarded']);

/** Whether a field may show as not captured although Twilio has it, and nothing was lost. */
function isExcused(row: FieldView, value: string, { rivals, unanswered }: Ledger): boolean {
  // Asked for again while the caller had not begun another field: that question was refused and must be
  // asked again, whatever Twilio still has from an earlier one.
  // And a value that cannot be a postal code is discarded, although Twilio accepted it (R45).
  if (row.state === 'refused' && toBeAskedAgain.has(row.error)) return true;
  const { field, state } = row;
  // Of two simultaneous questions Twilio may have accepted the newer one first; the caller then answered the older.
  const asked = state === 'asked' || state === 'asked-again';
  if (asked && rivals.has(field)) return true;
  // The agent was told that Twilio did not answer: it may never have been asked, and keep what it had.
  if (asked && unanswered.has(field)) return true;
  return field === 'postal-code' && value.length > POSTAL_CODE_AT_MOST;
}

/** While fields are collected: no more is shown as captured than Twilio has, and less only after a loss. */
function collecting(
  view: AgentView,
  session: Session,
  truth: Truth,
  { lossy, ledger }: Circumstances,
) {
  const open = openSession(truth);
  if (open?.description !== session.order.description) {
    return lossy ? [] : [wrong('a payment is shown as open, and Twilio has ended it')];
  }
  return view.fields.flatMap((row) => {
    const { field, state } = row;
    const value = open.captured[field];
    if (row.state === 'captured') {
      const { shown } = row;
      const same = value !== undefined && lastDigits(field, value) === lastDigits(field, shown);
      return same ? [] : [wrong(`${field} is shown as ${shown}, and Twilio has ${value}`)];
    }
    if (value === undefined || lossy || open.capturing === field) return [];
    const excused = isExcused(row, value, ledger);
    return excused ? [] : [wrong(`${field} is shown as ${state}, and Twilio has it`)];
  });
}

function leftOpen(session: Session, truth: Truth): Finding[] {
  const open = openSession(truth);
  return open
    ? [finding('session left open', `${session.status} is shown; open: ${JSON.stringify(open)}`)]
    : [];
}

/** A complete that never reached Payments: what was answered 200 was sent. */
function unheard(session: Session, truth: Truth): Finding[] {
  const open = openSession(truth);
  return open?.status === 'open' && open.description === session.order.description
    ? [wrong('completing is shown, and Payments never heard of it')]
    : [];
}

/** A start that Twilio may have carried out without anybody hearing of it. */
const isUnheardOf = (session: Session, { nameless }: Circumstances): boolean =>
  nameless && session.status === 'failed' && session.reason === 'start-unanswered';

function ofSession(view: AgentView, session: Session, truth: Truth, at: Circumstances): Finding[] {
  const { description } = session.order;
  const done = donePayments(truth, description);
  const ended = openSession(truth)?.description !== description;
  const outcomeDue = ended && !at.lossy && !at.deaf;
  switch (session.status) {
    case 'starting':
      return at.lossy || at.deaf ? [] : [wrong('still starting')];
    case 'collecting':
      return collecting(view, session, truth, at);
    case 'completing':
      return [
        ...(outcomeDue ? [wrong('still completing, and it is over')] : []),
        ...(at.deaf ? [] : unheard(session, truth)),
      ];
    case 'cancelling':
      return outcomeDue ? [wrong('still cancelling, and it is over')] : [];
    case 'succeeded':
      return [
        ...succeeded(view, at.ledger.plans.get(description), done[0]),
        ...leftOpen(session, truth),
      ];
    case 'failed':
    case 'cancelled':
      return [
        ...(done.length > 0 ? [wrong(`${session.status} is shown, and it went through`)] : []),
        // A start that nobody heard of leaves its session open until the next one (R36).
        ...(isUnheardOf(session, at) ? [] : leftOpen(session, truth)),
      ];
    case 'unknown':
      return [
        ...(at.lossy || at.deaf ? [] : [wrong('unknown is shown, and nothing was lost')]),
        // A complete that never reached Payments leaves its session open until the next start (R36).
        ...(at.deaf ? [] : leftOpen(session, truth)),
      ];
  }
}

/** Every check that a call fails now; whoever asks checks again if it may still come right. */
export function compare(view: AgentView, truth: Truth, at: Circumstances): Finding[] {
  const { session } = view;
  const open = openSession(truth);
  if (session) return ofSession(view, session, truth, at);
  return open
    ? [finding('session left open', `nothing is shown; open: ${JSON.stringify(open)}`)]
    : [];
}

const awaitsOutcome = ({ status }: PaymentSession): boolean =>
  status === 'completing' || status === 'unknown';

/** A payment left open although everybody who could end it has gone; `kept` is what the document says. */
export function abandoned(truth: Truth, kept: PaymentSession | null, at: Circumstances): Finding[] {
  const open = openSession(truth);
  if (!open || open.status === 'completing') return [];
  // A complete that never reached Payments leaves its session open as long as the caller stays. The
  // document then says that it was asked for, and its outcome never comes.
  const unheard = at.deaf || at.unsent;
  if (unheard && kept?.order.description === open.description && awaitsOutcome(kept)) return [];
  return [finding('session left open', `abandoned: ${JSON.stringify(open)}`)];
}

/** Duplicate charges: always wrong, whenever they are seen. */
export function doubleCharges(truth: Truth, { plans, completes }: Ledger): Finding[] {
  return [...plans.keys()].flatMap((description) => {
    const done = donePayments(truth, description).length;
    if (done > 1) return [finding('double charge', `"${description}" went through ${done} times`)];
    const pressed = completes.get(description) ?? 0;
    return done > pressed ? [finding('double charge', `"${description}": nobody pressed`)] : [];
  });
}
