import { Type } from '@sinclair/typebox';
import { choice } from './choice';

/** What Twilio's documents leave open about Flex: live queries, agents’ browsers, transfers, and supervisors who listen to calls. */
export const flexSwitches = {
  queryContains: choice(
    ['any-case', 'exact-case'],
    'any-case',
    '[doc] contains finds a part of a text; [guess] that it ignores the case',
  ),
  queryArrays: choice(
    ['elements', 'no-value'],
    'elements',
    '[guess] a comparison with an array looks at each of its elements, or finds no value there',
  ),
  monitorRefusalStatus: Type.Integer({
    minimum: 400,
    maximum: 599,
    default: 403,
    description:
      '[guess] HTTP status where a worker may not listen to a call, or asks in another’s name',
  }),
  monitorLeaves: choice(
    ['call-goes-on', 'call-ends'],
    'call-goes-on',
    '[guess] what becomes of a call when a supervisor stops listening to it',
  ),
  severalDesktops: choice(
    ['last', 'first'],
    'last',
    '[guess] which of an agent’s tabs rings: the one that registered last, or the first',
  ),
  voiceReconnectSeconds: Type.Integer({
    minimum: 0,
    maximum: 600,
    default: 10,
    description:
      '[code] the Voice SDK reconnects within two seconds; [guess] how long its leg waits for that before it hangs up',
  }),
  failedColdTransfer: choice(
    ['requeued', 'canceled'],
    'requeued',
    '[guess] a task whose cold transfer is rejected, or not answered, goes back to the queue, or is canceled',
  ),
  conferenceMap: choice(
    ['expires', 'kept'],
    'expires',
    '[guess] the map that Flex keeps of a conference expires a minute after its end, or stays',
  ),
};
