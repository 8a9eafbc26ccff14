/**
 * What Twilio documents of Payments, as rows: each parameter of a request, each enum value, each
 * parameter of a callback, each Result (the Payments resource page), each ErrorType and each error
 * code of Payments (the pages of <Pay> and the error dictionary).
 */
export const published = {
  create: [
    'IdempotencyKey',
    'StatusCallback',
    'BankAccountType',
    'ChargeAmount',
    'Currency',
    'Description',
    'Input',
    'MinPostalCodeLength',
    'Parameter',
    'PaymentConnector',
    'PaymentMethod',
    'PostalCode',
    'SecurityCode',
    'Timeout',
    'TokenType',
    'ValidCardTypes',
    'RequireMatchingInputs',
    'Confirmation',
    'BankAccountType=consumer-checking',
    'BankAccountType=consumer-savings',
    'BankAccountType=commercial-checking',
    'PaymentMethod=credit-card',
    'PaymentMethod=ach-debit',
    'TokenType=one-time',
    'TokenType=reusable',
    'TokenType=payment-method',
    'Confirmation=true',
    'Confirmation=false',
  ],
  update: [
    'IdempotencyKey',
    'StatusCallback',
    'Capture',
    'Status',
    'Capture=payment-card-number',
    'Capture=expiration-date',
    'Capture=security-code',
    'Capture=postal-code',
    'Capture=bank-routing-number',
    'Capture=bank-account-number',
    'Capture=payment-card-number-matcher',
    'Capture=expiration-date-matcher',
    'Capture=security-code-matcher',
    'Capture=postal-code-matcher',
    'Status=complete',
    'Status=cancel',
  ],
  /** In every callback, and here in that of a new session. */
  createCallback: [
    'AccountSid',
    'CallSid',
    'Sid',
    'DateCreated',
    'BankAccountType',
    'ChargeAmount',
    'PaymentConnector',
    'PaymentMethod',
    'TokenType',
  ],
  updateCallback: [
    'DateUpdated',
    'BankAccountNumber',
    'BankRoutingNumber',
    'Capture',
    'ChargeAmount',
    'ErrorType',
    'ExpirationDate',
    'PartialResult',
    'PaymentCardNumber',
    'PaymentCardPostalCode',
    'PaymentCardType',
    'Required',
    'SecurityCode',
  ],
  endCallback: [
    'DateUpdated',
    'ConnectorError',
    'PayErrorCode',
    'PaymentError',
    'PaymentConfirmationCode',
    'PaymentToken',
    'ProfileId',
    'Result',
  ],
  result: [
    'success',
    'payment-connector-error',
    'caller-interrupted-with-star',
    'caller-hung-up',
    'validation-error',
  ],
  errorType: [
    'input-timeout',
    'invalid-card-number',
    'invalid-card-type',
    'invalid-date',
    'invalid-security-code',
    'invalid-postal-code',
    'invalid-bank-routing-number',
    'invalid-bank-account-number',
    'invalid-bank-account-type',
    'invalid-card-number-security-code-capture-sequence',
    'input-matching-failed',
    'session-in-progress',
    'internal-error',
  ],
  /** 64001 to 64024, without a gap. */
  code: Array.from({ length: 24 }, (_, index) => String(64001 + index)),
} as const;

/** Named elsewhere than on the pages above: by <Pay>, by public code, or general to Twilio's REST. */
export const besides = {
  create: [
    'RequireMatchingInputs=payment-card-number',
    'RequireMatchingInputs=expiration-date',
    'RequireMatchingInputs=security-code',
    'RequireMatchingInputs=postal-code',
  ],
  cardType: ['visa', 'mastercard', 'amex', 'maestro', 'discover', 'jcb', 'diners-club', 'enroute'],
  result: ['transaction-cancelled', 'too-many-failed-attempts', 'internal-error'],
  code: ['20003', '20404', '20409', '20422', '20429', '21220', '21609'],
} as const;

export type Lists = Readonly<Record<string, readonly string[]>>;

/** One text a row, such as `create Currency` or `code 64001`. */
export const rowsOf = (lists: Lists): readonly string[] =>
  Object.entries(lists).flatMap(([list, names]) => names.map((name) => `${list} ${name}`));
