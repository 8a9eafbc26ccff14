import { weightier, weightOf } from './outcomes';
import { pastQuestions } from './questions';
import type {
  CallDocument,
  EarlierInBrief,
  EarlierInFull,
  EarlierPayment,
  Outcome,
  Purpose,
  SessionRecord,
} from './session';

/*
 * Payments before the current one, in two stages: the newest in full, older ones in brief (R32).
 */

/** The card or bank account of a payment, masked; null until it is captured. */
export function maskedAccount({ answers }: SessionRecord): EarlierInFull['account'] {
  const account = answers['payment-card-number'] ?? answers['bank-account-number'];
  return account?.state === 'captured' ? { value: account.value, brand: account.brand } : null;
}

/** A payment as it is kept when the next one starts on the call. */
export function earlierInFull(record: SessionRecord): EarlierInFull {
  const { key, order, agent, paymentSid, sidSource, outcome, report } = record;
  const { processor, method, description } = order;
  return {
    kind: 'full',
    key,
    purpose: order.purpose,
    account: maskedAccount(record),
    completeAsked: record.questions.some(({ kind }) => kind === 'complete'),
    paymentSid,
    sidSource,
    ...pastQuestions(record),
    outcome,
    report,
    details: { agent, processor, method, description },
  };
}

function briefPurpose(purpose: Purpose): EarlierInBrief['purpose'] {
  if (purpose.kind === 'tokenize') return purpose.tokenType;
  return `${purpose.charge.amount} ${purpose.charge.currency}`;
}

/** So many characters of a payment SID tell it from another one's. */
const SID_END = 8;

function endOf(paymentSid: string | null): string | null {
  return paymentSid === null ? null : paymentSid.slice(-SID_END);
}

function inBrief(payment: EarlierPayment): EarlierInBrief {
  if (payment.kind === 'brief') return payment;
  const { key, purpose, outcome, completeAsked, paymentSid, last, cancels } = payment;
  const unsettled = completeAsked ? 'unanswered' : 'open';
  return {
    kind: 'brief',
    key,
    purpose: briefPurpose(purpose),
    paymentSid: isUnanswered(payment) ? paymentSid : endOf(paymentSid),
    last,
    cancels,
    outcome: outcome?.kind ?? unsettled,
  };
}

/** Whether a payment was completed without ever hearing of it. */
function isUnanswered(payment: EarlierPayment): boolean {
  return payment.kind === 'full'
    ? payment.completeAsked && payment.outcome === null
    : payment.outcome === 'unanswered';
}

/** A session that Twilio may still have open, since it may never have heard of its complete. */
export interface OrphanedSession {
  readonly key: string;
  readonly paymentSid: string;
}

/** The earlier sessions that have to be cancelled before another can be opened on the call (R36). */
export function orphanedSessions({ earlier }: CallDocument): readonly OrphanedSession[] {
  return earlier.flatMap((payment) => {
    const { key, paymentSid } = payment;
    return isUnanswered(payment) && paymentSid !== null ? [{ key, paymentSid }] : [];
  });
}

/** The same payments, only the newest `inFull` of them in full. */
export function withNewestInFull(
  earlier: readonly EarlierPayment[],
  inFull: number,
): readonly EarlierPayment[] {
  const firstInFull = earlier.length - inFull;
  return earlier.map((payment, index) => (index < firstInFull ? inBrief(payment) : payment));
}

/** The kind of an earlier payment's outcome; null when none is known. */
function outcomeKind({ outcome }: EarlierPayment): Outcome['kind'] | null {
  switch (outcome) {
    case null:
    case 'unanswered':
    case 'open':
      return null;
    default:
      return typeof outcome === 'string' ? outcome : outcome.kind;
  }
}

/** The payment with an outcome that came late (R16). */
export function settled(payment: EarlierPayment, outcome: Outcome): EarlierPayment {
  if (payment.kind === 'full') return { ...payment, outcome: weightier(payment.outcome, outcome) };
  const outweighs = weightOf(outcome.kind) > weightOf(outcomeKind(payment));
  if (!outweighs) return payment;
  return { ...payment, outcome: outcome.kind, paymentSid: endOf(payment.paymentSid) };
}

/** An earlier payment as it is shown, in full or in brief. */
export interface EarlierView {
  readonly key: string;
  readonly purpose: Purpose;
  readonly completeAsked: boolean;
  /** Null when it never had one. */
  readonly outcome: Outcome['kind'] | null;
  /** Null too for a payment kept in brief, as is the account. */
  readonly confirmationCode: string | null;
  readonly account: EarlierInFull['account'];
}

function fullPurpose(purpose: EarlierInBrief['purpose']): Purpose {
  switch (purpose) {
    case 'one-time':
    case 'reusable':
    case 'payment-method':
      return { kind: 'tokenize', tokenType: purpose };
    default: {
      // A currency has three letters, and a blank before them.
      const charge = { amount: purpose.slice(0, -4), currency: purpose.slice(-3) };
      return { kind: 'charge', charge };
    }
  }
}

export function earlierView(payment: EarlierPayment): EarlierView {
  const { key } = payment;
  const outcome = outcomeKind(payment);
  if (payment.kind === 'full') {
    const { purpose, completeAsked, account } = payment;
    const confirmationCode =
      payment.outcome?.kind === 'succeeded' ? payment.outcome.confirmationCode : null;
    return { key, purpose, completeAsked, outcome, confirmationCode, account };
  }
  return {
    key,
    purpose: fullPurpose(payment.purpose),
    completeAsked: payment.outcome !== 'open',
    outcome,
    confirmationCode: null,
    account: null,
  };
}
