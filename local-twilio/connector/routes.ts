import type { FastifyInstance } from 'fastify';
import type { Context } from '../server';
import { strictValidator } from '../rest/validation';
import { connectorAuthorization } from './connectors';
import { createProcessor } from './processor';
import { ConnectorReply, ConnectorRequest } from './schemas';

/**
 * The local merchant's processor, as HTTP: `POST /connector/charge` takes the Generic Pay Connector's
 * requests (charge and tokenize, Basic auth), `GET /connector/transactions` lists what it did.
 */
export function registerConnector(
  app: FastifyInstance,
  { onReset }: Pick<Context, 'onReset'>,
): void {
  const processor = createProcessor();
  onReset(processor.forget);

  app.post<{ Body: ConnectorRequest }>(
    '/connector/charge',
    {
      schema: { body: ConnectorRequest, response: { 200: ConnectorReply } },
      validatorCompiler: strictValidator,
      onRequest: async (request, reply) => {
        if (request.headers.authorization === connectorAuthorization) return;
        await reply.code(401).send({ message: 'Unknown user' });
      },
    },
    (request) => processor.handle(request.body),
  );

  app.get('/connector/transactions', () => processor.transactions());
}
