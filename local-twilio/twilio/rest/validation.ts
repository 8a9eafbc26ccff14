import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type {
  FastifyError,
  FastifyInstance,
  FastifyRequest,
  FastifySchemaCompiler,
  FastifySchema,
  FastifySchemaValidationError,
} from 'fastify';
import { invalidParameter, type RestError, sendRestError } from './errors';

const RFC_2822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;

function createAjv(options: { coerceTypes: 'array' | false; useDefaults: boolean }): Ajv {
  const ajv = new Ajv({ ...options, strictTypes: false, strictTuples: false });
  addFormats(ajv);
  ajv.addFormat('date-time-rfc-2822', RFC_2822);
  // Twilio names it beside the list of methods, which is what is checked.
  ajv.addFormat('http-method', true);
  return ajv;
}

/** Parameters of a form or a query are strings: "5" is accepted, and becomes 5, for an integer. */
const forms = createAjv({ coerceTypes: 'array', useDefaults: true });
const strict = createAjv({ coerceTypes: false, useDefaults: true });
/** Changes nothing: a reply is sent as it was made. */
const replies = createAjv({ coerceTypes: false, useDefaults: false });

const toFastifyError = ({ keyword, instancePath, schemaPath, params, message }: ErrorObject) => ({
  keyword,
  instancePath,
  schemaPath,
  params,
  message: message ?? keyword,
});

/**
 * Compiles a route's schema when its first request comes: for all of them it takes a third of a second, and one
 * run of the local Twilio uses few. `checked` is what is held to the schema, and may be changed by that.
 */
const compileWith =
  (ajv: Ajv, checked = (value: unknown) => value): FastifySchemaCompiler<FastifySchema> =>
  ({ schema }) => {
    let validate: ValidateFunction | undefined;
    return (value: unknown) => {
      validate ??= ajv.compile(schema);
      if (validate(checked(value))) return { value };
      return { error: validate.errors?.map(toFastifyError) ?? [] };
    };
  };

/**
 * A Fastify `validatorCompiler` for routes that take JSON strictly: "5" is not a number. Unknown
 * properties are refused if the schema says `additionalProperties: false`.
 */
export const strictValidator = compileWith(strict);

/** What does not match, with its place and, of a name that is not known, the name. */
const inWords = ({ instancePath, message = '', params }: ErrorObject): string => {
  const { additionalProperty: unknown, allowedValues: values }: Record<string, unknown> = params;
  const place = instancePath.replace(/^\//, '');
  const wanted = Array.isArray(values) ? `must be one of ${values.join(', ')}` : message;
  return typeof unknown === 'string' ? `${unknown} is unknown` : `${place} ${wanted}`.trim();
};

/** Validates a value strictly against its schema and fills in defaults. Throws if it does not match. */
export function parseStrictly<T extends TSchema>(schema: T, value: unknown): Static<T> {
  const fits = strict.compile<Static<T>>(schema);
  const candidate: unknown = structuredClone(value);
  if (fits(candidate)) return candidate;
  throw new Error(fits.errors?.map(inWords).join(', '));
}

/** Parses the parameters of a query by their schema, with its defaults; undefined if they do not match. */
export function parseForm<T extends TSchema>(schema: T, value: unknown): Static<T> | undefined {
  const fits = forms.compile<Static<T>>(schema);
  const candidate: unknown = structuredClone(value);
  return fits(candidate) ? candidate : undefined;
}

/**
 * A Fastify `validatorCompiler` that checks a form as Twilio would, but passes on the original strings, so that
 * an amount keeps its decimals.
 */
export const textValidator = compileWith(forms, (form) => structuredClone(form));

const replyChecks = new WeakMap<object, ReturnType<Ajv['compile']>>();

/**
 * What is wrong with one of our replies, in words; undefined if it matches its schema. Only the shape is
 * described, never a value.
 */
function replyFault(schema: object, payload: unknown): string | undefined {
  const check = replyChecks.get(schema) ?? replies.compile(schema);
  replyChecks.set(schema, check);
  // As JSON only if it does not match as it is: a property that is undefined is not sent.
  if (check(payload) || check(JSON.parse(JSON.stringify(payload)))) return undefined;
  return replies.errorsText(check.errors, { dataVar: 'reply' });
}

function declaredReply(responses: unknown, status: number): object | undefined {
  if (typeof responses !== 'object' || responses === null) return undefined;
  const entry = Object.entries(responses).find(([key]) => key === String(status));
  const schema: unknown = entry?.[1];
  return typeof schema === 'object' && schema !== null ? schema : undefined;
}

/** What is wrong with a request, in the manner of Twilio's messages. */
function faultOf({ keyword, instancePath, params, message = '' }: FastifySchemaValidationError) {
  const named = Object.values(params).find((value) => typeof value === 'string') ?? '';
  if (keyword === 'required') return `Missing required parameter ${named}`;
  if (keyword === 'additionalProperties') return `Unknown parameter ${named}`;
  const name = instancePath.slice(1).replaceAll('/', '.');
  const values: unknown = params.allowedValues;
  const wanted = Array.isArray(values) ? `must be one of ${values.join(', ')}` : message;
  return `Invalid parameter${name && ` ${name}`}: ${wanted}`;
}

function asRestError(error: FastifyError): RestError {
  const status = error.statusCode ?? 500;
  const [fault] = error.validation ?? [];
  if (fault) return invalidParameter(faultOf(fault));
  if (status >= 400 && status < 500) return { status, code: 20001, message: error.message };
  return { status: 500, code: 20500, message: `Local Twilio failed: ${error.message}` };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether a parameter is true or false: by its type, or by the words it may be. */
const isBoolean = (schema: unknown): boolean =>
  isObject(schema) &&
  (schema.type === 'boolean' || (Array.isArray(schema.enum) && schema.enum.includes('true')));

/** A form or query without the parameters that its schema does not have. */
function onlyKnown(given: unknown, schema: unknown): unknown {
  if (!isObject(given) || !isObject(schema) || !isObject(schema.properties)) return given;
  const { properties } = schema;
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => Object.hasOwn(properties, name)),
  );
}

