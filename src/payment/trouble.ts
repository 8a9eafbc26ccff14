/** What the agent does next about something that went wrong. */
export type NextStep =
  /** Ask the caller for the same field again. */
  | 'ask-again'
  /** Ask for the first entry, then for the second one. */
  | 'ask-both-again'
  /** Ask for the card number first. */
  | 'ask-card-first'
  /** Wait until the caller has finished the other field. */
  | 'wait'
  /** Ask for what is missing, then complete. */
  | 'ask-missing'
  /** Ask for another card or account. */
  | 'another-account'
  /** Start a new payment. */
  | 'start-again'
  /** Try the same once more, a little later. */
  | 'try-later'
  /** Correct the amount, currency or another entry of the form. */
  | 'correct-form'
  /** Nothing an agent can do: the set-up has to change. */
  | 'call-administrator'
  /** Nothing to do. */
  | 'none';

/** What to do about an error code, and whether the same may be tried again. */
export interface Trouble {
  readonly next: NextStep;
  readonly mayRetry: boolean;
}

const retry = (next: NextStep): Trouble => ({ next, mayRetry: true });
const stop = (next: NextStep): Trouble => ({ next, mayRetry: false });

/**
 * Every ErrorType and Result of a callback, every error code of Payments and the general ones that its
 * requests can meet (Payments resource; <Pay> Prompt, errorType; error dictionary, 64001 to 64024).
 */
export const troubles = {
  // ErrorType of a field
  'input-timeout': retry('ask-again'),
  'invalid-card-number': retry('ask-again'),
  'invalid-card-type': retry('another-account'),
  'invalid-date': retry('ask-again'),
  'invalid-security-code': retry('ask-again'),
  'invalid-postal-code': retry('ask-again'),
  'invalid-bank-routing-number': retry('ask-again'),
  'invalid-bank-account-number': retry('ask-again'),
  'invalid-bank-account-type': retry('start-again'),
  'invalid-card-number-security-code-capture-sequence': retry('ask-card-first'),
  'input-matching-failed': retry('ask-both-again'),
  'required-again': retry('ask-again'),
  'entry-discarded': retry('ask-again'),
  'session-in-progress': retry('wait'),
  // Result of a session; `internal-error` is an ErrorType too
  'internal-error': retry('start-again'),
  'payment-connector-error': retry('another-account'),
  'caller-interrupted-with-star': retry('start-again'),
  'caller-hung-up': stop('none'),
  'validation-error': retry('correct-form'),
  'too-many-failed-attempts': retry('start-again'),
  'transaction-cancelled': retry('start-again'),
  // A session that did not open
  'start-refused': retry('start-again'),
  'start-unanswered': retry('start-again'),
  // Payments
  '64001': stop('call-administrator'),
  '64002': retry('try-later'),
  '64003': retry('correct-form'),
  '64004': stop('call-administrator'),
  '64005': stop('call-administrator'),
  '64006': stop('call-administrator'),
  '64007': stop('call-administrator'),
  '64008': retry('another-account'),
  '64009': stop('call-administrator'),
  '64010': retry('another-account'),
  '64011': retry('correct-form'),
  '64012': retry('another-account'),
  '64013': retry('correct-form'),
  '64014': retry('correct-form'),
  '64015': retry('correct-form'),
  '64016': stop('call-administrator'),
  '64017': stop('call-administrator'),
  '64018': stop('call-administrator'),
  '64019': retry('ask-missing'),
  '64020': stop('call-administrator'),
  '64021': retry('wait'),
  '64022': retry('another-account'),
  '64023': retry('another-account'),
  '64024': stop('call-administrator'),
  // General
  '20003': stop('call-administrator'),
  '20404': retry('start-again'),
  '20409': retry('try-later'),
  '20422': stop('call-administrator'),
  '20429': retry('try-later'),
  '21220': stop('none'),
  '21609': stop('call-administrator'),
  '11200': retry('try-later'),
  '11205': retry('try-later'),
  '82002': retry('try-later'),
} as const satisfies Record<string, Trouble>;

export type TroubleCode = keyof typeof troubles;

/** Whether this version knows a code; one that it does not know is shown as it is (R50). */
export function isTroubleCode(code: string): code is TroubleCode {
  return Object.hasOwn(troubles, code);
}
