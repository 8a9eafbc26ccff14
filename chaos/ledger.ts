import type { Field } from '../src/payment/card/field';
import type { Card } from './keys';

/** The payment an agent means to take, as typed into the form. */
export interface PaymentPlan {
  /** Unique, so that the processor's transactions can be told apart. */
  readonly description: string;
  readonly processor: string;
  readonly method: 'credit-card' | 'ach-debit';
  readonly purpose: string;
  /** For a charge. */
  readonly amount: string;
  readonly currency: string;
  /** What the caller pays with. */
  readonly card: Card;
}

interface Asked {
  readonly field: Field;
  /** Digits of the complete entries that the caller has keyed in since. */
  readonly entries: string[];
}

/** What was pressed, keyed in and asked for on one call: the test's record, independent of the product. */
export interface Ledger {
  readonly plans: Map<string, PaymentPlan>;
  /** Descriptions of the plans that have appeared as payments. */
  readonly begun: Set<string>;
  /** Every status that was shown. */
  readonly statuses: Set<string>;
  /** Fields that two tabs asked for at once. */
  readonly rivals: Set<Field>;
  /** Fields whose last question found no answer: nobody knows whether Twilio was asked. */
  readonly unanswered: Set<Field>;
  /** Number of presses of each kind, by description. */
  readonly completes: Map<string, number>;
  readonly cancels: Map<string, number>;
  /** Every press that asked for a field, oldest first, by description. */
  readonly asked: Map<string, Asked[]>;
  /**
   * False once the caller did not finish an entry, or an agent was told that a press failed: keys may then
   * go to another field than the test believes.
   */
  tidy: boolean;
  /** The call is ending: the functions cancel payments that nobody can finish. */
  callEnding: boolean;
}

export function createLedger(): Ledger {
  return {
    plans: new Map(),
    begun: new Set(),
    statuses: new Set(),
    rivals: new Set(),
    unanswered: new Set(),
    completes: new Map(),
    cancels: new Map(),
    asked: new Map(),
    tidy: true,
    callEnding: false,
  };
}

export const countPress = (counts: Map<string, number>, description: string) =>
  void counts.set(description, (counts.get(description) ?? 0) + 1);

export function noteAsked(ledger: Ledger, description: string, field: Field): void {
  const asked = ledger.asked.get(description) ?? [];
  ledger.asked.set(description, [...asked, { field, entries: [] }]);
}

/** The caller is about to press the last key of a complete entry. */
export function noteEntry(ledger: Ledger, description: string, field: Field, digits: string): void {
  ledger.asked
    .get(description)
    ?.filter((each) => each.field === field)
    .forEach(({ entries }) => entries.push(digits));
}

/** Whether each of the simultaneous presses that asked for a field was taken. */
export function noteTaken(ledger: Ledger, field: Field, taken: readonly boolean[]): void {
  if (taken.every(Boolean)) ledger.unanswered.delete(field);
  else ledger.unanswered.add(field);
}
