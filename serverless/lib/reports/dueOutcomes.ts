import type { CallDocument, Outcome } from '../../../src/payment/document/session';
import { type Payment, paymentsOf, type Subject } from './event';
import { outcomeEventId } from './eventId';

/** An outcome that has not been reported yet. */
export interface DueOutcome {
  readonly payment: Payment;
  readonly outcome: Outcome;
  readonly event: string;
  /** When it was first known, milliseconds since 1970. */
  readonly since: number;
  /** Whether a callback brought it, so that whoever handles that callback is reporting it. */
  readonly begun: boolean;
}

function dueOf(subject: Subject, payment: Payment, now: number): DueOutcome | undefined {
  const { outcome, report } = payment;
  if (!outcome) return undefined;
  const event = outcomeEventId(subject, payment, outcome);
  const known = report?.event === event ? report : undefined;
  if (known?.delivered) return undefined;
  return { payment, outcome, event, since: known?.since ?? now, begun: known !== undefined };
}

/** The outcomes of a call that are still to be reported. */
export function dueOutcomes(
  document: CallDocument,
  accountSid: string,
  now: number,
): readonly DueOutcome[] {
  const subject = { accountSid, callSid: document.callSid };
  return paymentsOf(document).flatMap((payment) => dueOf(subject, payment, now) ?? []);
}

function mapPayments(
  document: CallDocument,
  change: <P extends Payment>(payment: P) => P,
): CallDocument {
  const { current, earlier } = document;
  return {
    ...document,
    current: current && change(current),
    earlier: earlier.map((payment) => (payment.kind === 'full' ? change(payment) : payment)),
  };
}

/** The document with a note for every outcome that had none: known since `now`, not reported. */
export function withDueNoted(
  document: CallDocument,
  accountSid: string,
  now: number,
): CallDocument {
  const subject = { accountSid, callSid: document.callSid };
  return mapPayments(document, (payment) => {
    const due = dueOf(subject, payment, now);
    if (!due || due.begun) return payment;
    return { ...payment, report: { event: due.event, since: now, delivered: false } };
  });
}

/** The document with these outcomes marked as reported; one that has changed meanwhile is still due. */
export function markReported(
  document: CallDocument,
  accountSid: string,
  reported: readonly DueOutcome[],
): CallDocument {
  const subject = { accountSid, callSid: document.callSid };
  return mapPayments(document, (payment) => {
    const { key, outcome } = payment;
    const done = reported.find((due) => due.payment.key === key);
    if (!done || !outcome) return payment;
    if (outcomeEventId(subject, payment, outcome) !== done.event) return payment;
    return { ...payment, report: { event: done.event, since: done.since, delivered: true } };
  });
}
