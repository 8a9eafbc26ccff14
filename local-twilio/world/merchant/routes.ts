import { setTimeout as sleep } from 'node:timers/promises';
import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { account } from '../../account';
import { strictValidator } from '../../twilio/rest/validation';
import type { Context } from '../../context';
import { parseJsonObject } from '../../twilio/rest/json';
import { createChains } from './chains';
import { createReports } from './reports';
import { signatureFault } from './signature';

/** Body of `PUT /merchant/fault`: the next reports are answered so, after a pause. */
const Fault = Type.Object(
  {
    status: Type.Integer({ minimum: 300, maximum: 599 }),
    times: Type.Integer({ minimum: 0, maximum: 10_000 }),
    delayMs: Type.Integer({ minimum: 0, maximum: 60_000, default: 0 }),
  },
  { additionalProperties: false },
);
type Fault = Static<typeof Fault>;

const none: Fault = { status: 500, times: 0, delayMs: 0 };

/**
 * The merchant's endpoint for reports of the payment functions: `POST /merchant/reports` accepts events
 * signed with the account's report secret (204), and refuses the rest (401, or 400 if it is not an event).
 * `GET /merchant/reports` lists what arrived, `GET /merchant/chains` what is missing or was changed;
 * `PUT /merchant/fault` makes it fail on purpose.
 */
export function registerMerchant(
  app: FastifyInstance,
  { onReset }: Pick<Context, 'onReset'>,
): void {
  const reports = createReports();
  const chains = createChains();
  let fault = none;
  onReset(() => {
    reports.forget();
    chains.forget();
    fault = none;
  });
  const failsNow = (): Fault | undefined => {
    if (fault.times === 0) return undefined;
    fault = { ...fault, times: fault.times - 1 };
    return fault;
  };

  void app.register((merchant, _options, registered) => {
    merchant.removeAllContentTypeParsers();
    // The signature is over the bytes.
    merchant.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer' },
      (_request, body, done) => done(null, body),
    );
    merchant.post<{ Body: Buffer | undefined }>('/merchant/reports', async (request, reply) => {
      const body = request.body ?? Buffer.alloc(0);
      const header = request.headers['x-payments-signature'];
      const given = typeof header === 'string' ? header : undefined;
      const message = signatureFault(account.reportSecret, given, body, Date.now());
      if (message !== undefined) return reply.code(401).send({ message });
      const event = parseJsonObject(body.toString('utf8'));
      if (typeof event?.id !== 'string') return reply.code(400).send({ message: 'Not an event' });
      const failing = failsNow();
      reports.add(event.id, event, failing === undefined);
      if (!failing) {
        chains.add(event);
        return reply.code(204).send();
      }
      if (failing.delayMs > 0) await sleep(failing.delayMs, undefined, { ref: false });
      return reply.code(failing.status).send({ message: 'Injected fault' });
    });
    registered();
  });

  app.get('/merchant/reports', () => reports.list());
  app.get('/merchant/chains', () => chains.list());
  app.put<{ Body: Fault }>(
    '/merchant/fault',
    { schema: { body: Fault }, validatorCompiler: strictValidator },
    (request) => (fault = request.body),
  );
}
