import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Limits } from '../settings';
import { sendRestError } from '../twilio/rest/errors';
import { twilioHost } from './twilioHost';

/** The REST APIs of the account. What Flex UI itself asks counts elsewhere. */
const apis: ReadonlySet<string | undefined> = new Set([
  'api.twilio.com',
  'iam.twilio.com',
  'sync.twilio.com',
  'taskrouter.twilio.com',
]);

/** Lets only so many in at once. */
export interface Gate {
  /** False if as many are in as may be; otherwise one more, until its answer has left. */
  enter(response: ServerResponse): boolean;
}

/** Without a number everybody gets in. */
export function createGate(most = Infinity): Gate {
  let inside = 0;
  return {
    enter(response) {
      if (inside >= most) return false;
      inside += 1;
      response.once('close', () => (inside -= 1));
      return true;
    },
  };
}

/**
 * Answers 429 to a request that is one too many at once for the account's REST APIs. That all hosts share one
 * number is a guess, and so is the number: Twilio publishes none.
 */
export function registerRestLimit(app: FastifyInstance, { restConcurrency }: Limits): void {
  const gate = createGate(restConcurrency);
  app.addHook('onRequest', async (request, reply) => {
    if (!apis.has(twilioHost(request.url)) || gate.enter(reply.raw)) return;
    return sendRestError(reply, { status: 429, code: 20429, message: 'Too Many Requests' });
  });
}
