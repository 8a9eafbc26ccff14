import { weightier, weightOf } from './outcomes';
import { pastQuestions } from './questions';
import {
  type CallDocument,
  type EarlierInBrief,
  type EarlierInFull,
  type EarlierPayment,
  type Outcome,
  type Purpose,
  type SessionRecord,
} from './session';

/*
 * Payments before the current one, in three stages: the newest in full, older ones in brief with what the
 * customer can be told about them, and, if room is short, the oldest in brief without that (R32).
 */

/** The card or bank account of a payment, masked; null until it is captured. */
export function maskedAccount({ answers }: SessionRecord): EarlierInFull['account'] {
  const account = answers['payment-card-number'] ?? answers['bank-account-number'];
  return account?.state === 'captured' ? { value: account.value, brand: account.brand } : null;
}

/** The processor's code for an outcome; null if it gave none. */
export function codeOf(outcome: Outcome | null): string | null {
  return outcome?.kind === 'succeeded' ? outcome.confirmationCode : null;
}

/** What the customer can be told about an earlier payment: the card or account, and the processor's code. */
export function proofOf(payment: EarlierPayment): NonNullable<EarlierInBrief['proof']> {
  if (payment.kind === 'brief') return payment.proof ?? { account: null, confirmationCode: null };
  return { account: payment.account, confirmationCode: codeOf(payment.outcome) };
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

/** How many characters at the end of a payment SID distinguish it from others. */
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
    proof: proofOf(payment),
  };
}

/** Whether a complete was sent and no outcome is known. */
function isUnanswered(payment: EarlierPayment): boolean {
  return payment.kind === 'full'
    ? payment.completeAsked && payment.outcome === null
    : payment.outcome === 'unanswered';
}

/** A session that Twilio may still have open, since its complete may never have reached Twilio. */
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

/** How many of the newest earlier payments are kept in full, and how many with their proof. */
export interface Kept {
  readonly inFull: number;
  readonly withProof: number;
}

/** The same payments, folded until only `kept` of them are in full, or with their proof. */
export function foldedTo(
  earlier: readonly EarlierPayment[],
  { inFull, withProof }: Kept,
): readonly EarlierPayment[] {
  return earlier.map((payment, index) => {
    const newer = earlier.length - index;
    if (newer <= inFull) return payment;
    const brief = inBrief(payment);
    if (newer <= withProof) return brief;
    const { proof: _, ...bare } = brief;
    return bare;
  });
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

/** The proof after another outcome: of two successes, the same code is kept as for a payment in full. */
function laterProof({ outcome, proof }: EarlierInBrief, late: Outcome): EarlierInBrief['proof'] {
  if (!proof) return undefined;
  const { confirmationCode } = proof;
  const kept = outcome === 'succeeded' ? ({ kind: outcome, confirmationCode } as const) : null;
  return { ...proof, confirmationCode: codeOf(weightier(kept, late)) };
}

/** The payment with an outcome that came late (R16). */
export function settled(payment: EarlierPayment, outcome: Outcome): EarlierPayment {
  if (payment.kind === 'full') return { ...payment, outcome: weightier(payment.outcome, outcome) };
  const proof = laterProof(payment, outcome);
  const outweighs = weightOf(outcome.kind) > weightOf(outcomeKind(payment));
  const after: EarlierInBrief = outweighs
    ? { ...payment, outcome: outcome.kind, paymentSid: endOf(payment.paymentSid) }
    : payment;
  return proof ? { ...after, proof } : after;
}

/** An earlier payment as it is shown, in full or in brief. */
export interface EarlierView {
  readonly key: string;
  readonly purpose: Purpose;
  readonly completeAsked: boolean;
  /** Null if it never had one. */
  readonly outcome: Outcome['kind'] | null;
  /** Also null if it was folded away, as the account is. */
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

/** What the agent may see of an earlier payment. */
export function earlierView(payment: EarlierPayment): EarlierView {
  const { key } = payment;
  const shared = { key, outcome: outcomeKind(payment), ...proofOf(payment) };
  if (payment.kind === 'full') {
    const { purpose, completeAsked } = payment;
    return { ...shared, purpose, completeAsked };
  }
  return {
    ...shared,
    purpose: fullPurpose(payment.purpose),
    completeAsked: payment.outcome !== 'open',
  };
}
