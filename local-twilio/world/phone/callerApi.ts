import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { account } from '../../account';
import type { Call, Calls, NewCall } from '../../twilio/calls/calls';
import type { AnsweredCall, AnswerAtOnce } from '../../twilio/taskrouter/answeredCalls';
import type { PressKeys } from './keypad';
import { parseKeys } from './keys';

const PlaceBody = Type.Object(
  {
    from: Type.Optional(Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$' })),
    taskAttributes: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    /** An agent has the call at once, without a desktop. */
    answered: Type.Optional(Type.Boolean()),
    agent: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
const KeysBody = Type.Object(
  {
    digits: Type.String({ minLength: 1, maxLength: 1000 }),
    intervalMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
  },
  { additionalProperties: false },
);
type CallParams = { Params: { callSid: string } };

/** Quick, yet one key at a time: each key reaches the agent separately. */
const DEFAULT_INTERVAL_MS = 10;

/** Numbers that are set aside for examples: +1 415 555 0100 to 0199, one after the other. */
function createNumbers(): () => string {
  let next = 0;
  return () => `+1415555${String(100 + (next++ % 100)).padStart(4, '0')}`;
}

/** A body is JSON whatever its content type says, and may be missing; undefined when malformed. */
function parseBody<T extends TSchema>(schema: T, body: unknown): Static<T> | undefined {
  try {
    const value: unknown = typeof body === 'string' && body.trim() ? JSON.parse(body) : {};
    return Value.Check(schema, value) ? value : undefined;
  } catch {
    // The parser's own message quotes the body, and there may be a card number in it.
    return undefined;
  }
}

const refuse = (reply: FastifyReply, status: 400 | 404 | 409, message: string) =>
  reply.code(status).send({ message });

const KEYS_USAGE = 'Send JSON {"digits":"…"}, with an optional "intervalMs" (0 to 10000).';
const DIGITS_USAGE = '"digits" may hold 0 to 9, *, # and letters; spaces and dashes are ignored.';

const unknownCall = (reply: FastifyReply) => refuse(reply, 404, 'There is no such call.');

function customerCall(calls: Calls, sid: string): Call | undefined {
  const call = calls.find(sid);
  return call?.party === 'customer' ? call : undefined;
}

/** Who has the call, or why nobody has. */
function sendAnswered(reply: FastifyReply, answered: AnsweredCall, agent = 'Every agent') {
  switch (answered.kind) {
    case 'answered':
      return reply.code(201).send(answered.call);
    case 'unknown-agent':
      return refuse(reply, 404, 'There is no such agent.');
    case 'full':
      return refuse(reply, 409, `${agent} is full: ${answered.capacity} calls are the most.`);
  }
}

function registerCalls(app: FastifyInstance, calls: Calls, answerAtOnce: AnswerAtOnce): void {
  const nextNumber = createNumbers();

  app.get('/caller/calls', () =>
    calls
      .list()
      .filter(({ party }) => party === 'customer')
      .map(({ sid, status, from }) => ({ callSid: sid, status, from })),
  );

  app.post('/caller/calls', (request, reply) => {
    const body = parseBody(PlaceBody, request.body);
    if (!body) return refuse(reply, 400, 'Send nothing, or JSON such as {"from":"+14155550100"}.');
    const { from = nextNumber(), taskAttributes, answered = false, agent } = body;
    if (agent !== undefined && !answered) {
      return refuse(reply, 400, '"agent" goes with "answered": true.');
    }
    const call: NewCall = {
      party: 'customer',
      direction: 'inbound',
      from,
      to: account.phoneNumber,
      ...(taskAttributes && { taskAttributes }),
    };
    if (!answered) return reply.code(201).send({ callSid: calls.place(call).sid });
    return sendAnswered(reply, answerAtOnce(call, agent), agent);
  });

  app.post<CallParams>('/caller/calls/:callSid/answer', (request, reply) => {
    const call = customerCall(calls, request.params.callSid);
    if (!call) return unknownCall(reply);
    if (call.direction !== 'outbound' || call.status !== 'ringing')
      return refuse(reply, 409, 'This phone does not ring for that call.');
    calls.answer(call.sid);
    return { callSid: call.sid, status: 'in-progress' };
  });

  app.post<CallParams>('/caller/calls/:callSid/hangup', (request, reply) => {
    const call = customerCall(calls, request.params.callSid);
    if (!call) return unknownCall(reply);
    calls.hangUp(call.sid);
    return { callSid: call.sid, status: 'completed' };
  });
}

function registerKeys(app: FastifyInstance, calls: Calls, pressKeys: PressKeys): void {
  app.post<CallParams>('/caller/calls/:callSid/keys', async (request, reply) => {
    const { callSid } = request.params;
    const body = parseBody(KeysBody, request.body);
    if (!body) return refuse(reply, 400, KEYS_USAGE);
    const keys = parseKeys(body.digits);
    if (!keys?.length) return refuse(reply, 400, DIGITS_USAGE);
    if (!customerCall(calls, callSid)) return unknownCall(reply);
    const { outcome, pressed } = await pressKeys(
      callSid,
      keys,
      body.intervalMs ?? DEFAULT_INTERVAL_MS,
    );
    switch (outcome) {
      case 'all':
        return { pressed };
      case 'not-connected': {
        const status = customerCall(calls, callSid)?.status ?? 'completed';
        const message = `The call is ${status}, not in progress: ${pressed} of ${keys.length} keys were heard.`;
        return refuse(reply, 409, message);
      }
    }
  });
}

/**
 * The caller, for scripts and for the phone page:
 * - `GET /caller/calls` → `[{callSid, status, from}]`, status `ringing`, `in-progress` or `completed`
 * - `POST /caller/calls`, optionally `{from}` (E.164) → 201 `{callSid}`: calls the account's number
 * - the same with `{answered: true, agent?}` → 201 `{callSid, agent, workerSid, taskSid, reservationSid}`:
 *   that agent, or the first one free, has the call without a desktop; 409 when full
 * - `POST /caller/calls/{CallSid}/keys` `{digits, intervalMs?}` → 200 `{pressed}` when all are pressed
 * - `POST /caller/calls/{CallSid}/answer` and `…/hangup` → 200 `{callSid, status}`
 *
 * Refusals are `{message}`: 400 for a body it does not understand, 404 for an unknown call, 409 when
 * the call is not in progress (for keys) or does not ring (for answer). No message repeats a key.
 */
export function registerCallerApi(
  app: FastifyInstance,
  calls: Calls,
  pressKeys: PressKeys,
  answerAtOnce: AnswerAtOnce,
): void {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    registerCalls(scope, calls, answerAtOnce);
    registerKeys(scope, calls, pressKeys);
    done();
  });
}
