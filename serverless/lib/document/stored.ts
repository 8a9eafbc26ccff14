import type { CallDocument } from '../../../src/payment/document/session';

/** A call's document as Sync has it; the revision is what a conditional write is held against. */
export interface Stored {
  readonly revision: string;
  readonly document: CallDocument;
}

/** The document of a call has its name from the customer's leg. */
export function documentName(callSid: string): string {
  return `payment.${callSid}`;
}
