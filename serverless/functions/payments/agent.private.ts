import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { WRITER_LIMIT } from '../../../src/payment/document/names';
import { type Operation, requestSchemas } from '../../../src/payment/requests';
import { refusalOf } from '../../lib/agent/badRequest';
import type { Arrived } from '../../lib/agent/endpoint';
import { type FlexUser, readFlexToken } from '../../lib/agent/flexToken';
import { forgetUser, rememberUser } from '../../lib/agent/rememberedChecks';
import type { AgentRequest } from '../../lib/agent/request';
import { type ActionReports, actionReports } from '../../lib/reports/actions';
import { configuration } from '../../lib/runtime/configuration';
import { log } from '../../lib/runtime/log';
import { corsHeaders, failureReply, jsonReply, toRuntimeResponse } from '../../lib/runtime/reply';
import { headerOf } from '../../lib/runtime/runtime';
import { readAllowedOrigins, readSettings } from '../../lib/runtime/settings';
import { asRefusal } from '../../lib/twilio/failure';
import type { TwilioAccess } from '../../lib/twilio/http';
import { inTime } from '../../lib/twilio/retry';

/*
 * What the functions of agents share, in one file that only they can reach. Each loads it once IAM has been asked whose
 * token it is; each operation loads what it needs, its checks first.
 */

/** What a function does with a request; the result is the answer. */
type Handle<O extends Operation> = (request: AgentRequest<O>) => Promise<object>;

const operations: { readonly [O in Operation]: Handle<O> } = {
  async open(request) {
    const { openCall } = await import('../../lib/agent/openCall');
    return openCall(request);
  },
  async start(request) {
    const { carryOut } = await import('../../lib/agent/press');
    const { askForPayment } = await import('../../lib/agent/startPayment');
    const { holdsCall } = await import('../../lib/agent/callOwnership');
    return carryOut(request, { requires: holdsCall, startsPayment: true, ask: askForPayment });
  },
  async capture(request) {
    const { updatePayment } = await import('../../lib/agent/press');
    const { holdsCall } = await import('../../lib/agent/callOwnership');
    return updatePayment(request, holdsCall, request.fields.field);
  },
  async complete(request) {
    const { updatePayment } = await import('../../lib/agent/press');
    const { holdsCall } = await import('../../lib/agent/callOwnership');
    return updatePayment(request, holdsCall, 'complete');
  },
  async cancel(request) {
    const { cancelPayment } = await import('../../lib/agent/cancelPayment');
    return cancelPayment(request);
  },
};

/** Waits for IAM to say whose token it is, and remembers the answer. */
async function identify(
  access: TwilioAccess,
  token: string,
  { asked, begun }: Arrived<Operation>,
  reports: ActionReports,
): Promise<FlexUser> {
  try {
    const user = await readFlexToken(access, token, asked);
    rememberUser(token, user, begun);
    reports.identify(user.workerSid, access);
    return user;
  } catch (error) {
    forgetUser(token);
    throw error;
  }
}

/** The request, whose user is being identified. Throws for one that is malformed, and where a setting is missing. */
function accept<O extends Operation>(arrived: Arrived<O>, reports: ActionReports): AgentRequest<O> {
  const { operation, context, parsed, begun, signal } = arrived;
  if (parsed.kind !== 'well-formed') {
    throw refusalOf(parsed, Object.keys(requestSchemas[operation].entries));
  }
  const { fields, token } = parsed;
  const access = { settings: readSettings(context), signal };
  const identifying = identify(access, token, arrived, reports);
  // Whoever needs the answer handles its failure, but may come to wait for it only after it has failed.
  identifying.catch(() => undefined);
  const writer = randomUUID().slice(-WRITER_LIMIT);
  return { fields, token, identifying, access, configuration, reports, now: begun, writer };
}

/**
 * One request of an agent, whatever it is: answered always, with CORS always, and logged. Parsed by the function
 * itself, then authenticated, authorized and handled; `asRefusal` turns whatever is thrown into an answer.
 */
export async function respond<O extends Operation>(arrived: Arrived<O>): Promise<object> {
  const { operation, context, event, begun, signal, end } = arrived;
  const cors = corsHeaders(headerOf(event, 'origin'), readAllowedOrigins(context));
  const callSid = v.is(requestSchemas.open.entries.callSid, event.callSid)
    ? event.callSid
    : undefined;
  const line = (status: number) => ({
    function: operation,
    status,
    milliseconds: Date.now() - begun,
    callSid,
  });
  const reports = actionReports(operation, event, context, end);
  try {
    const request = accept(arrived, reports);
    const handle: Handle<O> = operations[operation];
    const body = await inTime(signal, () => handle(request));
    await reports.settled();
    log('info', line(200));
    return toRuntimeResponse(jsonReply(body, cors));
  } catch (error) {
    const refusal = asRefusal(error);
    reports.refused(refusal.failure);
    await reports.settled();
    const failure = failureReply(refusal, cors);
    const level = failure.status >= 500 ? 'error' : 'info';
    log(level, { ...line(failure.status), code: refusal.code, ...refusal.log });
    return toRuntimeResponse(failure);
  }
}
