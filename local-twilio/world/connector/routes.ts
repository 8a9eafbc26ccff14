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

/** Undefined for what is not JSON: the parser's own message would quote a card number. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The newer style's form of a request in the older style, which has no transaction id. */
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

let lastNumber = 1_000_000;

/** Legal, and more than a reader may expect. */
function talkative(reply: ConnectorReply): ConnectorReply {
  const said = {
    ...reply,
    error_code: reply.error_code ?? '',
    error_message: reply.error_message ?? '',
    parameters: { risk: '0', approved: true },
    status: 'ok',
  };
  return 'charge_id' in said ? { ...said, charge_id: ++lastNumber } : said;
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
  times: ConnectorTimes,
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

  void app.register((scope, _options, done) => {
    // A connector may post without a content type, or with an empty one.
    scope.addHook('onRequest', ({ headers }, _reply, next) => {
      if (headers['content-type'] === '') delete headers['content-type'];
      next();
    });
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, parsed) =>
      parsed(null, parseJson(String(text))),
    );
    const route = (
      path: string,
      delay: (handled: Handled) => number,
      word: (reply: ConnectorReply) => ConnectorReply = (reply) => reply,
    ) =>
      scope.post<{ Body: ConnectorRequest }>(
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
          return word(handled.reply);
        },
      );
    route('charge', () => 0);
    route('slow', () => times.slowMs);
    route('talkative', () => times.slowMs / 4, talkative);
    route('late-once', ({ repeated }) => (repeated ? 0 : times.timeoutMs * TOO_LATE));
    route('never', () => times.timeoutMs * TOO_LATE);

    const olderRoute = (method: 'charge' | 'tokenize', body: object) =>
      scope.post<{ Body: TwoRouteRequest }>(
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

    done();
  });

  app.get('/connector/transactions', () => processor.transactions());
}
