import { Type } from '@sinclair/typebox';
import { choice } from './choice';

/** What Twilio's documents leave open about the other REST APIs, or about all of them. */
export const restSwitches = {
  unknownParameter: choice(
    ['ignore', 'refuse'],
    'ignore',
    '[guess] a parameter of a form or a query that is not documented has no effect, or is 20422; of Payments it never has one',
  ),
  taskETag: choice(
    ['bare', 'quoted'],
    'bare',
    '[doc] a task’s ETag counts from 0 to 1; a header as HTTP writes it is "0"',
  ),
  authenticateHeader: choice(
    ['present', 'absent'],
    'present',
    '[guess] whether 401 says WWW-Authenticate',
  ),
  corsOrigin: choice(
    ['any', 'of-request'],
    'any',
    '[doc] the CORS headers of the REST APIs by their names; [guess] that any origin may read, or the one that asks',
  ),
  corsPreflight: choice(
    ['answered', 'refused'],
    'answered',
    '[guess] a browser that asks whether it may send a request gets 200, or 501',
  ),
  callbackOrder: choice(
    ['in-order', 'at-once'],
    'in-order',
    '[guess] a callback waits for the answer to the earlier ones of its payment session or task; [code] a plugin never answers some, which then cost ten seconds each, so perhaps it does not',
  ),
  restrictedKeyStatus: choice(
    ['401', '403'],
    '401',
    '[doc] 70051 where a Restricted key lacks the permission; [guess] its HTTP status',
  ),
  unlistedPermission: choice(
    ['refuse', 'allow'],
    'refuse',
    '[doc] the list of permissions names none for Payments, Sync, IAM, Flex and Serverless; [guess] that a Restricted key may not use these, or that it may',
  ),
  recordingRefusal: Type.Integer({
    minimum: 10_000,
    maximum: 99_999,
    default: 21_220,
    description:
      '[guess] code of a recording of what is not in progress, or of an update when it is over',
  }),
};
