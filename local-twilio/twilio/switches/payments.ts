import { Type } from '@sinclair/typebox';
import { choice } from './choice';

/** What Twilio's documents leave open about Payments. */
export const paymentSwitches = {
  cardMask: choice(
    ['contiguous', 'grouped'],
    'contiguous',
    '[log] xxxxxxxxxxxx4242; [doc] xxxx-xxxx-xxxx-4242',
  ),
  securityCodeMask: choice(['x', '*'], 'x', '[log] xxx; [doc] ***'),
  partialExpiryAndPostalCode: choice(
    ['clear', 'masked'],
    'clear',
    '[guess] whether expiry and postal code are in clear while they are keyed in',
  ),
  partialSecurityCode: choice(
    ['masked', 'absent'],
    'masked',
    '[guess] whether the security code shows while it is keyed in',
  ),
  missingFields: choice(
    ['absent', 'empty'],
    'absent',
    '[code] fields not yet captured are left out of callbacks, or are empty',
  ),
  requiredSpelling: choice(
    ['kebab-case', 'PascalCase'],
    'kebab-case',
    '[code] tokens in Required as in Capture; [doc] ExpirationDate',
  ),
  requiredSeparator: choice([',', ', '], ',', '[code] what stands between the tokens in Required'),
  requiredOrder: choice(
    ['as-listed', 'reversed'],
    'as-listed',
    '[guess] card number, expiry, security code, postal code',
  ),
  askCallback: choice(
    ['partial', 'none'],
    'partial',
    '[doc] a callback when a field is asked for; [guess] that it says PartialResult=true',
  ),
  outcomeCommonFields: choice(
    ['absent', 'present'],
    'absent',
    '[log] a final callback lacks DateCreated, ChargeAmount, PaymentConnector; [doc] it has them',
  ),
  cancelResult: Type.String({
    default: 'transaction-cancelled',
    minLength: 1,
    description: '[code] Result of a cancelled payment, from one source',
  }),
  cancelFields: choice(
    ['absent', 'present'],
    'absent',
    '[code] whether the callback of a cancel repeats the captured fields',
  ),
  cardAutoEnd: choice(
    ['by-brand', 'longest', 'sixteen', 'never'],
    'by-brand',
    '[code] 16 digits end a card number of visa; [guess] of another brand as many as it can have, so that where it has several lengths the pound key or the timeout ends a shorter one; `longest`: of visa too',
  ),
  star: choice(
    ['end-session', 'clear-field'],
    'end-session',
    '[doc] of <Pay>: the star key ends the payment; [guess] here too',
  ),
  starBetweenFields: choice(
    ['end-session', 'ignored'],
    'end-session',
    '[doc] caller-interrupted-with-star speaks of the session; [guess] that it ends it also while no field is asked for',
  ),
  lettersInPostalCode: choice(
    ['heard', 'ignored'],
    'heard',
    '[doc] of <Pay>: the characters of a postal code are alphanumeric; [guess] that a caller can give them here',
  ),
  poundWithoutDigits: choice(
    ['ignored', 'ends-field'],
    'ignored',
    '[guess] the pound key before any digit, as of a caller who ends a field that ended itself',
  ),
  timeoutWithBadDigits: choice(
    ['input-timeout', 'validation'],
    'input-timeout',
    '[guess] ErrorType when the caller stops in the middle: input-timeout, or e.g. invalid-card-number',
  ),
  timeoutCause: choice(
    ['payment-error', 'absent'],
    'payment-error',
    '[doc] of <Pay>: what was wrong with the digits that timed out is in PaymentError; [guess] here too',
  ),
  timeoutBeforeFirstDigit: choice(
    ['never', 'same'],
    'never',
    '[doc] the timeout counts after the first digit; [guess] that nothing limits the wait for it',
  ),
  askWhileCapturing: choice(
    ['session-in-progress', 'replace'],
    'replace',
    '[doc] any order and at any point; [guess] that another field asked for during a capture takes over',
  ),
  askSameFieldWhileCapturing: choice(
    ['restart', 'session-in-progress'],
    'restart',
    '[guess] the same field asked for during its own capture',
  ),
  idempotencyScope: choice(
    ['same-request', 'same-key'],
    'same-request',
    '[code] a demo uses one IdempotencyKey for all requests, so the key alone cannot be the scope',
  ),
  repeatedKey: choice(
    ['new-effect', 'same-answer', 'conflict', 'always-new-effect'],
    'new-effect',
    '[code] all examples use one IdempotencyKey: a repeated request has an effect of its own once what it started is over, and till then the same answer; conflict is 409 with 20409',
  ),
  updateAfterEnd: choice(
    ['not-found', 'conflict'],
    'not-found',
    '[guess] update of a session that is being confirmed, completing or over: 404 with 20404, or 409 with 20409',
  ),
  chargeWithTokenType: choice(
    ['refuse', 'charge'],
    'refuse',
    '[guess] ChargeAmount and TokenType together: 64020, or charged as the text of [doc] says',
  ),
  achPaymentMethod: choice(
    ['ach-debit', 'Ach-debit'],
    'ach-debit',
    '[doc] PaymentMethod in callbacks: the request says ach-debit, the table of callbacks Ach-debit',
  ),
  routingChecksum: choice(
    ['checked', 'length-only'],
    'checked',
    '[guess] what makes a routing number valid: nine digits and the ABA checksum, or nine digits',
  ),
  routingAutoEnd: choice(
    ['nine', 'never'],
    'nine',
    '[guess] nine digits end a routing number; an account number waits for the pound key or the timeout',
  ),
  partialRoutingNumber: choice(
    ['clear', 'masked'],
    'clear',
    '[guess] whether a routing number is in clear while it is keyed in; an account number is all stars',
  ),
  accountDigits: choice(
    ['4-to-17', 'any'],
    '4-to-17',
    '[guess] how many digits a bank account number has: 4 to 17, or any up to 17, which is ACH’s own limit',
  ),
  accountTypeError: choice(
    ['account-number', 'routing-number'],
    'account-number',
    '[guess] the field with which invalid-bank-account-type is reported',
  ),
  cardOptionsOfAch: choice(
    ['ignored', 'refuse'],
    'ignored',
    '[guess] PostalCode, SecurityCode, MinPostalCodeLength and ValidCardTypes of ach-debit have no effect, or are invalid',
  ),
  tokenFields: choice(
    ['both', 'by-type', 'profile-id'],
    'both',
    '[log] a token is in PaymentToken and ProfileId; [doc] of Stripe: one-time in PaymentToken, others in ProfileId; of <Pay>: ProfileId only',
  ),
  paymentErrorEncoding: choice(
    ['plain', 'percent'],
    'plain',
    '[code] of <Pay>: a tutorial decodes PaymentError, as if it were percent-encoded',
  ),
  booleans: choice(
    ['any-case', 'lower-case'],
    'any-case',
    '[code] clients in other languages send True and False: taken for true and false, or refused; of Sync too',
  ),
  bodyWithoutForm: choice(
    ['no-parameters', 'refuse'],
    'no-parameters',
    '[doc] the body of a request is a form; [guess] that another has no parameters, or is 400 with 31400, which speaks of its content type',
  ),
  relativeStatusCallback: choice(
    ['accept', 'refuse'],
    'accept',
    '[doc] absolute or relative URL; [guess] that one that begins with / is on the account’s Functions domain',
  ),
  amountSpelling: choice(
    ['digits', 'any-number'],
    'digits',
    '[guess] ChargeAmount is digits with a point and digits behind it; .5, 12. and +5 are 64003, or numbers too',
  ),
  amountDecimals: choice(
    ['as-sent', 'of-currency'],
    'as-sent',
    '[guess] more decimals than the currency has go to the processor as they are, or are 64003',
  ),
  connectorHeaders: choice(
    ['json', 'bare'],
    'json',
    '[code] a connector posts to the processor with content-type application/json; of a simulator: an empty one, and user-agent AHC/2.1',
  ),
  invalidAmount: choice(
    ['refuse', 'validation-error'],
    'refuse',
    '[doc] an amount out of range is 64003, but also an example of Result=validation-error',
  ),
  badStatusCallback: choice(
    ['21609', '64016'],
    '21609',
    '[guess] code of a StatusCallback that is no URL; 64016 speaks of an action URL, which only <Pay> has',
  ),
  invalidParameter: choice(
    ['64020', '20422'],
    '64020',
    '[doc] an invalid value is 64020 of Payments, and 20422 of every REST API; [guess] which of them it is',
  ),
  missingParameter: choice(
    ['20422', '64020'],
    '20422',
    '[doc] as of an invalid value; [guess] which of them a missing parameter is',
  ),
  connectorRefusal: choice(
    ['at-start', 'at-end'],
    'at-start',
    '[guess] what a connector cannot do is refused when a session starts, or is the PayErrorCode of the callback that ends it',
  ),
  refusedCard: choice(
    ['64012', '64008'],
    '64012',
    '[doc] 64012 is of a rejected card; [guess] that it is for the card that the processor calls card_not_supported, or that this is 64008 or 64010 as any other',
  ),
  failedAttempts: choice(
    ['unlimited', 'three'],
    'unlimited',
    '[doc] of <Pay>: Result=too-many-failed-attempts; [guess] that Payments leaves the end to the agent',
  ),
  unaskedMatching: choice(
    ['refuse', 'ignored'],
    'refuse',
    '[guess] RequireMatchingInputs with a field that is not asked for, or of ach-debit, is invalid, or has no effect',
  ),
  requiredMatchers: choice(
    ['listed', 'absent'],
    'listed',
    '[guess] whether Required lists second entries, each after its field, as e.g. security-code-matcher',
  ),
  matcherDigits: choice(
    ['own-parameter', 'same-parameter', 'absent'],
    'own-parameter',
    '[guess] where a second entry shows: PaymentCardNumberMatcher, PaymentCardNumber, nowhere',
  ),
  matcherMismatch: choice(
    ['keep-first', 'forget-both'],
    'keep-first',
    '[guess] after input-matching-failed only the second entry is missing, or both are',
  ),
  matcherBeforeField: choice(
    ['refuse', 'callback'],
    'refuse',
    '[guess] a second entry asked for before the first: 64020, or ErrorType=input-matching-failed',
  ),
  confirmationCallback: choice(
    ['none', 'partial'],
    'none',
    '[guess] whether the wait for the caller to press 1 or 2 is told: Capture=confirmation, PartialResult=true',
  ),
  confirmationDeclined: choice(
    ['cancelled', 'interrupted'],
    'cancelled',
    '[guess] Result after the caller pressed 2: as of a cancel, or caller-interrupted-with-star',
  ),
  confirmationOtherKey: choice(
    ['ignored', 'declines'],
    'ignored',
    '[doc] 1 confirms and 2 cancels; [guess] that another digit has no effect, or is as 2',
  ),
  confirmationTimeout: choice(
    ['never', 'declines'],
    'never',
    '[guess] nothing limits the wait for 1 or 2, or Timeout does, and is as 2',
  ),
  payErrorStatus: Type.Integer({
    default: 400,
    minimum: 400,
    maximum: 599,
    description: '[guess] HTTP status of the errors 64001 to 64024',
  }),
};
