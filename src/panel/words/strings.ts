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
  PaymentNew: 'New payment',
  PaymentTryAgain: 'Try again',
  PaymentAsk: 'Ask',
  PaymentAskAgain: 'Ask again',
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
  PaymentFieldAsking: 'Asking …',
  PaymentFieldAsked: 'Waiting for the caller’s keys',
  PaymentFieldEntering: 'The caller is keying in',
  PaymentFieldCaptured: 'Captured',

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
  PaymentStatusNextFieldToCome: 'The next field has not been asked for yet.',
  PaymentStatusWholeToCome: 'Everything is captured. The payment has not been completed yet.',
  PaymentStatusCharging: 'Charging. Wait for the processor’s answer.',
  PaymentStatusSaving: 'Saving. Wait for the processor’s answer.',
  PaymentStatusConfirming:
    'The caller confirms by pressing 1 on the phone. Wait for the processor’s answer.',
  PaymentStatusCancelling: 'Cancelling the payment.',
  'PaymentStatusCharged_credit-card': 'The processor has charged the card.',
  'PaymentStatusCharged_ach-debit': 'The processor has charged the bank account.',
  'PaymentStatusSaved_credit-card': 'The card was saved. It was not charged.',
  'PaymentStatusSaved_ach-debit': 'The bank account was saved. It was not charged.',
  PaymentStatusCancelled: 'The payment was cancelled. Nothing was charged.',
  PaymentStatusEnded: 'The payment has ended.',
  PaymentStatusNone: 'No payment was started on this call so far.',
  PaymentReconnecting: 'Reconnecting since {{time}}. What you see may be out of date.',
  PaymentReconnectingMay:
    'You can ask for a field or cancel. Completing has to wait until the view is back.',
  PaymentRetrying: 'Trying again by itself since {{time}}.',
  PaymentWatching:
    'You are watching this payment. Only the agent who has the call now can act on it.',
  PaymentCallEnded: 'The call has ended. You can read what came of the payment, and no more.',
  PaymentMissing: 'Still missing: {{fields}}.',

  PaymentSucceeded: 'Payment succeeded',
  PaymentFailed: 'Payment failed',
  PaymentCancelled: 'Payment cancelled',
  PaymentUnknown: 'Outcome unknown',
  PaymentUnknownUnanswered: 'The processor’s answer did not arrive in time.',
  PaymentUnknownResult: 'The result “{{result}}” is not known to this version.',
  PaymentUnknownCharge:
    'The card or account may have been charged. Check with the processor before you charge again; an answer that comes late is still shown here.',
  PaymentUnknownSave:
    'The card or account may have been saved. Check with the processor before you start again; an answer that comes late is still shown here.',
  PaymentConfirmation: 'Confirmation code',
  PaymentCard: 'Card',
  PaymentBankAccount: 'Bank account',
  PaymentNotCharged: 'Nothing is charged.',
  PaymentNoConfirmation: 'None was given',
  PaymentProcessorSays: 'The processor says: {{message}}',
  PaymentErrorCode: 'Error code: {{code}}',
  PaymentTwilioCode: 'Twilio’s code: {{code}}.',
  PaymentEarlier: 'Earlier on this call',
  PaymentEarlierOpen: 'Not finished',

  PaymentReasonUnknown: 'The payment failed for the reason “{{reason}}”.',
  PaymentEntryUnknown: 'The entry was refused with the code “{{code}}”. Ask again.',
  PaymentClearValue:
    'A value arrived unmasked and was discarded. Tell your administrator, and ask for the field again.',
  PaymentCancelUnanswered:
    'Twilio did not confirm the cancellation. Cancel again, or go on with the payment.',
  PaymentUnknownRequired:
    'Twilio requires something this panel cannot ask for: {{tokens}}. Cancel the payment, and tell your administrator.',

  PaymentUnreachable:
    'The payment functions could not be reached. Check your connection, then try again.',
  PaymentNotShown:
    'The request was taken, but the live view does not show it yet. Wait a moment before you try again.',
  PaymentNotLive:
    'Nothing was sent: the live view is interrupted, and you would not see what comes of it. Wait until it is back.',
  PaymentUnreadable:
    'The payments of this call were written by another version of the panel. Reload the page; if it stays, tell your administrator.',
  PaymentNotSetUp:
    'Payments are not set up: an administrator has to set {{setting}} in the Flex configuration to the address of the payment functions.',
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
