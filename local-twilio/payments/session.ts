import { brandOf, type CardBrand } from './cards';
import { type Field, fieldsAsked } from './fields';
import type { PaymentParameters } from './parameters';

/** One field the caller is keying in. */
export interface Capture {
  readonly field: Field;
  /** Where its callbacks go: the URL of the request that asked. */
  readonly statusCallback: string;
  digits: Buffer;
  timer: NodeJS.Timeout | undefined;
}

/**
 * A payment session: what was asked, what the caller has keyed in, and where to report it. Digits are
 * held in buffers, so that they can be overwritten.
 */
export interface Session {
  readonly sid: string;
  readonly callSid: string;
  readonly parameters: PaymentParameters;
  readonly dateCreated: Date;
  dateUpdated: Date;
  status: 'open' | 'completing' | 'ended';
  /** URL of the latest request: where an outcome nobody asked for (a hang-up) goes. */
  statusCallback: string;
  readonly captured: Map<Field, Buffer>;
  capture: Capture | undefined;
}

/** A captured field's digits as text; only for a check, a mask or the processor. */
export const digitsOf = (session: Session, field: Field): string | undefined =>
  session.captured.get(field)?.toString('latin1');

export function brandOfSession(session: Session): CardBrand | undefined {
  const card = digitsOf(session, 'payment-card-number');
  return card === undefined ? undefined : brandOf(card);
}

/** Fields still to be given, in order. */
export const missingFields = (session: Session): Field[] =>
  fieldsAsked(session.parameters).filter((field) => !session.captured.has(field));

/** Overwrites and forgets one captured field. */
export function forget(session: Session, field: Field): void {
  session.captured.get(field)?.fill(0);
  session.captured.delete(field);
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
