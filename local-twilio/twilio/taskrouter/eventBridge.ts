import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { Tokens } from '../iam/tokens';
import { type RestError, sendRestError } from '../rest/errors';
import { refused } from '../rest/outcome';
import { strictValidator } from '../rest/validation';
import type { CommandOutcome, Parts } from './command';
import { commandRoutes } from './commands';

const Envelope = Type.Object({
  url: Type.String(),
  method: Type.Union([Type.Literal('GET'), Type.Literal('POST')]),
  params: Type.Optional(Type.Unknown()),
  token: Type.String(),
});

const unauthorized: RestError = { status: 401, code: 20003, message: 'Authenticate' };

/**
 * `POST event-bridge.twilio.com/v1/wschannels`: Flex UI's requests to TaskRouter and to its voice
 * interactions, `{url, method, params, token}`, answered `{event_type: null, payload}`; 501 for an
 * address that is not emulated.
 */
export function registerEventBridge(app: FastifyInstance, tokens: Tokens, parts: Parts): void {
  const routes = commandRoutes(parts);

  function run({ url, method, params, token }: Static<typeof Envelope>): CommandOutcome {
    const check = tokens.check(token);
    if (check.state !== 'valid') return refused(unauthorized);
    const worker = parts.taskRouter.worker(check.session.agent.workerSid);
    if (!worker) return refused(unauthorized);
    for (const route of routes) {
      const match = route.method === method ? route.path.exec(url) : null;
      if (match) return route.run({ worker, sids: match.slice(1), params });
    }
    const message = `${method} ${url} is not part of the local Twilio`;
    return refused({ status: 501, code: 20501, message });
  }

  void app.register((scope, _options, done) => {
    // The client sends JSON as a string, and so axios names it a form.
    scope.removeAllContentTypeParsers();
    const parseJson = scope.getDefaultJsonParser('error', 'error');
    scope.addContentTypeParser('*', { parseAs: 'string' }, parseJson);
    scope.post<{ Body: Static<typeof Envelope> }>(
      '/twilio/event-bridge.twilio.com/v1/wschannels',
      { schema: { body: Envelope }, validatorCompiler: strictValidator },
      (request, reply) => {
        const outcome = run(request.body);
        if (!outcome.ok) return sendRestError(reply, outcome.error);
        return reply.send({ event_type: null, payload: outcome.value });
      },
    );
    done();
  });
}
