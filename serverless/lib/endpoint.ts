import * as v from 'valibot';
import type { Configuration } from '../../src/payment/configuration';
import { type Prefill, taskPrefill } from '../../src/payment/prefill';
import {
  type CallClaim,
  type Operation,
  type RequestOf,
  requestSchemas,
} from '../../src/payment/protocol';
import { badRequest } from './badRequest';
import { assertOwnership, readCallFacts } from './callOwnership';
import { documentName } from './callbackUrl';
import { configuration } from './configuration';
import { asRefusal } from './failure';
import { parseToken, readFlexToken } from './flexToken';
import {
  corsHeaders,
  failureReply,
  jsonReply,
  preflightReply,
  type Reply,
  toRuntimeResponse,
} from './http';
import { log } from './log';
import { assertRequestForm } from './requestForm';
import { type Handler, headerOf, type RuntimeContext, type RuntimeEvent } from './runtime';
import { readAllowedOrigins, readSettings } from './settings';
import { readDocument, type Stored } from './store';
import { inTime, type TwilioAccess, twilioClient } from './twilioAccess';

/** A request of an agent whose token and claim on the call have been checked. */
export interface AgentCall {
  readonly access: TwilioAccess;
  readonly claim: CallClaim;
  readonly workerSid: string;
  /** The call's document as it was read beside the checks; undefined when the call has none. */
  readonly stored: Stored | undefined;
  readonly configuration: Configuration;
  /** By the task's own attributes, never the browser's word; undefined when they cannot be read (R72). */
  readonly prefill: Prefill | undefined;
  /** Milliseconds since 1970, read once for the whole request. */
  readonly now: number;
}

type Handle<O extends Operation> = (call: AgentCall, request: RequestOf<O>) => Promise<object>;

/** The runtime puts query and body side by side with what is its own, the token with what is ours. */
function parseRequest<O extends Operation>(operation: O, event: RuntimeEvent): RequestOf<O> {
  const { Token: _token, TokenResult: _result, request: _request, ...fields } = event;
  const schema: (typeof requestSchemas)[O] = requestSchemas[operation];
  const parsed = v.safeParse(schema, fields);
  if (!parsed.success) throw badRequest(fields, Object.keys(schema.entries), parsed.issues);
  return parsed.output;
}

/**
 * Everything an agent's request is checked for, side by side; none of it depends on the rest. The token
 * decides first when more than one thing is wrong.
 */
async function authorize(
  access: TwilioAccess,
  claim: CallClaim,
  token: string,
  now: number,
): Promise<AgentCall> {
  const [identified, facts, stored] = await Promise.allSettled([
    readFlexToken(token, access.settings),
    readCallFacts(access, claim),
    readDocument(access, documentName(claim.callSid)),
  ]);
  if (identified.status === 'rejected') throw identified.reason;
  if (facts.status === 'rejected') throw facts.reason;
  assertOwnership(facts.value, claim, identified.value);
  if (stored.status === 'rejected') throw stored.reason;
  return {
    access,
    claim,
    workerSid: identified.value,
    stored: stored.value,
    configuration,
    prefill: taskPrefill(
      facts.value.taskAttributes,
      configuration.prefill,
      configuration.processors.flatMap(({ parameters }) => parameters),
    ),
    now,
  };
}

async function answer<O extends Operation>(
  operation: O,
  handle: Handle<O>,
  context: RuntimeContext,
  event: RuntimeEvent,
): Promise<object> {
  assertRequestForm(event);
  const request = parseRequest(operation, event);
  const token = parseToken(event.Token);
  const settings = readSettings(context);
  const { taskSid, callSid, conferenceSid } = request;
  const now = Date.now();
  return inTime(async (signal) => {
    const access = { client: twilioClient(context), settings, signal };
    const call = await authorize(access, { taskSid, callSid, conferenceSid }, token, now);
    return handle(call, request);
  });
}

/** One request of an agent, whatever it is: answered always, with CORS always, and logged. */
async function reply<O extends Operation>(
  operation: O,
  handle: Handle<O>,
  context: RuntimeContext,
  event: RuntimeEvent,
): Promise<Reply> {
  const cors = corsHeaders(headerOf(event, 'origin'), readAllowedOrigins(context));
  if (headerOf(event, 'access-control-request-method') !== undefined) return preflightReply(cors);
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
  try {
    const body = await answer(operation, handle, context, event);
    log('info', line(200));
    return jsonReply(body, cors);
  } catch (error) {
    const refusal = asRefusal(error);
    const failure = failureReply(refusal, cors);
    const level = failure.status >= 500 ? 'error' : 'info';
    log(level, { ...line(failure.status), code: refusal.code, ...refusal.log });
    return failure;
  }
}

/**
 * A function that agents call: CORS, parse, Flex token, ownership of the call, then `handle`, whose
 * result is the answer. What `handle` throws is answered by `asRefusal`.
 */
export function agentEndpoint<O extends Operation>(operation: O, handle: Handle<O>): Handler {
  return (context, event, callback) => {
    void reply(operation, handle, context, event).then((replied) =>
      callback(null, toRuntimeResponse(replied)),
    );
  };
}
