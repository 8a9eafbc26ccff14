import { brandOf, type CardBrand } from './cards';
import { fieldsAsked } from './fieldRules';
import { type CardField, cardFields, type Field, matcherOf, type Question } from './fields';
import type { PaymentParameters } from './parameters';

/** One field the caller is keying in. */
export interface Capture {
  readonly question: Question;
  /** Where its callbacks go: the URL of the request that asked. */
  readonly statusCallback: string;
  digits: Buffer;
  timer: NodeJS.Timeout | undefined;
}

/**
 * A payment session: what was asked for, what the caller has keyed in, and where to report it. Digits are kept
 * in buffers, so that they can be overwritten.
 */
export interface Session {
  readonly sid: string;
  readonly callSid: string;
  readonly parameters: PaymentParameters;
  readonly dateCreated: Date;
  dateUpdated: Date;
  /** `confirming`: completed by the agent, to be confirmed by the caller's key. */
  status: 'open' | 'confirming' | 'completing' | 'ended';
  /** URL of the latest request: where an outcome nobody asked for (a hang-up) goes. */
  statusCallback: string;
  readonly captured: Map<Field, Buffer>;
  /** Fields whose second entry was the same as the first. */
  readonly matched: Set<CardField>;
  capture: Capture | undefined;
  /** Captures that have ended, and those among them that were refused, in a row. */
  captures: number;
  refusedInARow: number;
}

/** A captured field's digits as text; only for a check, a mask or the processor. */
export const digitsOf = (session: Session, field: Field): string | undefined =>
  session.captured.get(field)?.toString('latin1');

export function brandOfSession(session: Session): CardBrand | undefined {
  const card = digitsOf(session, 'payment-card-number');
  return card === undefined ? undefined : brandOf(card);
}

/** Fields to be keyed in twice, of those that are asked for at all. */
export const fieldsToMatch = ({ method }: PaymentParameters): readonly CardField[] =>
  method.kind === 'credit-card' ? method.matching : [];

/** What is still missing, in order: fields, each followed by its second entry. */
export function missingQuestions(session: Session): Question[] {
  const toMatch = fieldsToMatch(session.parameters);
  return fieldsAsked(session.parameters).flatMap((field): Question[] => {
    const repeated = cardFields.find((one) => one === field && toMatch.includes(one));
    return [
      ...(session.captured.has(field) ? [] : [field]),
      ...(repeated && !session.matched.has(repeated) ? [matcherOf(repeated)] : []),
    ];
  });
}

/** Overwrites and forgets one captured field, its second entry with it. */
export function forget(session: Session, field: Field): void {
  session.captured.get(field)?.fill(0);
  session.captured.delete(field);
  for (const matched of cardFields) if (matched === field) session.matched.delete(matched);
}

/** Ends a running capture; its digits are overwritten. */
export function stopCapture(session: Session): void {
  clearTimeout(session.capture?.timer);
  session.capture?.digits.fill(0);
  session.capture = undefined;
}

/** Overwrites all the caller has keyed in. */
export function forgetAll(session: Session): void {
  stopCapture(session);
  for (const field of [...session.captured.keys()]) forget(session, field);
}
