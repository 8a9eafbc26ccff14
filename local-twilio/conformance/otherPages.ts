import type { Source } from './statement';

const guessedRequests = 'payments/guesses.requests.test.ts';
const refusals = 'payments/refusals.test.ts';
const connectors = 'payments/connectors.test.ts';
const client = 'payments/connectorClient.test.ts';

/** What Twilio's API reference says of Payments beside that, and its other pages. */
export const otherPages: readonly Source[] = [
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
        guessed: ['corsOrigin', 'corsPreflight'],
      },
      {
        says: '202 Accepted, with six fields, each a text or null.',
        tests: [['rest/contracts.test.ts', 'schemas that match what Twilio publishes post']],
      },
      {
        says: 'Lists take the parameters of their queries.',
        tests: [
          ['rest/contracts.test.ts', 'schemas that match what Twilio publishes get'],
          ['recordings/recordings.test.ts', 'recordings, by the twilio client lists by day'],
        ],
        guessed: ['unknownParameter'],
      },
      {
        says: 'Payments is available in IE1 and AU1.',
        tests: [['rest/wire.test.ts', 'takes payments in ']],
      },
      {
        says: 'Body: application/x-www-form-urlencoded.',
        tests: [[guessedRequests, 'finds no parameters in']],
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
          ['sync/liveCollections.test.ts', 'reports an item that expires'],
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
