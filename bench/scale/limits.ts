import type { Limit } from './model';

/** A limit of Twilio's, as published or assumed. */
export interface TwilioLimit extends Limit {
  readonly name: string;
  readonly source: string;
}

/** Twilio's default limits; most are raised on request. */
export const twilioLimits: readonly TwilioLimit[] = [
  {
    name: 'functions at once',
    of: 'functionsAtOnce',
    most: 30,
    source:
      '[Serverless API](https://www.twilio.com/docs/runtime/functions-assets-api), an earlier edition',
  },
  {
    name: 'REST requests at once',
    of: 'restAtOnce',
    most: 100,
    source: 'assumed: [20429](https://www.twilio.com/docs/api/errors/20429) gives no number',
  },
  {
    name: 'token checks by IAM per second',
    of: 'tokenChecksPerSecond',
    most: 100,
    source: 'assumed: nothing is published',
  },
  {
    name: 'agents online',
    of: 'onlineWorkers',
    most: 7_500,
    source: '[TaskRouter limits](https://www.twilio.com/docs/taskrouter/limits)',
  },
  {
    name: 'Sync connections',
    of: 'syncConnections',
    most: 7_000,
    source: '[Sync limits](https://www.twilio.com/docs/sync/limits), per account',
  },
  {
    name: 'new Sync connections per second',
    of: 'syncConnectionsPerSecond',
    most: 110,
    source: '[Sync limits](https://www.twilio.com/docs/sync/limits), per account',
  },
];
