import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { account } from '../../account';
import type { ConnectorTimes } from '../../world/connector/times';
import { createDelivery } from '../../edge/delivery';
import { basicAuth } from '../rest/basicAuth';
import { invalidParameter, notFound, type RestError, sendRestError } from '../rest/errors';
import { type Outcome, refused } from '../rest/outcome';
import { textValidator } from '../rest/validation';
import type { Context } from '../../context';
import { type Form, INVALID_VALUE, payError } from './form';
import { createPaymentSessions } from './payments';
import { CreatePayments, Payments, UpdatePayments } from './schemas';
import type { Switches, SwitchSettings } from '../switches/switches';
import { registerTruth } from './truth';

const API = '/twilio/api.twilio.com/2010-04-01/Accounts/:accountSid/Calls/:callSid';

interface Path {
  readonly accountSid: string;
  readonly callSid: string;
  readonly sid: string;
}

const FORM = 'application/x-www-form-urlencoded';

/** Whatever is not a form reaches the routes without a body. */
function parseFormsOnly(scope: FastifyInstance): void {
  scope.removeContentTypeParser(['application/json', 'text/plain']);
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, parsed) =>
    parsed(null, null),
  );
}

/** A form is text: if a parameter is given twice the last one counts, and an empty one counts as absent. */
function toForm(request: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  request.body = Object.fromEntries(
    Object.entries(request.body ?? {})
      .map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)])
      .filter(([, value]) => value !== ''),
  );
  done();
}

function ownAccount(
  { params }: FastifyRequest<{ Params: Path }>,
  reply: FastifyReply,
  done: () => void,
): void {
  if (params.accountSid === account.sid) done();
  else sendRestError(reply, notFound(`/Accounts/${params.accountSid}`));
}

/** `/path` on the account's Functions domain, as a whole URL. */
const absolute = (url: string): string =>
  url.startsWith('/') && !url.startsWith('//') ? `https://${account.functionsDomain}${url}` : url;

/** Which error of Twilio's dictionary an ill-formed parameter is. */
function refusalOf(message: string, path: string, switches: SwitchSettings): RestError {
  switch (path) {
    case '': {
      const [, missing = ''] = /^must have required property '(.+)'$/.exec(message) ?? [];
      const text = `Missing required parameter ${missing}`;
      return switches.missingParameter === '20422'
        ? invalidParameter(text)
        : { status: switches.payErrorStatus, code: INVALID_VALUE, message: text };
    }
    case '/StatusCallback': {
      const message = 'StatusCallback is not a valid URL';
      return switches.badStatusCallback === '21609'
        ? { status: 400, code: 21609, message }
        : payError({ code: 64016, message }, switches);
    }
    case '/ChargeAmount':
      return payError({ code: 64003, message: 'ChargeAmount is not a number' }, switches);
    default:
      return payError(
        { code: INVALID_VALUE, message: `Invalid parameter ${path.slice(1)}` },
        switches,
      );
  }
}

/** The validator's verdict on a form, the first fault first. */
const ValidationFaults = Type.Array(
  Type.Object({ instancePath: Type.String(), message: Type.String() }),
);

const isHttp = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);

/**
 * Payments: a subresource of a call. Starts a session, asks the caller for its fields by keypad,
 * completes or cancels it; every step is reported by callbacks.
 */
export function registerPayments(
  app: FastifyInstance,
  context: Context,
  times: ConnectorTimes,
  switches: Switches,
): void {
  const { calls, faults } = context;
  const origin = () => context.origin();
  const delivery = createDelivery({
    faults,
    kind: 'callbacks',
    origin,
    outbound: context.outboundCallbacks,
    journal: context.journal,
    underway: context.underway,
    order: () => switches.current().callbackOrder,
    authToken: context.callsAuthToken,
  });
  app.addHook('onClose', (_app, done) => {
    delivery.close();
    done();
  });
  const sessions = createPaymentSessions({
    calls,
    delivery,
    switches: switches.current,
    origin,
    times,
  });
  context.onReset(sessions.forget);
  registerTruth(app, sessions, switches.current, context.underway);

  function refusal({ validationError, body }: FastifyRequest<{ Body: Form }>) {
    const faults: unknown = validationError?.validation;
    const fault = Value.Check(ValidationFaults, faults) ? faults[0] : undefined;
    if (fault) {
      return refusalOf(fault.message, fault.instancePath, switches.current());
    }
    return isHttp(body.StatusCallback ?? '')
      ? undefined
      : refusalOf('', '/StatusCallback', switches.current());
  }

  type Route = { Params: Path; Body: Form };
  const answer = (
    request: FastifyRequest<Route>,
    reply: FastifyReply<Route>,
    status: 201 | 202,
    handle: () => Outcome<Payments>,
  ) => {
    const reason = refusal(request);
    const answered: Outcome<Payments> = reason ? refused(reason) : handle();
    if (!answered.ok) return sendRestError(reply, answered.error);
    return reply.code(status).send(answered.value);
  };

  const resolveStatusCallback = (
    request: FastifyRequest<{ Body: Form }>,
    _reply: FastifyReply,
    done: () => void,
  ): void => {
    const { StatusCallback } = request.body;
    if (StatusCallback && switches.current().relativeStatusCallback === 'accept') {
      request.body = { ...request.body, StatusCallback: absolute(StatusCallback) };
    }
    done();
  };
  const refuseOtherBodies = (
    { headers }: FastifyRequest,
    reply: FastifyReply,
    done: () => void,
  ): void => {
    const type = headers['content-type'] ?? FORM;
    if (type.startsWith(FORM) || switches.current().bodyWithoutForm === 'no-parameters') done();
    else sendRestError(reply, { status: 400, code: 31400, message: `Unsupported ${type}` });
  };
  const options = {
    onRequest: [basicAuth, ownAccount, refuseOtherBodies],
    preValidation: [toForm, resolveStatusCallback],
    validatorCompiler: textValidator,
    attachValidation: true,
  };
  void app.register((scope, _options, done) => {
    parseFormsOnly(scope);
    scope.post<Route>(
      `${API}/Payments.json`,
      { ...options, schema: { body: CreatePayments, response: { 201: Payments } } },
      (request, reply) =>
        answer(request, reply, 201, () => sessions.start(request.params.callSid, request.body)),
    );
    scope.post<Route>(
      `${API}/Payments/:sid.json`,
      { ...options, schema: { body: UpdatePayments, response: { 202: Payments } } },
      (request, reply) =>
        answer(request, reply, 202, () =>
          sessions.update(request.params.callSid, request.params.sid, request.body),
        ),
    );
    done();
  });
}
