import { setTimeout as sleep } from 'node:timers/promises';
import { type Static, Type } from '@sinclair/typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalidParameter, type RestError, sendRestError } from '../twilio/rest/errors';
import { parseStrictly, strictValidator } from '../twilio/rest/validation';
import { createTally } from './tally';
import { twilioHost } from './twilioHost';
import { seededRandom } from './random';

const Share = Type.Number({ minimum: 0, maximum: 1 });
const Milliseconds = Type.Integer({ minimum: 0, maximum: 600_000 });
const closed = { additionalProperties: false, default: {} };

const callbackFaults = {
  drop: Type.Number({ ...Share, default: 0 }),
  duplicate: Type.Number({ ...Share, default: 0 }),
  reorder: Type.Boolean({ default: false }),
  /** At least and at most. */
  delayMs: Type.Tuple([Milliseconds, Milliseconds], { default: [0, 0] }),
};

const HostError = Type.Object(
  {
    host: Type.String({ minLength: 1 }),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    rate: Share,
  },
  { additionalProperties: false },
);

/** Body of `PUT /faults`. Omitted faults are not injected. */
const FaultSettings = Type.Object(
  {
    seed: Type.Integer({ default: 1 }),
    callbacks: Type.Object(callbackFaults, closed),
    taskEvents: Type.Optional(Type.Object(callbackFaults, { additionalProperties: false })),
    rest: Type.Object(
      {
        delayMs: Type.Integer({ ...Milliseconds, default: 0 }),
        errors: Type.Array(HostError, { default: [] }),
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
      {
        dropEveryMs: Type.Optional(Type.Integer({ minimum: 1, maximum: 600_000 })),
        freeze: Type.Optional(Type.Boolean()),
        /** Of requests over the sockets, e.g. to `cds.us1.twilio.com`. */
        errors: Type.Optional(Type.Array(HostError)),
      },
      closed,
    ),
  },
  { additionalProperties: false },
);

type FaultSettings = Static<typeof FaultSettings>;

/** Callbacks of Payments, and TaskRouter's: each kind has its own faults. */
export type CallbackKind = 'callbacks' | 'taskEvents';

/** What goes wrong on purpose. */
export interface Faults {
  /** The faults that are set now, complete with harmless defaults. */
  current(): FaultSettings;
  callbacks(kind: CallbackKind): FaultSettings['callbacks'];
  /** Next of a sequence in [0, 1) for that kind; starts again at the seed with `PUT /faults`. */
  random(kind: CallbackKind): number;
  /** The error that a request over a socket to that host gets, if it gets one this time. */
  socketError(host: string): RestError | undefined;
  /** Calls back with every new setting. */
  onChange(listener: (settings: FaultSettings) => void): void;
  /** Counts a fault of that kind; `GET /faults` returns the counts. */
  count(kind: string): void;
}

const none: FaultSettings = parseStrictly(FaultSettings, {});

/** One for each kind, so that e.g. polling over REST does not change which callbacks are lost. */
const sequences = (seed: number) => ({
  callbacks: seededRandom(seed),
  rest: seededRandom(-seed),
  sockets: seededRandom(seed ^ 0x50c7),
  taskEvents: seededRandom(seed ^ 0x7a5c),
});

/** 429 has its own code in Sync (54009); the other hosts share 20429 and the general 20500. */
function errorCode(host: string, status: number): number {
  if (status === 429) return /^(sync|cds\.us1)\./.test(host) ? 54009 : 20429;
  return status < 500 ? 20001 : 20500;
}

/** The first of the errors for that host that its chance brings about. */
function strike(
  errors: readonly Static<typeof HostError>[],
  host: string,
  random: () => number,
): RestError | undefined {
  const hit = errors.find((error) => error.host === host && random() < error.rate);
  if (!hit) return undefined;
  const { status } = hit;
  return { status, code: errorCode(host, status), message: 'Injected fault' };
}

/** Whether a delay's minimum exceeds its maximum. */
const isBackwards = ({ callbacks, taskEvents }: FaultSettings): boolean =>
  [callbacks, taskEvents].some((faults) => faults && faults.delayMs[0] > faults.delayMs[1]);

/** The Twilio host of a request that faults may strike. */
function hostOf(url: string): string | undefined {
  const host = twilioHost(url);
  return host?.endsWith('.twil.io') ? undefined : host;
}

/**
 * `PUT /faults` (checked to the letter, answers the setting in full), `DELETE /faults`, and `GET /faults`
 * with what is set and how many of each kind struck; delays and refuses the requests to Twilio hosts as
 * set, or loses the replies. Domains of functions are ours, not Twilio's API: exempt.
 *
 * A delay is what a request takes from its arrival to its answer, as over a wire and back: half of it
 * passes before the request is carried out, and what that takes is part of the other half.
 */
export function registerFaults(app: FastifyInstance): Faults {
  let settings = none;
  let random = sequences(none.seed);
  const listeners: ((settings: FaultSettings) => void)[] = [];
  const tally = createTally();
  /** When a request's answer may leave. */
  const due = new WeakMap<FastifyRequest, Promise<void>>();
  const set = (next: FaultSettings): FaultSettings => {
    settings = next;
    random = sequences(next.seed);
    for (const listener of listeners) listener(settings);
    return settings;
  };

  app.addHook('onRequest', async (request, reply) => {
    const host = hostOf(request.url);
    if (host === undefined) return;
    const { delayMs, errors } = settings.rest;
    if (delayMs > 0) {
      // Nobody's answer keeps a closed server's process alive.
      due.set(request, sleep(delayMs, undefined, { ref: false }));
      await sleep(delayMs / 2, undefined, { ref: false });
    }
    // Only a conditional request can fail its condition.
    const conditional = request.headers['if-match'] !== undefined;
    const possible = errors.filter(({ status }) => status !== 412 || conditional);
    const error = strike(possible, host, random.rest);
    if (!error) return;
    tally.count(`rest ${host} ${error.status}`);
    return sendRestError(reply, error);
  });

  app.addHook('onSend', async (request, reply) => {
    const host = hostOf(request.url);
    if (host === undefined) return;
    await due.get(request);
    const lost =
      reply.statusCode < 300 &&
      settings.rest.lostReplies?.some((each) => each.host === host && random.rest() < each.rate);
    if (!lost) return;
    tally.count(`rest ${host} reply lost`);
    request.raw.socket.destroy();
  });

  app.put<{ Body: FaultSettings }>(
    '/faults',
    { schema: { body: FaultSettings }, validatorCompiler: strictValidator },
    (request, reply) =>
      isBackwards(request.body)
        ? sendRestError(reply, invalidParameter('delayMs is the least and the most, in this order'))
        : set(request.body),
  );
  app.delete('/faults', () => set(none));
  app.get('/faults', () => ({ set: settings, struck: tally.counts() }));

  return {
    current: () => settings,
    callbacks: (kind) => settings[kind] ?? none.callbacks,
    random: (kind) => random[kind](),
    socketError(host) {
      const error = strike(settings.sockets.errors ?? [], host, random.sockets);
      if (error) tally.count(`sockets ${host} ${error.status}`);
      return error;
    },
    onChange: (listener) => void listeners.push(listener),
    count: tally.count,
  };
}
