import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { WRITER_LIMIT } from '../../../src/payment/document/names';
import type { Configuration } from '../../../src/payment/offer/configuration';
import { type Operation, type RequestOf, requestSchemas } from '../../../src/payment/requests';
import { type ActionReports, actionReports } from '../reports/actions';
import { configuration } from '../runtime/configuration';
import { log } from '../runtime/log';
import {
  corsHeaders,
  failureReply,
  jsonReply,
  type Reply,
  toRuntimeResponse,
} from '../runtime/reply';
import { type Handler, headerOf, type RuntimeContext, type RuntimeEvent } from '../runtime/runtime';
import { readAllowedOrigins, readSettings } from '../runtime/settings';
import { asRefusal } from '../twilio/failure';
import type { TwilioAccess } from '../twilio/http';
import { inTime, requestEnd } from '../twilio/retry';
import { badRequest } from './badRequest';
import { type FlexUser, parseToken, readFlexToken } from './flexToken';
import { forgetUser, rememberUser } from './rememberedChecks';
import { readForm } from './requestForm';

/** A well-formed request of an agent; nothing about it has been checked yet. */
export interface AgentRequest<O extends Operation = Operation> {
  readonly fields: RequestOf<O>;
  readonly token: string;
  /** Whose token it is: IAM is asked before anything else. */
  readonly identifying: Promise<FlexUser>;
  readonly access: TwilioAccess;
  readonly configuration: Configuration;
  readonly reports: ActionReports;
  /** Milliseconds since 1970, read once for the whole request. */
  readonly now: number;
  /** Names this very request, in the question that it writes down. */
  readonly writer: string;
}

/**
 * What a function does with a request, its checks first; the result is the answer. It loads what it needs, so that a
 * cold process does so while IAM looks at the token.
 */
type Handle<O extends Operation> = (request: AgentRequest<O>) => Promise<object>;

/** The fields of a request, and the token that came with them. */
function parse<O extends Operation>(
  operation: O,
  event: RuntimeEvent,
): { readonly fields: RequestOf<O>; readonly token: string } {
  const schema: (typeof requestSchemas)[O] = requestSchemas[operation];
  const known = Object.keys(schema.entries);
  const { Token, ...given } = readForm(event, known);
  const parsed = v.safeParse(schema, given);
  if (!parsed.success) throw badRequest(given, known, parsed.issues);
  return { fields: parsed.output, token: parseToken(Token) };
}

/** Asks IAM whose token it is, and remembers its answer. */
async function identify(
  access: TwilioAccess,
  token: string,
  reports: ActionReports,
  now: number,
): Promise<FlexUser> {
  try {
    const user = await readFlexToken(access, token);
    rememberUser(token, user, now);
    reports.identify(user.workerSid, access);
    return user;
  } catch (error) {
    forgetUser(token);
    throw error;
  }
}

async function answer<O extends Operation>(
  operation: O,
  handle: Handle<O>,
  context: RuntimeContext,
  event: RuntimeEvent,
  reports: ActionReports,
): Promise<object> {
  const { fields, token } = parse(operation, event);
  const settings = readSettings(context);
  const now = Date.now();
  const writer = randomUUID().slice(-WRITER_LIMIT);
  return inTime(async (signal) => {
    const access = { settings, signal };
    const identifying = identify(access, token, reports, now);
    // Whoever needs the answer handles its failure, but may come to wait for it only after it has failed.
    identifying.catch(() => undefined);
    // Loading the rest first would hold the request to IAM back: it leaves with the next turn of the event loop.
    await setImmediate();
    return handle({ fields, token, identifying, access, configuration, reports, now, writer });
  });
}

/** One request of an agent, whatever it is: answered always, with CORS always, and logged. */
async function respond<O extends Operation>(
  operation: O,
  handle: Handle<O>,
  context: RuntimeContext,
  event: RuntimeEvent,
): Promise<Reply> {
  const cors = corsHeaders(headerOf(event, 'origin'), readAllowedOrigins(context));
  const begun = Date.now();
  const callSid = v.is(requestSchemas.open.entries.callSid, event.callSid)
    ? event.callSid
    : undefined;
  const line = (status: number) => ({
    function: operation,
    status,
    milliseconds: Date.now() - begun,
    callSid,
  });
  const reports = actionReports(operation, event, context, requestEnd());
  try {
    const body = await answer(operation, handle, context, event, reports);
    await reports.settled();
    log('info', line(200));
    return jsonReply(body, cors);
  } catch (error) {
    const refusal = asRefusal(error);
    reports.refused(refusal.failure);
    await reports.settled();
    const failure = failureReply(refusal, cors);
    const level = failure.status >= 500 ? 'error' : 'info';
    log(level, { ...line(failure.status), code: refusal.code, ...refusal.log });
    return failure;
  }
}

/**
 * The pipeline of every function that agents call: parse, authenticate, authorize, handle. The last three are
 * up to `handle`; `asRefusal` turns whatever it throws into an answer.
 */
export function agentEndpoint<O extends Operation>(operation: O, handle: Handle<O>): Handler {
  return (context, event, callback) => {
    void respond(operation, handle, context, event).then((replied) =>
      callback(null, toRuntimeResponse(replied)),
    );
  };
}
