import type { CallDocument } from './session';

/** A call on which no payment was taken yet. */
export function emptyDocument(callSid: string): CallDocument {
  return { version: 2, callSid, current: null, earlier: [] };
}
