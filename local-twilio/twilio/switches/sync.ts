import { Type } from '@sinclair/typebox';
import { choice } from './choice';

/** What Twilio's documents leave open about Sync. */
export const syncSwitches = {
  syncTooLargeStatus: Type.Integer({
    minimum: 400,
    maximum: 599,
    default: 413,
    description: '[guess] HTTP status of 54006, of data above 16 KiB or a message above 4 KiB',
  }),
  syncIfMatch: choice(
    ['any-form', 'revision-only'],
    'any-form',
    '[doc] If-Match is a revision; [guess] that quotes, a weak tag, a list or * are taken too, or are 54003',
  ),
  syncRateOfSize: choice(
    ['linear', 'least'],
    'linear',
    '[doc] 20 writes a second to an object of up to 1 KiB, 2 from 10 KiB on; [guess] between them in a line, or 2 from 1 KiB on',
  ),
  syncTtlUpdate: choice(
    ['unseen', 'counts'],
    'unseen',
    '[guess] whether an update of the TTL alone changes revision and date of a document or an item, and is an event',
  ),
  syncExpiryAfterWrite: choice(
    ['kept', 'removed'],
    'kept',
    '[guess] what an update without a TTL does to the time at which something expires',
  ),
  syncTokenErrors: choice(
    ['access-token', 'twilsock'],
    'access-token',
    '[doc] a bad token is 20101 to 20107 of access tokens, or 51107 to 51130 of Twilsock; [guess] which of them a client is told',
  ),
  syncShortToken: choice(
    ['half-time', 'at-once'],
    'half-time',
    '[doc] a client is warned three minutes before its token ends; [guess] of a token of less than six minutes halfway, of less than three at once',
  ),
  syncCreator: choice(
    ['every-right', 'no-right'],
    'every-right',
    '[guess] what a client may do with what it created over the socket',
  ),
};
