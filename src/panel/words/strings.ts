import type { Field } from '../../payment/card/field';
import { failureStrings } from './failureStrings';
import { formStrings } from './formStrings';
import { leavingStrings } from './leavingStrings';
import { troubleStrings } from './troubleStrings';

const panelStrings = {
  PaymentTab: 'Payment',

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
  PaymentAskConfirmHelp: 'Press again to discard this entry.',
  PaymentAskConfirmOther: 'Press again to discard {{field}}.',
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

  PaymentFieldNotAsked: 'Not asked yet',
  PaymentFieldAsking: 'Asking…',
  PaymentFieldAsked: 'Waiting for the caller',
  PaymentFieldEntering: 'The caller is typing. Digits so far: {{count}}',
  PaymentFieldStopped: 'Digits entered before that: {{count}}.',
  PaymentFieldCaptured: 'Captured',

  PaymentStatusWaiting: 'Waiting for the customer to join the call.',
  PaymentStatusConnecting: 'Loading the payments of this call.',
  PaymentStatusReady: 'Ready to take a payment.',
  PaymentStatusOver: 'No payment was taken on this call.',
  PaymentStatusStarting: 'Starting the payment.',
  PaymentStatusSending: 'Sending your request.',
  PaymentStatusNextField: 'Ask the caller for the next field.',
  PaymentStatusAsked: 'Waiting for the caller to enter {{field}}.',
  PaymentStatusCapturing: 'The caller is entering {{field}}.',
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
  PaymentConfirmingHelp:
    'Nothing is charged before they do. If they do not, ask them to, or cancel the payment.',
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
  PaymentWatching: 'You are watching this payment. Only the agent handling the call can act on it.',
  PaymentCallEnded: 'The call has ended. You can view the outcome but no longer act.',

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
  PaymentConfirmation: 'Confirmation code',
  PaymentCard: 'Card',
  PaymentBankAccount: 'Bank account',
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
  PaymentNotSetUp:
    'Payments are not set up. An administrator needs to set {{setting}} in the Flex configuration to the address of the payment functions.',
} as const satisfies Record<`PaymentField_${Field}`, string> & Record<string, string>;

/**
 * Every word of the panel, as templates of Flex's `manager.strings`: an administrator changes or
 * translates one by setting its key there. `{{name}}` is filled in.
 */
export const strings = {
  ...panelStrings,
  ...formStrings,
  ...failureStrings,
  ...leavingStrings,
  ...troubleStrings,
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
