import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../context';
import { strictValidator } from '../../twilio/rest/validation';
import { connectorAuthorization } from './connectors';
import { createProcessor, type Handled } from './processor';
import {
  ConnectorReply,
  ConnectorRequest,
  TwoRouteCharge,
  TwoRouteTokenize,
  type TwoRouteRequest,
} from './schemas';
import type { ConnectorTimes } from './times';

/** Later than Payments waits. */
const TOO_LATE = 1.2;

async function signedIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.headers.authorization === connectorAuthorization) return;
  await reply.code(401).send({ message: 'Unknown user' });
}

/** What the newer style says, for a request of the older one, which has no transaction id. */
function asOneRoute(request: TwoRouteRequest): ConnectorRequest {
  const transaction_id = randomUUID();
  const source =
    'cardnumber' in request
      ? { ...request, expiry_year: request.expiry_year.slice(-2) }
      : { ...request };
  return 'amount' in source
    ? { method: 'charge', transaction_id, ...source }
    : { method: 'tokenize', transaction_id, ...source };
}

/**
 * The local merchant's processor, as HTTP. It takes the Generic Pay Connector's requests (charge and
 * tokenize, Basic auth) at `POST /connector/charge`, and at `/slow`, `/late-once` and `/never`, which
 * differ in when they answer; the older two-route style at `/connector/two-routes/charge` and
 * `/tokenize`. `GET /connector/transactions` lists what it did.
 */
export function registerConnector(
  app: FastifyInstance,
  { onReset }: Pick<Context, 'onReset'>,
  { slowMs, timeoutMs }: ConnectorTimes,
): void {
  const processor = createProcessor();
  onReset(processor.forget);
  const closing = new AbortController();
  app.addHook('preClose', (done) => {
    closing.abort();
    done();
  });
  const wait = (ms: number) =>
    sleep(ms, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);

  const route = (path: string, delay: (handled: Handled) => number) =>
    app.post<{ Body: ConnectorRequest }>(
      `/connector/${path}`,
      {
        schema: { body: ConnectorRequest, response: { 200: ConnectorReply } },
        validatorCompiler: strictValidator,
        onRequest: signedIn,
      },
      async (request) => {
        const handled = processor.handle(request.body);
        const ms = delay(handled);
        if (ms > 0) await wait(ms);
        return handled.reply;
      },
    );
  route('charge', () => 0);
  route('slow', () => slowMs);
  route('late-once', ({ repeated }) => (repeated ? 0 : timeoutMs * TOO_LATE));
  route('never', () => timeoutMs * TOO_LATE);

  const olderRoute = (method: 'charge' | 'tokenize', body: object) =>
    app.post<{ Body: TwoRouteRequest }>(
      `/connector/two-routes/${method}`,
      {
        schema: { body, response: { 200: ConnectorReply } },
        validatorCompiler: strictValidator,
        onRequest: signedIn,
      },
      (request) => processor.handle(asOneRoute(request.body)).reply,
    );
  olderRoute('charge', TwoRouteCharge);
  olderRoute('tokenize', TwoRouteTokenize);

  app.get('/connector/transactions', () => processor.transactions());
}
