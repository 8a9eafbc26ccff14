import * as v from 'valibot';
import { type Operation, type RequestOf, requestSchemas } from '../../../src/payment/protocol';
import { type ActionReports, actionReports } from '../reports/actions';
import type { UncheckedCall } from './authorize';
import { badRequest } from './badRequest';
import { configuration } from '../runtime/configuration';
import { asRefusal } from '../runtime/failure';
import { parseToken } from './flexToken';
import {
  corsHeaders,
  failureReply,
  jsonReply,
  preflightReply,
  type Reply,
  toRuntimeResponse,
} from '../runtime/reply';
import { log } from '../runtime/log';
import { assertRequestForm } from './requestForm';
import { type Handler, headerOf, type RuntimeContext, type RuntimeEvent } from '../runtime/runtime';
import { readAllowedOrigins, readSettings } from '../runtime/settings';
import { inTime } from '../twilio/access';

/** What a function does with a well-formed request; the checks are its own to begin with (authorize.ts). */
type Handle<O extends Operation> = (call: UncheckedCall, request: RequestOf<O>) => Promise<object>;

/** The runtime puts query and body side by side with what is its own, the token with what is ours. */
function parseRequest<O extends Operation>(operation: O, event: RuntimeEvent): RequestOf<O> {
  const { Token: _token, TokenResult: _result, request: _request, ...fields } = event;
  const schema: (typeof requestSchemas)[O] = requestSchemas[operation];
  const parsed = v.safeParse(schema, fields);
  if (!parsed.success) throw badRequest(fields, Object.keys(schema.entries), parsed.issues);
  return parsed.output;
}

async function answer<O extends Operation>(
  operation: O,
  handle: Handle<O>,
  context: RuntimeContext,
  event: RuntimeEvent,
  reports: ActionReports,
): Promise<object> {
  assertRequestForm(event);
  const request = parseRequest(operation, event);
  const token = parseToken(event.Token);
  const settings = readSettings(context);
  const { taskSid, callSid, conferenceSid } = request;
  const now = Date.now();
  const claim = { taskSid, callSid, conferenceSid };
  return inTime((signal) =>
    handle(
      { operation, access: { settings, signal }, claim, token, reports, configuration, now },
      request,
    ),
  );
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
  const reports = actionReports(operation, event, context);
  try {
    const body = await answer(operation, handle, context, event, reports);
    await reports.settled();
    log('info', line(200));
    return jsonReply(body, cors);
  } catch (error) {
    const refusal = asRefusal(error);
    reports.refused(refusal.code);
    await reports.settled();
    const failure = failureReply(refusal, cors);
    const level = failure.status >= 500 ? 'error' : 'info';
    log(level, { ...line(failure.status), code: refusal.code, ...refusal.log });
    return failure;
  }
}

/**
 * A function that agents call: CORS, parse, then `handle`, whose result is the answer and which checks
 * Flex token and ownership of the call. What it throws is answered by `asRefusal`.
 */
export function agentEndpoint<O extends Operation>(operation: O, handle: Handle<O>): Handler {
  return (context, event, callback) => {
    void reply(operation, handle, context, event).then((replied) =>
      callback(null, toRuntimeResponse(replied)),
    );
  };
}
