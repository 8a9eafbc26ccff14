import type { Shown, Source } from './statement';

const charge = 'payments/charge.test.ts';
const keypad = 'payments/keypad.test.ts';
const bank = 'payments/bank.test.ts';
const guessedCallbacks = 'payments/guesses.callbacks.test.ts';
const guessedRequests = 'payments/guesses.requests.test.ts';
const refusals = 'payments/refusals.test.ts';
const matching = 'payments/matching.test.ts';
const confirmation = 'payments/confirmation.test.ts';
const delivery = 'payments/delivery.test.ts';
const all = 'payments/conformance.test.ts';
const steps: Shown = [charge, 'reports every step of a charge in order'];

/** Twilio's page on the Payments resource, sentence by sentence where a sentence can be tested. */
export const paymentsPage: readonly Source[] = [
  {
    name: 'Payments resource: workflow',
    statements: [
      {
        says: 'The agent starts a session, asks for one field after the other, and completes it.',
        tests: [steps],
      },
      {
        says: 'The agent sees the result of the input, e.g. xxxx xxxx xxxx 4242 or invalid-card-number.',
        tests: [steps, [all, 'errorType invalid-card-number']],
        guessed: ['cardMask'],
      },
      {
        says: 'A field can be asked for again, in any order and at any point.',
        tests: [
          ['payments/anyOrder.test.ts', 'whatever is asked for and keyed in, in any order'],
          [keypad, 'puts a field asked again back into Required'],
          [keypad, 'F11 switches to a field asked for while another is keyed in'],
        ],
        guessed: ['askWhileCapturing', 'askSameFieldWhileCapturing'],
      },
      {
        says: 'The agent can cancel at any point.',
        tests: [
          [charge, 'allows another payment on the same call after a cancelled one'],
          [confirmation, 'lets the agent cancel while the caller is asked'],
        ],
        guessed: ['cancelResult', 'cancelFields'],
      },
      {
        says: 'No card information is ever divulged to the agent.',
        tests: [[charge, 'shows no full card number anywhere']],
      },
      {
        says: 'Results are delivered by status callbacks.',
        tests: [steps, [delivery, 'delivers callbacks once and in order without faults']],
        guessed: ['callbackOrder'],
      },
    ],
  },
  {
    name: 'Payments resource: requests',
    statements: [
      {
        says: 'IdempotencyKey: several calls with the same information do not result in several transactions.',
        tests: [[charge, 'answers a repeated IdempotencyKey the same, without a second effect']],
        guessed: ['idempotencyScope', 'repeatedKey'],
      },
      {
        says: 'The resource has account_sid, call_sid, sid, two dates in RFC 2822, and a uri relative to the API.',
        tests: [
          [charge, 'takes Twilio’s defaults'],
          ['rest/contracts.test.ts', 'schemas that match what Twilio publishes post'],
        ],
      },
      {
        says: 'An update has the call SID that was used to create the resource.',
        tests: [[refusals, 'refuses an update for another call']],
      },
      {
        says: 'The example of a request to start a session.',
        tests: [[charge, 'takes the values of Twilio’s example']],
      },
      {
        says: 'Defaults: credit-card, Default, a postal code and a security code, reusable, visa mastercard amex.',
        tests: [[charge, 'takes Twilio’s defaults']],
      },
      {
        says: 'IdempotencyKey and StatusCallback are required.',
        tests: [
          [refusals, 'refuses a new session for no IdempotencyKey'],
          [refusals, 'refuses a new session for no StatusCallback'],
        ],
        guessed: ['missingParameter', 'invalidParameter'],
      },
      {
        says: 'StatusCallback: an absolute or relative URL.',
        tests: [[guessedRequests, 'resolves a relative StatusCallback to the account’s Functions']],
        guessed: ['relativeStatusCallback', 'badStatusCallback'],
      },
      {
        says: 'ChargeAmount: a positive decimal value less than 1,000,000.',
        tests: [
          [refusals, 'refuses a new session for a negative amount'],
          [refusals, 'refuses a new session for a million'],
          [guessedRequests, 'the amount .5, by default'],
        ],
        guessed: ['amountSpelling', 'amountDecimals', 'invalidAmount'],
      },
      {
        says: 'ChargeAmount left blank or set to 0 tokenizes.',
        tests: [[charge, 'tokenizes in a session without an amount']],
      },
      {
        says: 'TokenType: if a charge amount is entered, the method is charged and not tokenized.',
        tests: [[refusals, 'refuses a new session for a charge and a token']],
        guessed: ['chargeWithTokenType'],
      },
      {
        says: 'Currency: all values allowed by the Pay Connector are accepted.',
        tests: [
          [all, 'code 64011'],
          [charge, 'takes the values of Twilio’s example, and charges in dollars'],
        ],
        guessed: ['connectorRefusal'],
      },
      {
        says: 'Description: is sent to the connector along with the payment details.',
        tests: [[all, 'create Description']],
      },
      {
        says: 'MinPostalCodeLength: the caller must enter this many digits.',
        tests: [[all, 'create MinPostalCodeLength']],
        guessed: ['lettersInPostalCode'],
      },
      {
        says: 'Input: currently only dtmf is supported.',
        tests: [[refusals, 'refuses a new session for input by speech']],
      },
      {
        says: 'All digits captured are redacted from the logs.',
        tests: [[charge, 'shows no full card number anywhere']],
      },
      {
        says: 'Parameter: a single-level JSON object, passed to the processor; required for ACH payments.',
        tests: [
          [refusals, 'refuses a new session for nested parameters'],
          [charge, 'takes the values of Twilio’s example'],
          [all, 'code 64014'],
        ],
      },
      {
        says: 'PaymentMethod: one of credit-card or ach-debit. BankAccountType: of ach-debit.',
        tests: [
          [refusals, 'refuses a new session for an unknown payment method'],
          [refusals, 'refuses a new session for an unknown bank account type'],
          [all, 'code 64017'],
        ],
        guessed: ['cardOptionsOfAch', 'accountDigits', 'accountTypeError'],
      },
      {
        says: 'Timeout: seconds between digits, after the first one, before validating; at most 600.',
        tests: [
          [keypad, 'times out a caller who stops in the middle'],
          [keypad, 'ends a postal code by the timeout'],
          [refusals, 'refuses a new session for a timeout too long'],
        ],
        guessed: ['timeoutBeforeFirstDigit', 'timeoutWithBadDigits', 'timeoutCause'],
      },
      {
        says: 'ValidCardTypes: the types accepted; by default visa, mastercard and amex.',
        tests: [
          [all, 'create ValidCardTypes'],
          [all, 'errorType invalid-card-type'],
        ],
      },
      {
        says: 'Card types have the leading digits and lengths of the table.',
        tests: [
          [keypad, 'ends '],
          ['payments/cards.test.ts', 'F9 takes a '],
        ],
        guessed: ['cardAutoEnd'],
      },
      {
        says: 'RequireMatchingInputs: the caller enters the same value twice.',
        tests: [
          [matching, 'lists the second entry in Required until it matches'],
          [matching, 'reports a mismatch, and asks for the second entry again'],
        ],
        guessed: [
          ...([
            'requiredMatchers',
            'matcherDigits',
            'matcherMismatch',
            'matcherBeforeField',
          ] as const),
          'unaskedMatching',
        ],
      },
      {
        says: 'Confirmation: the caller must press 1 to confirm or 2 to cancel.',
        tests: [[confirmation, 'sends nothing to the processor before the caller presses 1']],
        guessed: [
          ...(['confirmationCallback', 'confirmationDeclined'] as const),
          ...(['confirmationOtherKey', 'confirmationTimeout'] as const),
        ],
      },
      {
        says: 'Capture: a -matcher where RequireMatchingInputs is enabled.',
        tests: [
          [matching, 'lists the second entry in Required until it matches'],
          [refusals, 'refuses an update for {"Capture":"security-code-matcher"}'],
        ],
      },
      {
        says: 'Status=complete sends the information to the connector; cancel ends the session.',
        tests: [steps, [charge, 'allows another payment on the same call after a cancelled one']],
        guessed: ['updateAfterEnd'],
      },
      {
        says: 'An update has exactly one of Capture and Status.',
        tests: [[all, 'code 64018']],
      },
      {
        says: 'Requests and replies have the published form.',
        tests: [['rest/contracts.test.ts', 'schemas that match what Twilio publishes']],
      },
    ],
  },
  {
    name: 'Payments resource: callbacks',
    statements: [
      {
        says: 'A callback whenever an update is requested, and whenever the captured piece changes.',
        tests: [steps],
        guessed: ['askCallback'],
      },
      {
        says: 'ChargeAmount if it is above zero, TokenType if it is not, BankAccountType of ach-debit.',
        tests: [
          [all, 'createCallback ChargeAmount'],
          [all, 'createCallback TokenType'],
          [all, 'createCallback BankAccountType'],
        ],
      },
      {
        says: 'All callbacks have AccountSid, CallSid, Sid, DateCreated, PaymentConnector, PaymentMethod.',
        tests: [[all, 'createCallback PaymentConnector']],
        guessed: ['outcomeCommonFields', 'achPaymentMethod'],
      },
      {
        says: 'BankAccountNumber: only the last two digits. BankRoutingNumber: in full.',
        tests: [[bank, 'shows the routing number in clear, and the last two digits']],
        guessed: ['partialRoutingNumber', 'routingAutoEnd', 'routingChecksum'],
      },
      {
        says: 'PartialResult: true while digits are captured, false once all are.',
        tests: [steps],
        guessed: ['askCallback'],
      },
      {
        says: 'ExpirationDate and PaymentCardPostalCode are visible, the security code is redacted.',
        tests: [steps],
        guessed: ['securityCodeMask', 'partialExpiryAndPostalCode', 'partialSecurityCode'],
      },
      {
        says: 'Required: the pieces that remain to be collected, e.g. ExpirationDate.',
        tests: [
          [keypad, 'puts a field asked again back into Required'],
          ['payments/anyOrder.test.ts', 'whatever is asked for and keyed in, in any order'],
        ],
        guessed: ['requiredSpelling', 'requiredSeparator', 'requiredOrder', 'missingFields'],
      },
      {
        says: 'PaymentError: e.g. card is declined. ConnectorError: what the gateway said.',
        tests: [[charge, 'reports a declined card as an error in the processor’s words']],
        guessed: ['paymentErrorEncoding', 'refusedCard'],
      },
      {
        says: 'PaymentConfirmationCode if charged, not tokenized; no token if charged.',
        tests: [steps, [charge, 'tokenizes in a session without an amount']],
      },
      {
        says: 'PaymentToken and ProfileId: values vary by connector.',
        tests: [[guessedCallbacks, 'sends the token in ProfileId only, as switched']],
        guessed: ['tokenFields'],
      },
      {
        says: 'caller-interrupted-with-star: the caller pressed the star key to interrupt the session.',
        tests: [
          [keypad, 'ends the payment with the star key'],
          [keypad, 'ends the payment with the star key between two fields too'],
        ],
        guessed: ['star', 'starBetweenFields'],
      },
      {
        says: 'caller-hung-up: the caller disconnected the call.',
        tests: [[keypad, 'ends the payment with a hang-up']],
      },
      {
        says: 'The fragment of a StatusCallback sets retries and is not signed.',
        tests: [[delivery, 'takes the retries from the fragment, which is not signed']],
      },
    ],
  },
];
