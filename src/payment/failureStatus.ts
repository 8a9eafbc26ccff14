/** Stable codes of failures, and their HTTP status. */
export const failureStatus = {
  'bad-request': 400,
  'token-invalid': 401,
  'not-your-call': 403,
  'no-such-payment': 404,
  'too-large': 413,
  'unsupported-media-type': 415,
  'call-not-live': 409,
  'payment-open': 409,
  'outcome-unknown': 409,
  'payment-over': 409,
  'too-many-payments': 409,
  /** The call's document was written by another version of the functions. */
  'document-unreadable': 409,
  'too-many-questions': 409,
  /** Something still records the call, so the caller was not asked. */
  'recording-not-paused': 409,
  'payment-starting': 409,
  'payment-busy': 409,
  /** The id of this press was used for another question before. */
  'intent-reused': 409,
  'fields-missing': 409,
  'unknown-field-required': 409,
  'field-not-required': 422,
  /** Something chosen or typed does not hold. */
  'order-invalid': 422,
  /** The texts of the order take more room than the call's document has. */
  'order-too-long': 422,
  /** The task's `payment` attribute cannot be read, so what it locks is unknown. */
  'prefill-invalid': 422,
  'too-many-requests': 429,
  'twilio-refused': 502,
  'twilio-unavailable': 503,
  'not-configured': 500,
  internal: 500,
} as const;

export type FailureCode = keyof typeof failureStatus;
