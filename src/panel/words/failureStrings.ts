import type { FailureCode } from '../../payment/protocol';

/** What each failure of the functions means to an agent, and what to do. */
export const failureStrings = {
  'PaymentFailure_bad-request':
    'The payment functions did not understand the request. Tell your administrator: panel and functions may be of different versions.',
  'PaymentFailure_token-invalid': 'Your Flex login is no longer valid. Log in again, then go on.',
  'PaymentFailure_not-your-call':
    'This call is not assigned to you, so you cannot take a payment on it.',
  'PaymentFailure_no-such-payment':
    'This payment is no longer the current one of the call. What you see will be brought up to date.',
  'PaymentFailure_call-not-live': 'The call is not live, so no payment can be taken on it.',
  'PaymentFailure_payment-open':
    'A payment is already open on this call. Complete or cancel it first.',
  'PaymentFailure_outcome-unknown':
    'The outcome of the last payment is unknown. Check with the processor, and confirm before you charge again.',
  'PaymentFailure_payment-over': 'This payment is already over.',
  'PaymentFailure_too-many-payments':
    'This call has had so many payments that no other can be started on it. Take the next one on another call.',
  'PaymentFailure_too-many-questions':
    'The caller was asked too often in this payment. Complete or cancel it; then start a new one.',
  'PaymentFailure_payment-starting':
    'The payment is still being opened. Wait a moment, then try again.',
  'PaymentFailure_payment-busy':
    'The payment is being completed or cancelled. Wait for its outcome.',
  'PaymentFailure_capture-in-progress':
    'The caller is still keying in {{field}}. Wait until that is done, then ask for the next field.',
  'PaymentFailure_fields-missing':
    'The payment cannot be completed yet. Still missing: {{fields}}.',
  'PaymentFailure_unknown-field-required':
    'Twilio requires something this panel cannot ask for: {{tokens}}. Cancel the payment, and tell your administrator.',
  'PaymentFailure_field-not-required': '{{field}} is not part of this payment.',
  'PaymentFailure_order-invalid':
    'The payment functions do not accept what was entered. Check it, then try again.',
  'PaymentFailure_order-too-long':
    'The texts entered for this payment are too long altogether. Shorten them, then start again.',
  'PaymentFailure_prefill-invalid':
    'What this task says about its payment cannot be read, so no payment can be started on it. Tell your administrator: the task’s attribute “payment” is not valid.',
  'PaymentFailure_too-many-requests':
    'Too many attempts in a short time. Wait {{minutes}} min, then try again.',
  'PaymentFailure_too-large':
    'The request is larger than the payment functions accept. Shorten what you entered.',
  'PaymentFailure_unsupported-media-type':
    'The payment functions cannot read requests in this form. Reload the page; if it stays, tell your administrator.',
  'PaymentFailure_twilio-refused': 'Twilio refused the request. Nothing changed.',
  'PaymentFailure_twilio-unavailable':
    'Twilio cannot be reached at the moment. Wait a moment, then try again.',
  'PaymentFailure_not-configured':
    'Payments are not fully set up. Tell your administrator that the payment functions lack a setting.',
  PaymentFailure_internal:
    'The payment functions had an error. Try again; if it stays, tell your administrator.',
} as const satisfies Record<`PaymentFailure_${FailureCode}`, string>;
