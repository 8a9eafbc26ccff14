import type { FailureCode } from '../../payment/protocol';

/** What each failure of the functions means to an agent, and what to do. */
export const failureStrings = {
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
  'PaymentFailure_too-many-payments':
    'This call has reached its limit of payments. Take the next one on another call.',
  'PaymentFailure_too-many-questions':
    'This payment has reached its limit of requests to the caller. Complete or cancel it, then start a new one.',
  'PaymentFailure_payment-starting':
    'The payment is still starting. Wait a moment, then try again.',
  'PaymentFailure_payment-busy':
    'The payment is being completed or cancelled. Wait for the outcome.',
  'PaymentFailure_intent-reused':
    'The payment functions took this for another press. Reload the page, then try again.',
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
} as const satisfies Record<`PaymentFailure_${FailureCode}`, string>;
