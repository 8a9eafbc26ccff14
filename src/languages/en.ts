/** Every text of the panel in English, the only language that is part of the plugin. */
export const en = {
  PaymentTab: 'Payment',

  PaymentBadgeEntering: 'Payment: the caller is typing',
  PaymentBadgeRefused: 'Payment: not accepted',
  PaymentNotice: '{{outcome}}: {{what}}',

  PaymentStart: 'Start payment',
  PaymentStartOf: 'Start payment of {{amount}}',
  PaymentComplete: 'Complete payment',
  PaymentCancel: 'Cancel payment',
  PaymentCancelShort: 'Cancel',
  PaymentNew: 'New payment',
  PaymentTryAgain: 'Try again',
  PaymentAsk: 'Ask',
  PaymentAskAgain: 'Ask again',
  PaymentAskConfirm: 'Press again',
  PaymentAskConfirmHelp: 'Press again to discard it.',
  PaymentAskedAlready: 'Press again to ask once more.',
  PaymentAskFor: 'Ask for {{field}}',
  PaymentAskAgainFor: 'Ask again for {{field}}',

  'PaymentField_payment-card-number': 'Card number',
  'PaymentField_expiration-date': 'Expiry date',
  'PaymentField_security-code': 'Security code',
  'PaymentField_postal-code': 'Postal code',
  'PaymentField_bank-routing-number': 'Routing number',
  'PaymentField_bank-account-number': 'Account number',
  'PaymentField_payment-card-number-matcher': 'Card number, second entry',
  'PaymentField_expiration-date-matcher': 'Expiry date, second entry',
  'PaymentField_security-code-matcher': 'Security code, second entry',
  'PaymentField_postal-code-matcher': 'Postal code, second entry',

  'PaymentAskConfirmOther_payment-card-number': 'Press again to discard the card number.',
  'PaymentAskConfirmOther_expiration-date': 'Press again to discard the expiry date.',
  'PaymentAskConfirmOther_security-code': 'Press again to discard the security code.',
  'PaymentAskConfirmOther_postal-code': 'Press again to discard the postal code.',
  'PaymentAskConfirmOther_bank-routing-number': 'Press again to discard the routing number.',
  'PaymentAskConfirmOther_bank-account-number': 'Press again to discard the account number.',
  'PaymentAskConfirmOther_payment-card-number-matcher':
    'Press again to discard the second card number.',
  'PaymentAskConfirmOther_expiration-date-matcher':
    'Press again to discard the second expiry date.',
  'PaymentAskConfirmOther_security-code-matcher':
    'Press again to discard the second security code.',
  'PaymentAskConfirmOther_postal-code-matcher': 'Press again to discard the second postal code.',

  PaymentFieldAsking: 'Asking…',
  PaymentFieldAsked: 'Waiting for the caller',
  PaymentFieldDigits: 'Digits: {{count}}',
  PaymentFieldStopped: 'Digits entered before that: {{count}}.',
  PaymentFieldCaptured: 'Captured',

  PaymentShortcut_open: 'Open the payment of the call',
  PaymentShortcut_ask: 'Ask for the next field of the payment',
  PaymentShortcut_complete: 'Complete the payment',
  PaymentShortcut_cancel: 'Cancel the payment',

  PaymentStatusWaiting: 'Waiting for the customer to join the call.',
  PaymentStatusConnecting: 'Loading the payments of this call.',
  PaymentStatusReady: 'Ready to take a payment.',
  PaymentStatusOver: 'No payment was taken on this call.',
  PaymentStatusStarting: 'Starting the payment.',
  PaymentStatusSending: 'Sending your request.',
  PaymentStatusNextField: 'Ask the caller for the next field.',
  PaymentStatusAsked: '{{field}}: waiting for the caller.',
  PaymentStatusCaptured: '{{field}} captured.',
  PaymentStatusCapturedEnding: '{{field}} captured, ending {{ending}}.',
  PaymentStatusCapturedBrand: '{{field}} captured, {{brand}} ending {{ending}}.',
  PaymentProgress: '{{step}} of {{steps}}',
  PaymentProgressWhole: 'All captured',
  PaymentStatusRefused: '{{field}} was not accepted.',
  PaymentStatusBlocked: 'The payment cannot be completed.',
  PaymentStatusCorrect: 'Correct what is marked, then start the payment.',
  PaymentStatusNotStarted: 'The payment was not started.',
  PaymentStatusWhole: 'Everything is captured. You can complete the payment.',
  PaymentStatusNextFieldToCome: 'The next field has not been asked for yet.',
  PaymentStatusWholeToCome: 'Everything is captured. The payment has not been completed yet.',
  PaymentStatusCharging: 'Charging. Waiting for the processor’s response.',
  PaymentStatusSaving: 'Saving. Waiting for the processor’s response.',
  PaymentStatusConfirming: 'Waiting for the caller to press 1 to confirm, since {{time}}.',
  PaymentConfirmingHelp: 'Nothing is charged before they do. If they do not, cancel the payment.',
  PaymentStatusCancelling: 'Cancelling the payment.',
  'PaymentStatusCharged_credit-card': 'The card was charged.',
  'PaymentStatusCharged_ach-debit': 'The bank account was charged.',
  'PaymentStatusSaved_credit-card': 'The card was saved. It was not charged.',
  'PaymentStatusSaved_ach-debit': 'The bank account was saved. It was not charged.',
  PaymentStatusCancelled: 'The payment was cancelled. Nothing was charged.',
  PaymentStatusEnded: 'The payment has ended.',
  PaymentStatusNone: 'No payment has been started on this call yet.',
  PaymentReconnecting: 'Reconnecting since {{time}}. What you see may be out of date.',
  PaymentReconnectingMay:
    'You can still ask for fields or cancel. You can complete the payment once the connection is back.',
  PaymentRetrying: 'Retrying since {{time}}.',
  PaymentOnHold: 'The caller is on hold. Nothing is asked of them until they are back.',
  PaymentWatching: 'You are watching this payment. Only the agent handling the call can act on it.',
  PaymentBadgeOpen: 'Payment in progress',
  PaymentWatchEnded: 'The call has ended. Supervisors no longer see its payment.',
  PaymentCallEnded: 'The call has ended. You can view the outcome but no longer act.',

  PaymentRecordingToPause: 'Recordings pause with the first field.',
  PaymentRecordingPaused: 'Recordings are paused until the outcome.',

  /** Two whole sentences, one after the other. */
  PaymentSentences: '{{text}} {{sentence}}',

  PaymentSucceeded: 'Payment succeeded',
  PaymentFailed: 'Payment failed',
  PaymentCancelled: 'Payment cancelled',
  PaymentUnknown: 'Outcome unknown',
  PaymentUnknownUnanswered: 'The processor did not respond in time.',
  PaymentUnknownResult: 'This version of the panel does not recognize the result “{{result}}”.',
  PaymentUnknownCharge:
    'The card or account may have been charged. Check with the processor before you charge again. If a late response arrives, it will appear here.',
  PaymentUnknownSave:
    'The card or account may have been saved. Check with the processor before you start again. If a late response arrives, it will appear here.',
  PaymentNothingCharged: 'Nothing was charged.',
  PaymentTryAnotherCard: 'Try another card',
  PaymentTryAnotherAccount: 'Try another account',
  PaymentTryOnceMore: 'Try again',
  PaymentDetails: 'Details',
  PaymentCompletedAt: 'Sent',
  PaymentReference: 'Reference',
  PaymentCopy: 'Copy',
  PaymentCopyWhat: 'Copy {{what}}',
  PaymentCopyReceipt: 'Copy receipt',
  PaymentCopied: 'Copied',
  PaymentNotCopied: 'Not copied',
  PaymentFact: '{{name}}: {{value}}',
  PaymentConfirmation: 'Confirmation code',
  PaymentCard: 'Card',
  PaymentBankAccount: 'Bank account',
  PaymentSavedCard: 'Saved card',
  PaymentSavedAccount: 'Saved account',
  PaymentNotCharged: 'Nothing is charged.',
  PaymentNoConfirmation: 'Not provided',
  PaymentProcessorSays: 'The processor says: {{message}}',
  PaymentErrorCode: 'Error code: {{code}}',
  PaymentTwilioCode: 'Twilio error {{code}}.',
  PaymentEarlier: 'Earlier on this call',
  PaymentEarlierOpen: 'Not finished',

  PaymentReasonUnknown: 'The payment failed with the reason “{{reason}}”.',
  PaymentEntryUnknown: 'The entry was rejected with the code “{{code}}”. Ask again.',
  PaymentClearValue:
    'An unmasked value arrived and was discarded. Ask for the field again, and tell your administrator.',
  PaymentCancelUnanswered:
    'Twilio has not confirmed the cancellation. Cancel again, or continue with the payment.',
  PaymentUnknownRequired:
    'Twilio requires information that this panel cannot ask for: {{tokens}}. Cancel the payment and tell your administrator.',

  PaymentOtherLeg:
    'Nothing was sent: the customer is on another line of this call. The view follows; then try again.',
  PaymentUnreachable:
    'The payment service could not be reached. Check your connection, then try again.',
  PaymentNotShown:
    'Your request was accepted but does not show here yet. Wait a moment before you try again.',
  PaymentNotLive:
    'Nothing was sent: the live view is interrupted, so you would not see the result. Wait until it reconnects.',
  PaymentUnreadable:
    'The payments of this call were saved by another version of the panel. Reload the page. If that does not help, tell your administrator.',
  PaymentCancelSent:
    'Twilio was asked to cancel the payment. Its outcome cannot be shown here: reload the page, and check with the processor before you charge the card again.',
  PaymentNotSetUp:
    'Payments are not set up. An administrator needs to set {{setting}} in the Flex configuration to the address of the payment functions.',

  // The form: labels, choices and what is wrong with them; keys of choices end in Twilio’s own names.
  PaymentProcessor: 'Processor',
  PaymentMethod: 'Payment method',
  PaymentPurpose: 'Purpose',
  PaymentAmount: 'Amount',
  PaymentCurrency: 'Currency',
  PaymentAccountType: 'Account type',
  PaymentDescription: 'Description',
  PaymentDescriptionHelp: 'Optional. It may appear on the customer’s statement.',
  PaymentAmountHelp: 'In {{currency}}.',
  PaymentOptional: 'Optional.',
  PaymentFixed: 'Set for this task. You cannot change it.',
  PaymentChoiceNotOffered: '{{choice}}: not available',

  'PaymentMethod_credit-card': 'Credit card',
  'PaymentMethod_ach-debit': 'Bank account (ACH debit)',
  PaymentPurpose_charge: 'Charge now',
  'PaymentPurpose_one-time': 'Save for one later payment',
  PaymentPurpose_reusable: 'Save for later payments',
  'PaymentPurpose_payment-method': 'Save as the customer’s payment method',
  'PaymentAccountType_consumer-checking': 'Personal checking account',
  'PaymentAccountType_consumer-savings': 'Personal savings account',
  'PaymentAccountType_commercial-checking': 'Business checking account',

  PaymentAmountEmpty: 'Enter the amount to charge.',
  PaymentAmountNotANumber:
    '“{{typed}}” cannot be read as an amount in {{currency}}. Enter it in digits, like {{example}}.',
  PaymentAmountTwoReadings:
    '“{{typed}}” can be read as {{first}} or as {{second}}. Enter it without separators between thousands and with all decimals, like {{example}}.',
  PaymentAmountZero: 'Enter an amount greater than zero.',
  PaymentAmountNegative: 'Enter an amount greater than zero: a payment cannot be negative.',
  PaymentAmountTooLarge: 'Enter an amount below 1,000,000.',
  PaymentAmountNoDecimals: 'Enter a whole amount: {{currency}} has no decimals.',
  PaymentAmountTooManyDecimals:
    'Enter at most {{decimals, plural, one {# decimal} other {# decimals}}}: {{currency}} has no more.',
  PaymentAmountBelowMinimum: 'Enter at least {{limit}}.',
  PaymentAmountAboveMaximum: 'Enter at most {{limit}}.',
  PaymentCurrencyUnknown: 'Choose a currency.',
  PaymentProblemRequired: 'Enter “{{name}}”. The processor needs it.',
  PaymentProblemWrongPattern: '“{{name}}” isn’t in the expected format. Check it with the caller.',
  PaymentProblemTooLong: 'Enter at most {{limit, plural, one {# character} other {# characters}}}.',
  PaymentProblemCardNumber:
    'This looks like a card number. Remove it: only the caller may enter card numbers, on their phone.',
  PaymentProblemControlCharacters:
    '“{{name}}” contains invisible characters, such as line breaks. Delete it and type it again.',
  PaymentProblemNotOffered:
    '{{name}}: this choice is not available. Choose another one. If you cannot, tell your administrator.',
  PaymentProblemFixed:
    '{{problem}} You cannot change it here: it is set by the task attribute “{{attribute}}”, or for all tasks. Tell your administrator.',
  PaymentProblemLocked: '{{name}}: the value is now set by the task. Check it, then start again.',
  PaymentChargeAgain: 'I checked with the processor and want to charge again',
  PaymentChargeAgainNeeded:
    'Check with the processor first, then confirm here that you want to charge again.',

  // What each failure of the functions means, and what to do.
  'PaymentFailure_bad-request':
    'The payment service did not understand the request. Tell your administrator: the panel and the service may be different versions.',
  'PaymentFailure_token-invalid': 'Your Flex login has expired. Log in again, then continue.',
  'PaymentFailure_not-your-call':
    'This call is not assigned to you, so you cannot take a payment on it.',
  'PaymentFailure_no-such-payment':
    'This is no longer the current payment on this call. The view will update in a moment.',
  'PaymentFailure_call-not-live':
    'The call is not in progress, so you cannot take a payment on it.',
  'PaymentFailure_payment-open':
    'A payment is already in progress on this call. Complete or cancel it first.',
  'PaymentFailure_outcome-unknown':
    'The outcome of the last payment is unknown. Check with the processor, then confirm that you want to charge again.',
  'PaymentFailure_payment-over': 'This payment has already ended.',
  'PaymentFailure_document-unreadable':
    'The payments of this call were saved by another version of the payment service, so they cannot be shown here. Tell your administrator.',
  'PaymentFailure_too-many-payments':
    'This call has reached its limit of payments. Take the next one on another call.',
  'PaymentFailure_too-many-questions':
    'This payment has reached its limit of requests to the caller. Complete or cancel it, then start a new one.',
  'PaymentFailure_recording-not-paused':
    'The call is being recorded and the recording could not be paused, so the caller was not asked. Try again. If it keeps happening, tell your administrator.',
  'PaymentFailure_payment-starting':
    'The payment is still starting. Wait a moment, then try again.',
  'PaymentFailure_payment-busy':
    'The payment is being completed or cancelled. Wait for the outcome.',
  'PaymentFailure_intent-reused':
    'The payment service mistook this for another press. Reload the page, then try again.',
  'PaymentFailure_fields-missing':
    'The payment cannot be completed yet. Still missing: {{fields}}.',
  'PaymentFailure_unknown-field-required':
    'Twilio requires information that this panel cannot ask for: {{tokens}}. Cancel the payment and tell your administrator.',
  'PaymentFailure_field-not-required': '{{field}} is not part of this payment.',
  'PaymentFailure_order-invalid':
    'The payment service did not accept what you entered. Check it, then try again.',
  'PaymentFailure_order-too-long':
    'The texts you entered are too long in total. Shorten them, then try again.',
  'PaymentFailure_prefill-invalid':
    'The payment details on this task cannot be read, so no payment can be started. Tell your administrator that the task attribute “payment” is not valid.',
  'PaymentFailure_too-many-requests':
    'Too many attempts in a short time. Wait {{minutes}} min, then try again.',
  'PaymentFailure_too-large':
    'The request is too large for the payment service. Shorten what you entered.',
  'PaymentFailure_unsupported-media-type':
    'The payment service cannot read this kind of request. Reload the page. If that does not help, tell your administrator.',
  'PaymentFailure_twilio-refused': 'Twilio rejected the request. Nothing changed.',
  'PaymentFailure_twilio-unavailable':
    'Twilio cannot be reached right now. Wait a moment, then try again.',
  'PaymentFailure_not-configured':
    'Payments are not fully set up. Tell your administrator that the payment service is missing a setting.',
  PaymentFailure_internal:
    'The payment service had an internal error. Try again. If it keeps happening, tell your administrator.',

  // What is asked before a call with an open payment ends, is held, transferred or joined.
  PaymentLeaving: 'A payment is in progress on this call',
  PaymentLeaving_end: 'If the call ends, the payment ends too. Finish it first, or cancel it.',
  PaymentLeaving_leave: 'The agent who stays on the call can continue the payment.',
  PaymentLeaving_hold: 'While the caller is on hold, what they type may not arrive.',
  PaymentLeaving_transfer:
    'The next agent can continue the payment. Once they have the call, you can no longer act on it.',
  'PaymentLeaving_add-party': 'The payment can continue. Whoever joins will hear what is said.',
  PaymentLeavingStarting: 'The payment is still starting. Wait a moment.',
  PaymentLeavingCompleting:
    'The payment is being completed and can no longer be cancelled. If you leave now, the outcome may arrive later.',
  PaymentLeavingCancelling: 'The payment is being cancelled. Wait a moment.',
  PaymentLeavingNotCancelled: 'The payment was not cancelled.',
  PaymentLeavingStay: 'Finish the payment first',
  PaymentLeavingWait: 'Wait for the outcome',
  PaymentLeavingCancel_end: 'Cancel the payment and end the call',
  PaymentLeavingCancel_leave: 'Cancel the payment and leave',
  PaymentLeavingCancel_hold: 'Cancel the payment and hold',
  PaymentLeavingCancel_transfer: 'Cancel the payment and transfer',
  'PaymentLeavingCancel_add-party': 'Cancel the payment and add them',
  PaymentLeavingAnyway_end: 'End the call anyway',
  PaymentLeavingAnyway_leave: 'Leave anyway',
  PaymentLeavingAnyway_hold: 'Hold anyway',
  PaymentLeavingAnyway_transfer: 'Transfer anyway',
  'PaymentLeavingAnyway_add-party': 'Add them anyway',

  // What each error code means, and what to do next; which step belongs to which code stands in `trouble.ts`.
  'PaymentTrouble_entry-discarded':
    'The entry could be part of a card number or a security code, so it was not kept.',
  'PaymentTrouble_input-timeout': 'The caller did not finish in time.',
  'PaymentTrouble_invalid-card-number': 'This is not a valid card number.',
  'PaymentTrouble_invalid-card-type': 'This type of card is not accepted.',
  'PaymentTrouble_invalid-date': 'This date is not valid or has passed.',
  'PaymentTrouble_invalid-security-code': 'This security code is not valid for the card.',
  'PaymentTrouble_invalid-postal-code':
    'This postal code is not valid. The caller ends it with the # key.',
  'PaymentTrouble_invalid-bank-routing-number': 'This is not a valid routing number.',
  'PaymentTrouble_invalid-bank-account-number': 'This is not a valid account number.',
  'PaymentTrouble_invalid-bank-account-type': 'This type of bank account is not accepted.',
  'PaymentTrouble_invalid-card-number-security-code-capture-sequence':
    'The card number has to be entered before the security code.',
  'PaymentTrouble_input-matching-failed': 'The two entries do not match.',
  'PaymentTrouble_required-again': 'Twilio needs this entry again.',
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

  // What an agent may say to the caller, step by step; an empty one is not shown.
  PaymentScript: 'Say',
  PaymentScriptQuoted: '“{{text}}”',

  'PaymentScriptAsk_payment-card-number':
    'Please type the card number on your phone’s keypad. I can’t hear or see the digits.',
  'PaymentScriptAsk_expiration-date': 'Now the expiry date: month and year, two digits each.',
  'PaymentScriptAsk_security-code':
    'Now the security code: three digits on the back, or four on the front of an American Express.',
  'PaymentScriptAsk_postal-code': 'Now the postal code of the billing address, then the pound key.',
  'PaymentScriptAsk_bank-routing-number': 'Please type the nine digits of the routing number.',
  'PaymentScriptAsk_bank-account-number': 'Now the account number, then the pound key.',
  'PaymentScriptAsk_payment-card-number-matcher': 'Please type the same card number once more.',
  'PaymentScriptAsk_expiration-date-matcher': 'Please type the same expiry date once more.',
  'PaymentScriptAsk_security-code-matcher': 'Please type the same security code once more.',
  'PaymentScriptAsk_postal-code-matcher': 'Please type the same postal code once more.',

  PaymentScriptRefused: 'That entry was not accepted. Please type it again when I ask.',
  PaymentScriptRefused_timeout: 'I didn’t get all of it. Take your time, and type it again.',
  PaymentScriptRefused_number: 'One digit seems to be off. Please type the whole number again.',
  PaymentScriptRefused_type: 'We don’t take this type of card. Do you have another one?',
  PaymentScriptRefused_date: 'That date didn’t work. Please type month and year, two digits each.',
  PaymentScriptRefused_code:
    'That code didn’t match. It is three digits on the back, or four on the front of an American Express.',
  PaymentScriptRefused_matching: 'The two entries differ. Let’s do both again, one by one.',

  PaymentScriptCharge: 'I’m about to charge {{amount}}. Is that right?',
  PaymentScriptSave: 'I’m about to save this for later. Nothing is charged now. Is that right?',
  PaymentScriptConfirm: 'To agree, please press 1 on your phone.',
  PaymentScriptWait: 'Thank you. It takes a few seconds to go through.',

  PaymentScriptCharged: 'The payment of {{amount}} went through. Thank you.',
  PaymentScriptChargedCode:
    'The payment of {{amount}} went through. Your confirmation ends in {{ending}}.',
  PaymentScriptSaved: 'It is saved for later. Nothing was charged.',
  PaymentScriptDeclined:
    'It was declined, and nothing was charged. Would you like to pay another way?',
  PaymentScriptFailed: 'The payment did not go through.',
  PaymentScriptCancelled: 'I have cancelled the payment. Nothing was charged.',
  PaymentScriptUnknown:
    'I can’t see yet whether it went through. I’ll check before we try anything else.',
} as const;