/** The body of a request with `True` and `False` as JSON writes them, where its schema has a boolean. */
function lowerBooleans({ body, routeOptions }: FastifyRequest): unknown {
  const schema: unknown = routeOptions.schema?.body;
  if (!isObject(body) || !isObject(schema) || !isObject(schema.properties)) return body;
  const { properties } = schema;
  const lowered = Object.entries(body).map(([name, value]) => {
    const spelled = typeof value === 'string' && /^(true|false)$/i.test(value);
    return [name, spelled && isBoolean(properties[name]) ? value.toLowerCase() : value];
  });
  return Array.isArray(body) ? body : Object.fromEntries(lowered);
}

/** What is guessed about requests to all APIs. */
interface Guesses {
  readonly booleans: 'any-case' | 'lower-case';
  readonly unknownParameter: 'ignore' | 'refuse';
}

/**
 * Holds every route that declares a `schema` to it, requests and replies alike: an invalid request
 * is answered 400 with Twilio's error body (code 20422), and an invalid or undeclared successful
 * reply of our own is a bug, answered 500 and written to stderr. Call it once, before the routes.
 */
export function registerValidation(
  app: FastifyInstance,
  guesses: () => Guesses = () => ({ booleans: 'any-case', unknownParameter: 'ignore' }),
): void {
  app.setValidatorCompiler(compileWith(forms));
  app.setSerializerCompiler(() => (payload: unknown) => JSON.stringify(payload));

  app.addHook('preValidation', (request, _reply, done) => {
    const { booleans, unknownParameter } = guesses();
    if (booleans === 'any-case') request.body = lowerBooleans(request);
    if (unknownParameter === 'ignore' && request.url.startsWith('/twilio/')) {
      const { body, querystring } = request.routeOptions.schema ?? {};
      const isForm = request.headers['content-type']?.startsWith(
        'application/x-www-form-urlencoded',
      );
      if (isForm) request.body = onlyKnown(request.body, body);
      request.query = onlyKnown(request.query, querystring);
    }
    done();
  });

  app.addHook('preSerialization', async (request, reply, payload) => {
    const responses = request.routeOptions.schema?.response;
    if (responses === undefined || reply.statusCode >= 400) return payload;
    const schema = declaredReply(responses, reply.statusCode);
    const fault = schema ? replyFault(schema, payload) : `status ${reply.statusCode} not declared`;
    if (fault === undefined) return payload;
    throw new Error(`invalid reply of ${request.method} ${request.routeOptions.url}: ${fault}`);
  });

  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const restError = asRestError(error);
    if (restError.status === 500) {
      process.stderr.write(`${restError.message}\n${error.stack ?? ''}\n`);
    }
    return sendRestError(reply, restError);
  });
}
