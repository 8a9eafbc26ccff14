import type { NextStep, TroubleCode } from '../../payment/trouble';

/**
 * What each error code means to an agent, and what to do next: every code and every step has words, or
 * this file does not compile. Which step belongs to which code stands in `trouble.ts`.
 */
export const troubleStrings = {
  'PaymentTrouble_entry-discarded':
    'The entry could be part of a card number or a security code, so it was not kept.',
  'PaymentTrouble_input-timeout': 'The caller did not finish in time.',
  'PaymentTrouble_invalid-card-number': 'This is not a valid card number.',
  'PaymentTrouble_invalid-card-type': 'This type of card is not accepted.',
  'PaymentTrouble_invalid-date':
    'This date is not valid or has passed. The caller enters month and year, two digits each.',
  'PaymentTrouble_invalid-security-code':
    'This security code is not valid for the card. It is three digits on the back, or four on the front of an American Express card.',
  'PaymentTrouble_invalid-postal-code':
    'This postal code is not valid. The caller ends it with the # key.',
  'PaymentTrouble_invalid-bank-routing-number': 'This is not a valid routing number.',
  'PaymentTrouble_invalid-bank-account-number': 'This is not a valid account number.',
  'PaymentTrouble_invalid-bank-account-type': 'This type of bank account is not accepted.',
  'PaymentTrouble_invalid-card-number-security-code-capture-sequence':
    'The card number has to be entered before the security code.',
  'PaymentTrouble_input-matching-failed': 'The two entries do not match.',
  'PaymentTrouble_required-again': 'The second entry did not match, so this one no longer counts.',
  'PaymentTrouble_session-in-progress': 'Twilio is still processing the last entry.',

  'PaymentTrouble_internal-error': 'Twilio had an internal error.',
  'PaymentTrouble_payment-connector-error': 'The processor did not accept the payment.',
  'PaymentTrouble_caller-interrupted-with-star': 'The caller ended the payment with the star key.',
  'PaymentTrouble_caller-hung-up': 'The call ended before the payment was finished.',
  'PaymentTrouble_validation-error': 'Twilio could not validate what was entered.',
  'PaymentTrouble_too-many-failed-attempts': 'There were too many failed attempts.',
  'PaymentTrouble_transaction-cancelled': 'The payment was cancelled.',
  'PaymentTrouble_start-refused': 'Twilio did not start the payment. Nothing was charged.',
  'PaymentTrouble_start-unanswered':
    'Twilio did not start the payment in time. Nothing was charged.',

  PaymentTrouble_64001: 'The connection to the processor is not set up correctly.',
  PaymentTrouble_64002: 'The processor cannot be reached right now.',
  PaymentTrouble_64003: 'The processor cannot charge this amount.',
  PaymentTrouble_64004: 'Twilio does not know this processor.',
  PaymentTrouble_64005: 'This processor cannot save cards or accounts.',
  PaymentTrouble_64006: 'This processor cannot save cards or accounts in this way.',
  PaymentTrouble_64007: 'This processor cannot charge.',
  PaymentTrouble_64008: 'The processor declined the charge.',
  PaymentTrouble_64009: 'The processor no longer accepts payments from this Twilio account.',
  PaymentTrouble_64010: 'The processor declined to save the card or account.',
  PaymentTrouble_64011: 'The processor does not take this currency.',
  PaymentTrouble_64012: 'The processor declined the card.',
  PaymentTrouble_64013: 'The processor does not take this payment method.',
  PaymentTrouble_64014: 'A payment from a bank account requires the name of the account holder.',
  PaymentTrouble_64015: 'The processor requires a value that is missing.',
  PaymentTrouble_64016: 'A web address in the payment setup is not valid.',
  PaymentTrouble_64017: 'A bank account type was sent for a card payment.',
  PaymentTrouble_64018: 'Twilio did not understand the request.',
  PaymentTrouble_64019: 'Twilio is still missing some of the payment details.',
  PaymentTrouble_64020: 'Twilio rejected one of the values that were sent.',
  PaymentTrouble_64021: 'Another payment is already in progress on this call.',
  PaymentTrouble_64022: 'The processor is in test mode and only accepts test cards.',
  PaymentTrouble_64023: 'The processor is in test mode and only accepts test accounts.',
  PaymentTrouble_64024: 'The processor is not approved for live payments yet.',

  PaymentTrouble_20003: 'Twilio rejected the credentials of the payment service.',
  PaymentTrouble_20404: 'Twilio no longer has this payment.',
  PaymentTrouble_20409: 'Another request was in progress.',
  PaymentTrouble_20422: 'Twilio rejected a parameter of the request.',
  PaymentTrouble_20429: 'Twilio is receiving too many requests right now.',
  PaymentTrouble_21220: 'The call is no longer in progress.',
  PaymentTrouble_21609: 'The address that Twilio reports to is not valid.',
  PaymentTrouble_11200: 'Twilio could not report to the payment service.',
  PaymentTrouble_11205: 'Twilio could not connect to the payment service.',
  PaymentTrouble_82002: 'The payment service failed.',

  'PaymentNext_ask-again': 'Make sure the caller is ready, then ask again.',
  'PaymentNext_ask-both-again': 'Ask for the first entry again, then for the second one.',
  'PaymentNext_ask-card-first': 'Ask for the card number first, then try again.',
  PaymentNext_wait: 'Wait until it is done, then try again.',
  'PaymentNext_ask-missing': 'Ask for what is missing, then complete the payment again.',
  'PaymentNext_another-account':
    'Try again with another card or account, or have the caller contact their bank.',
  'PaymentNext_start-again': 'Start a new payment to try again.',
  'PaymentNext_try-later': 'Wait a moment, then try again.',
  'PaymentNext_correct-form': 'Correct what you entered, then try again.',
  'PaymentNext_call-administrator': 'Tell your administrator.',
  PaymentNext_none: 'There is nothing more to do on this call.',
  PaymentNoRetry: 'Trying again will not help.',
} as const satisfies Record<
  `PaymentTrouble_${TroubleCode}` | `PaymentNext_${NextStep}` | 'PaymentNoRetry',
  string
>;
