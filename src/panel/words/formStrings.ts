import type { AccountType, MethodName, PurposeName } from '../../payment/names';

/** The form's labels and choices; keys of choices end in Twilio's own names. */
export const formStrings = {
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
  PaymentAmountTooManyDecimals: 'Enter at most {{decimals}} decimals: {{currency}} has no more.',
  PaymentAmountBelowMinimum: 'Enter at least {{limit}}.',
  PaymentAmountAboveMaximum: 'Enter at most {{limit}}.',
  PaymentCurrencyUnknown: 'Choose a currency.',
  PaymentProblemRequired: 'Enter “{{name}}”. The processor needs it.',
  PaymentProblemWrongPattern: '“{{name}}” isn’t in the expected format. Check it with the caller.',
  PaymentProblemTooLong: 'Enter at most {{limit}} characters.',
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
} as const satisfies Record<
  | `PaymentMethod_${MethodName}`
  | `PaymentPurpose_${PurposeName}`
  | `PaymentAccountType_${AccountType}`,
  string
> &
  Record<string, string>;
