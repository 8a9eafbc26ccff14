/**
 * Every word of the panel, as templates of Flex's `manager.strings`: an administrator changes or
 * translates one by setting its key there. `{{name}}` is filled in.
 */
export const strings = {
  PaymentTab: 'Payment',

  PaymentAmount: 'Amount',
  PaymentCurrency: 'Currency',
  PaymentDescription: 'Description',
  PaymentDescriptionHelp: 'Optional; the processor may print it on the statement.',
  PaymentStart: 'Start payment',
  PaymentComplete: 'Complete payment',
  PaymentCancel: 'Cancel payment',
  PaymentNew: 'New payment',
  PaymentTryAgain: 'Try again',
  PaymentAsk: 'Ask',
  PaymentAskAgain: 'Ask again',
  PaymentAskFor: 'Ask for {{field}}',
  PaymentAskAgainFor: 'Ask again for {{field}}',

  PaymentField_payment_card_number: 'Card number',
  PaymentField_expiration_date: 'Expiry date',
  PaymentField_security_code: 'Security code',
  PaymentField_postal_code: 'Postal code',

  PaymentFieldNotAsked: 'Not asked yet',
  PaymentFieldAsking: 'Asking …',
  PaymentFieldAsked: 'Waiting for the caller’s keys',
  PaymentFieldEntering: 'The caller is keying in',
  PaymentFieldCaptured: 'Captured',

  PaymentAmountEmpty: 'Enter the amount to charge.',
  PaymentAmountNotANumber:
    'Enter the amount in digits, with a point before the decimals, like 12.50.',
  PaymentAmountZero: 'Enter an amount greater than zero.',
  PaymentAmountNegative: 'Enter an amount greater than zero: a payment cannot be negative.',
  PaymentAmountTooLarge: 'Enter an amount below 1,000,000.',
  PaymentAmountNoDecimals: 'Enter a whole amount: {{currency}} has no decimals.',
  PaymentAmountTooManyDecimals: 'Enter at most {{decimals}} decimals: {{currency}} has no more.',
  PaymentCurrencyUnknown: 'Choose a currency.',
  PaymentChargeAgain: 'I have checked with the processor, and want to charge again',
  PaymentChargeAgainNeeded:
    'Check with the processor first, then confirm here that you want to charge again.',

  PaymentStatusWaiting: 'Waiting for the customer to join the call.',
  PaymentStatusConnecting: 'Connecting to the payments of this call.',
  PaymentStatusReady: 'Ready to take a payment.',
  PaymentStatusOver: 'No payment was taken on this call.',
  PaymentStatusStarting: 'Opening the payment.',
  PaymentStatusSending: 'One moment.',
  PaymentStatusNextField: 'Ask the caller for the next field.',
  PaymentStatusAsked: 'The caller was asked for {{field}}.',
  PaymentStatusCapturing: 'The caller is keying in {{field}}.',
  PaymentStatusWhole: 'Everything is captured. You can complete the payment.',
  PaymentStatusCompleting: 'Charging. Wait for the processor’s answer.',
  PaymentStatusCancelling: 'Cancelling the payment.',
  PaymentStatusSucceeded: 'The processor has charged the card.',
  PaymentStatusCancelled: 'The payment was cancelled. The card was not charged.',
  PaymentStatusEnded: 'The payment has ended.',
  PaymentStatusReconnecting:
    'The live view is interrupted. Reconnecting; what you see may be out of date.',
  PaymentMissing: 'Still missing: {{fields}}.',

  PaymentSucceeded: 'Payment succeeded',
  PaymentFailed: 'Payment failed',
  PaymentCancelled: 'Payment cancelled',
  PaymentUnknown: 'Outcome unknown',
  PaymentUnknownUnanswered:
    'The processor’s answer did not arrive in time. The card may have been charged. Check with the processor before you charge again; an answer that comes late is still shown here.',
  PaymentUnknownResult:
    'The result “{{result}}” is not known to this version. The card may have been charged. Check with the processor before you charge again.',
  PaymentConfirmation: 'Confirmation code',
  PaymentCard: 'Card',
  PaymentNoConfirmation: 'None was given',
  PaymentProcessorSays: 'The processor says: {{message}}',
  PaymentErrorCode: 'Error code: {{code}}',
  PaymentEarlier: 'Earlier on this call',
  PaymentEarlierOpen: 'Not finished',

  PaymentReason_payment_connector_error:
    'The processor did not accept the payment. Ask the caller for another card, or to call their bank.',
  PaymentReason_caller_interrupted_with_star: 'The caller ended the payment with the star key.',
  PaymentReason_caller_hung_up: 'The caller hung up before the payment was finished.',
  PaymentReason_validation_error:
    'Twilio found something wrong with what was entered. Start a new payment and ask for every field again.',
  PaymentReason_too_many_failed_attempts:
    'There were too many wrong entries. Start a new payment to try again.',
  PaymentReason_internal_error: 'Twilio had an error of its own. Start a new payment to try again.',
  PaymentReason_start_refused: 'Twilio did not open the payment. Nothing was charged.',
  PaymentReason_start_unanswered:
    'Twilio did not open the payment in time. Nothing was charged. Start a new payment to try again.',
  PaymentReasonUnknown: 'The payment failed for the reason “{{reason}}”.',

  PaymentError_input_timeout:
    'No keys came in time. Make sure the caller is ready, then ask again.',
  PaymentError_invalid_card_number:
    'This is not a valid card number. Have the caller check it, then ask again.',
  PaymentError_invalid_card_type:
    'This kind of card is not accepted. Have the caller choose another card, then ask again.',
  PaymentError_invalid_date:
    'This date is not valid or has passed. Ask again: month and year, two digits each.',
  PaymentError_invalid_security_code:
    'This security code is not valid for the card. Ask again: three digits on the back, or four on the front of an American Express card.',
  PaymentError_invalid_postal_code:
    'This postal code is not valid. Ask again: the caller ends it with the # key.',
  PaymentError_invalid_bank_routing_number:
    'This is not a valid routing number. Have the caller check it, then ask again.',
  PaymentError_invalid_bank_account_number:
    'This is not a valid account number. Have the caller check it, then ask again.',
  PaymentError_invalid_bank_account_type:
    'This type of account is not accepted. Have the caller use another account.',
  PaymentError_invalid_card_number_security_code_capture_sequence:
    'The card number has to come before the security code. Ask for the card number first.',
  PaymentError_input_matching_failed:
    'The two entries are not the same. Ask again, and have the caller key it in twice.',
  PaymentError_session_in_progress:
    'Twilio is still busy with the last entry. Wait a moment, then ask again.',
  PaymentError_internal_error: 'Twilio had an error of its own. Ask again.',
  PaymentErrorUnknown: 'The entry was refused with the code “{{code}}”. Ask again.',
  PaymentClearValue:
    'A value arrived unmasked and was discarded. Tell your administrator, and ask for the field again.',
  PaymentCancelUnanswered:
    'Twilio did not confirm the cancellation. Cancel again, or go on with the payment.',
  PaymentUnknownRequired:
    'Twilio requires something this panel cannot ask for: {{tokens}}. Cancel the payment, and tell your administrator.',

  PaymentFailure_bad_request:
    'The payment functions did not understand the request. Tell your administrator: panel and functions may be of different versions.',
  PaymentFailure_token_invalid: 'Your Flex login is no longer valid. Log in again, then go on.',
  PaymentFailure_not_your_call:
    'This call is not assigned to you, so you cannot take a payment on it.',
  PaymentFailure_no_such_payment:
    'This payment is no longer the current one of the call. What you see will be brought up to date.',
  PaymentFailure_call_not_live: 'The call is not live, so no payment can be taken on it.',
  PaymentFailure_payment_open:
    'A payment is already open on this call. Complete or cancel it first.',
  PaymentFailure_outcome_unknown:
    'The outcome of the last payment is unknown. Check with the processor, and confirm before you charge again.',
  PaymentFailure_payment_over: 'This payment is already over.',
  PaymentFailure_payment_starting:
    'The payment is still being opened. Wait a moment, then try again.',
  PaymentFailure_payment_busy: 'The payment is being completed or cancelled. Wait for its outcome.',
  PaymentFailure_capture_in_progress:
    'The caller is still keying in {{field}}. Wait until that is done, then ask for the next field.',
  PaymentFailure_fields_missing: 'The payment cannot be completed yet. Still missing: {{fields}}.',
  PaymentFailure_unknown_field_required:
    'Twilio requires something this panel cannot ask for: {{tokens}}. Cancel the payment, and tell your administrator.',
  PaymentFailure_field_not_required: '{{field}} is not part of this payment.',
  PaymentFailure_amount_invalid: 'The amount was refused. Check the amount and its decimals.',
  PaymentFailure_currency_not_offered: 'This currency is not offered. Choose another one.',
  PaymentFailure_twilio_refused: 'Twilio refused the request. Nothing changed.',
  PaymentFailure_twilio_unavailable:
    'Twilio cannot be reached at the moment. Wait a moment, then try again.',
  PaymentFailure_not_configured:
    'Payments are not fully set up. Tell your administrator that the payment functions lack a setting.',
  PaymentFailure_internal:
    'The payment functions had an error. Try again; if it stays, tell your administrator.',
  PaymentFailureCode: 'Twilio’s code: {{code}}.',
  PaymentUnreachable:
    'The payment functions could not be reached. Check your connection, then try again.',
  PaymentNotShown:
    'The request was taken, but the live view does not show it yet. Wait a moment before you try again.',
  PaymentUnreadable:
    'The payments of this call were written by another version of the panel. Reload the page; if it stays, tell your administrator.',
  PaymentNotSetUp:
    'Payments are not set up: an administrator has to set {{setting}} in the Flex configuration to the address of the payment functions.',
} as const;

export type StringKey = keyof typeof strings;

/** Gives the template of a key: the administrator's, or the one above. */
export type FindTemplate = (key: StringKey) => string;

/** Says the words of a key with its `{{placeholders}}` filled in. */
export type Say = (key: StringKey, values?: Readonly<Record<string, string>>) => string;

export function createSay(find: FindTemplate): Say {
  return (key, values = {}) =>
    find(key).replace(/{{\s*(\w+)\s*}}/g, (_, name: string) => values[name] ?? '');
}

export function isStringKey(key: string): key is StringKey {
  return Object.hasOwn(strings, key);
}
