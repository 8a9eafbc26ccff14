import { setTimeout as sleep } from 'node:timers/promises';
import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { account } from '../account';
import { sendRestError } from '../rest/errors';
import { parseStrictly, strictValidator } from '../rest/validation';
import { createTally } from './tally';
import { twilioHost } from './twilioHost';

const Share = Type.Number({ minimum: 0, maximum: 1 });
const Milliseconds = Type.Integer({ minimum: 0, maximum: 600_000 });
const closed = { additionalProperties: false, default: {} };

/** Body of `PUT /faults`. What is left out is no fault. */
const FaultSettings = Type.Object(
  {
    seed: Type.Integer({ default: 1 }),
    callbacks: Type.Object(
      {
        drop: Type.Number({ ...Share, default: 0 }),
        duplicate: Type.Number({ ...Share, default: 0 }),
        reorder: Type.Boolean({ default: false }),
        /** At least and at most. */
        delayMs: Type.Tuple([Milliseconds, Milliseconds], { default: [0, 0] }),
      },
      closed,
    ),
    rest: Type.Object(
      {
        delayMs: Type.Integer({ ...Milliseconds, default: 0 }),
        errors: Type.Array(
          Type.Object(
            {
              host: Type.String({ minLength: 1 }),
              status: Type.Integer({ minimum: 400, maximum: 599 }),
              rate: Share,
            },
            { additionalProperties: false },
          ),
          { default: [] },
        ),
        /** Carried out, and the connection breaks before the reply. */
        lostReplies: Type.Optional(
          Type.Array(
            Type.Object(
              { host: Type.String({ minLength: 1 }), rate: Share },
              { additionalProperties: false },
            ),
          ),
        ),
      },
      closed,
    ),
    sockets: Type.Object(
      { dropEveryMs: Type.Optional(Type.Integer({ minimum: 1, maximum: 600_000 })) },
      closed,
    ),
  },
  { additionalProperties: false },
);

export type FaultSettings = Static<typeof FaultSettings>;

/** What goes wrong on purpose. */
export interface Faults {
  /** The faults now set; all of it is there, harmless where nothing was asked for. */
  current(): FaultSettings;
  /** Next of a sequence in [0, 1) for callbacks; starts again at the seed with `PUT /faults`. */
  random(): number;
  /** A fault of that kind struck; `GET /faults` tells how many did. */
  count(kind: string): void;
}

const none: FaultSettings = parseStrictly(FaultSettings, {});

/** mulberry32: small, fast, the same sequence for the same seed on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** 429 has a code of its own in Sync (54009); the other hosts share 20429 and the general 20500. */
function errorCode(host: string, status: number): number {
  if (status === 429) return host === 'sync.twilio.com' ? 54009 : 20429;
  return status < 500 ? 20001 : 20500;
}

/** The Twilio host of a request that faults may strike. */
function hostOf(url: string): string | undefined {
  const host = twilioHost(url);
  return host === account.functionsDomain ? undefined : host;
}

/**
 * `PUT /faults` (checked to the letter, answers the setting in full), `DELETE /faults`, and `GET /faults`
 * with what is set and how many of each kind struck; delays and refuses the requests to Twilio hosts as
 * set, or loses the replies. The functions domain is ours, not Twilio's API: exempt.
 */
export function registerFaults(app: FastifyInstance): Faults {
  let settings = none;
  let random = seededRandom(none.seed);
  // REST has a sequence of its own, so that polling does not change which callbacks are lost.
  let restRandom = seededRandom(-none.seed);
  const tally = createTally();
  const set = (next: FaultSettings): FaultSettings => {
    settings = next;
    random = seededRandom(next.seed);
    restRandom = seededRandom(-next.seed);
    return settings;
  };

  app.addHook('onRequest', async (request, reply) => {
    const host = hostOf(request.url);
    if (host === undefined) return;
    const { delayMs, errors } = settings.rest;
    if (delayMs > 0) await sleep(delayMs);
    const conditional = request.headers['if-match'] !== undefined;
    const hit = errors.find(
      (error) =>
        error.host === host &&
        // Only a conditional request can fail its condition.
        (error.status !== 412 || conditional) &&
        restRandom() < error.rate,
    );
    if (!hit) return;
    const { status } = hit;
    tally.count(`rest ${host} ${status}`);
    return sendRestError(reply, {
      status,
      code: errorCode(host, status),
      message: 'Injected fault',
    });
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    const host = hostOf(request.url);
    const lost =
      host !== undefined &&
      reply.statusCode < 300 &&
      settings.rest.lostReplies?.some((each) => each.host === host && restRandom() < each.rate);
    if (lost) {
      tally.count(`rest ${host} reply lost`);
      request.raw.socket.destroy();
    }
    done(null, payload);
  });

  app.put<{ Body: FaultSettings }>(
    '/faults',
    { schema: { body: FaultSettings }, validatorCompiler: strictValidator },
    (request) => set(request.body),
  );
  app.delete('/faults', () => set(none));
  app.get('/faults', () => ({ set: settings, struck: tally.counts() }));

  return { current: () => settings, random: () => random(), count: tally.count };
}
