import type { SwitchSettings } from '../twilio/switches/switches';

/** Where a statement is shown: a test of the file, by the beginning of its title. */
type Shown = readonly [file: string, title: string];

/** What Twilio's documents say, in their words or in short, and what holds the local Twilio to it. */
interface Statement {
  readonly says: string;
  /** Every one of them has to pass. */
  readonly tests: readonly Shown[];
  /** Switches for what the statement leaves open. */
  readonly guessed?: readonly (keyof SwitchSettings)[];
}

export interface Source {
  readonly name: string;
  readonly statements: readonly Statement[];
}

const charge = 'payments/charge.test.ts';
const keypad = 'payments/keypad.test.ts';
const bank = 'payments/bank.test.ts';
const guesses = 'payments/guesses.test.ts';
const refusals = 'payments/refusals.test.ts';
const matching = 'payments/matching.test.ts';
const confirmation = 'payments/confirmation.test.ts';
const connectors = 'payments/connectors.test.ts';
const client = 'payments/connectorClient.test.ts';
const delivery = 'payments/delivery.test.ts';
const all = 'payments/conformance.test.ts';
const steps: Shown = [charge, 'reports every step of a charge in order'];

/** The pages that the project started from, sentence by sentence where a sentence can be tested. */
export const sources: readonly Source[] = [
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
        says: 'IdempotencyKey and StatusCallback are required.',
        tests: [
          [refusals, 'refuses a new session for no IdempotencyKey'],
          [refusals, 'refuses a new session for no StatusCallback'],
        ],
      },
      {
        says: 'StatusCallback: an absolute or relative URL.',
        tests: [[guesses, 'resolves a relative StatusCallback to the account’s Functions']],
        guessed: ['relativeStatusCallback', 'badStatusCallback'],
      },
      {
        says: 'ChargeAmount: a positive decimal value less than 1,000,000.',
        tests: [
          [refusals, 'refuses a new session for a negative amount'],
          [refusals, 'refuses a new session for a million'],
          [guesses, 'the amount .5, by default'],
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
        tests: [[all, 'code 64011']],
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
        says: 'Parameter: required for ACH payments.',
        tests: [[all, 'code 64014']],
      },
      {
        says: 'Timeout: seconds between digits, after the first one, before validating.',
        tests: [
          [keypad, 'times out a caller who stops in the middle'],
          [keypad, 'ends a postal code by the timeout'],
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
          [keypad, 'takes a Visa card of 19 digits'],
        ],
        guessed: ['cardAutoEnd'],
      },
      {
        says: 'RequireMatchingInputs: the caller enters the same value twice.',
        tests: [
          [matching, 'lists the second entry in Required until it matches'],
          [matching, 'reports a mismatch, and asks for the second entry again'],
        ],
        guessed: ['requiredMatchers', 'matcherDigits', 'matcherMismatch', 'matcherBeforeField'],
      },
      {
        says: 'Confirmation: the caller must press 1 to confirm or 2 to cancel.',
        tests: [[confirmation, 'sends nothing to the processor before the caller presses 1']],
        guessed: ['confirmationCallback', 'confirmationDeclined'],
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
        tests: [[keypad, 'puts a field asked again back into Required']],
        guessed: ['requiredSpelling', 'requiredSeparator', 'requiredOrder', 'missingFields'],
      },
      {
        says: 'PaymentError: e.g. card is declined. ConnectorError: what the gateway said.',
        tests: [[charge, 'reports a declined card as an error in the processor’s words']],
        guessed: ['paymentErrorEncoding'],
      },
      {
        says: 'PaymentToken and ProfileId: values vary by connector.',
        tests: [[guesses, 'sends the token in ProfileId only, as switched']],
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
  {
    name: 'API reference: update an instance of payments',
    statements: [
      {
        says: 'Authentication: account SID and auth token.',
        tests: [[refusals, 'refuses an update for missing or wrong credentials']],
        guessed: ['authenticateHeader'],
      },
      {
        says: 'The answer has the Access-Control headers.',
        tests: [
          ['rest/wire.test.ts', 'says how to authenticate, and lets a browser read the answer'],
        ],
        guessed: ['corsOrigin'],
      },
      {
        says: 'Body: application/x-www-form-urlencoded.',
        tests: [[guesses, 'finds no parameters in']],
        guessed: ['bodyWithoutForm'],
      },
    ],
  },
  {
    name: 'Generic Pay Connector',
    statements: [
      {
        says: 'Up to five retries with the same transaction_id, each within ten seconds.',
        tests: [
          [client, 'asks a failing processor again, for the same transaction'],
          [connectors, 'asks a processor that answers too late again, and charges once'],
        ],
      },
      {
        says: 'The id is required, even with an error; an error_code becomes ConnectorError.',
        tests: [[client, 'treats an answer outside the contract as none']],
        guessed: ['connectorHeaders'],
      },
    ],
  },
  {
    name: 'Sync and TaskRouter',
    statements: [
      {
        says: 'If-Match with a revision that has passed is refused with 412 and 54103.',
        tests: [['sync/rest.test.ts', 'refuses If-Match']],
        guessed: ['syncIfMatch'],
      },
      {
        says: 'If-Match that is no revision is 54003.',
        tests: [['sync/rest.test.ts', 'refuses If-Match later']],
      },
      {
        says: 'A Message Stream that does not exist is 54250.',
        tests: [['sync/rest.test.ts', 'answers with Sync’s errors']],
      },
      {
        says: 'One object may be read 20 times a second and written 20 times, averaged over ten seconds.',
        tests: [
          ['sync/rest.test.ts', 'refuse the read that is one too many'],
          ['sync/rest.test.ts', 'refuse the write that is one too many'],
          ['sync/rest.test.ts', 'count what clients read'],
        ],
        guessed: ['syncRateOfSize'],
      },
      {
        says: 'What has a time to live disappears from the SDKs and from the REST API when it is over.',
        tests: [
          ['sync/liveCollections.test.ts', 'tells of an item that expires'],
          ['sync/collections.test.ts', 'removes an item when it expires'],
        ],
        guessed: ['syncTtlUpdate', 'syncExpiryAfterWrite'],
      },
      {
        says: 'A client is warned three minutes before its token expires.',
        tests: [['twilsock/tokenTimer.test.ts', 'of a token of']],
        guessed: ['syncShortToken'],
      },
      {
        says: 'A bad token is refused with the number of its fault.',
        tests: [['twilsock/tokens.test.ts', 'refuses a token']],
        guessed: ['syncTokenErrors'],
      },
      {
        says: 'A Task has a version, in the ETag of every answer; If-Match holds an update to it.',
        tests: [['taskrouter/rest.test.ts', 'are changed by If-Match in any form']],
        guessed: ['taskETag'],
      },
    ],
  },
];
