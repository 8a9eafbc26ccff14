import type { CallDocument } from '../../../src/payment/document/session';

/** A call's document as Sync has it; a conditional write names its revision. */
export interface Stored {
  readonly revision: string;
  readonly document: CallDocument;
}

/** The document of a call has its name from the customer's leg. */
export function documentName(callSid: string): string {
  return `payment.${callSid}`;
}
