import https from 'node:https';
import * as v from 'valibot';
import type { Credentials } from '../runtime/credentials';
import type { Settings } from '../runtime/settings';

/*
 * The HTTP client of the functions. It does what they need of the `twilio` package, which would take a cold
 * start about 90 ms to load (docs/decisions/0009-http-client.md); tests compare it with the package.
 */

/** What every request to Twilio needs. */
export interface TwilioAccess {
  readonly settings: Settings;
  /** Aborted when the function's time is up: requests in flight end, and nothing new is sent. */
  readonly signal: AbortSignal;
}

/** What a single request needs: other keys than the account's own may be missing. */
type Access = Pick<TwilioAccess, 'signal'> & { readonly settings: Credentials & Partial<Settings> };

export type TwilioHost =
  'api.twilio.com' | 'iam.twilio.com' | 'sync.twilio.com' | 'taskrouter.twilio.com';

export interface TwilioRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly host: TwilioHost;
  /** With its query; every part of it is a SID or a name of ours. */
  readonly path: string;
  /** Sent form-encoded. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TwilioReply {
  readonly status: number;
  /** Version of the resource, for a conditional write. */
  readonly etag: string | undefined;
  /** The body's JSON; undefined if it is not JSON. */
  readonly body: unknown;
}

export type TwilioFailure =
  /** Twilio understood and refused; `code` is its error code, if it gave one. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number | undefined }
  /** Not reached, overloaded or broken: the request may or may not have been carried out. */
  | { readonly kind: 'unavailable'; readonly status: number | undefined };

/** Thrown for every request that did not succeed. */
export class TwilioError extends Error {
  constructor(
    readonly host: string,
    readonly failure: TwilioFailure,
  ) {
    super(`${host}: ${failure.kind} ${failure.status ?? ''}`);
    this.name = 'TwilioError';
  }
}

/** Every function is a bundle with its own modules; bundles of a process share what is under a global symbol. */
const agentKey: unique symbol = Symbol.for('flex-payment-functions/connections');
const process: { readonly Symbol: SymbolConstructor; [agentKey]?: https.Agent } = globalThis;

/** One agent per process, with as many sockets as the `twilio` package allows; the last used is reused first. */
function connections(): https.Agent {
  process[agentKey] ??= new https.Agent({ keepAlive: true, maxSockets: 20, scheduling: 'lifo' });
  return process[agentKey];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where Twilio takes calls, and its REST API for what is there. */
const callsHosts = {
  us1: 'api.twilio.com',
  ie1: 'api.dublin.ie1.twilio.com',
  au1: 'api.sydney.au1.twilio.com',
} as const;

interface Destination {
  readonly host: string;
  readonly credentials: string;
}

/** Twilio lists no permission of a Restricted key for Payments, Sync and IAM. */
const takesRestrictedKey = ({ host, path }: TwilioRequest): boolean =>
  host === 'taskrouter.twilio.com' ||
  (host === 'api.twilio.com' && !/\/Payments(\/|\.json)/.test(path));

/**
 * Calls, conferences and payments are in the region of the call, and that has keys of its own. In US1 a Restricted
 * key, if there is one, asks for whatever it may be given a permission for.
 */
function destinationOf({ settings }: Access, request: TwilioRequest): Destination {
  const { host } = request;
  const { CALLS_REGION = 'us1', RESTRICTED_API_KEY } = settings;
  if (host === 'api.twilio.com' && CALLS_REGION !== 'us1') {
    const { CALLS_API_KEY, CALLS_API_SECRET } = settings;
    return {
      host: callsHosts[CALLS_REGION],
      credentials: `${CALLS_API_KEY}:${CALLS_API_SECRET}`,
    };
  }
  if (RESTRICTED_API_KEY !== undefined && takesRestrictedKey(request)) {
    return { host, credentials: `${RESTRICTED_API_KEY}:${settings.RESTRICTED_API_SECRET}` };
  }
  return { host, credentials: `${settings.TWILIO_API_KEY}:${settings.TWILIO_API_SECRET}` };
}

function headersOf({ credentials }: Destination, { form, json, headers }: TwilioRequest) {
  return {
    Authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
    Accept: 'application/json',
    ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
    ...(json && { 'Content-Type': 'application/json' }),
    ...headers,
  };
}

/**
 * The form as it is sent. `URLSearchParams` takes three times as long, and each key of the caller writes a whole
 * document. Half a surrogate pair, which cannot be encoded, becomes the same replacement character as there.
 */
function encodeForm(form: Readonly<Record<string, string>>): string {
  const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
  return Object.entries(form)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&');
}

/**
 * Sends a request once: callers that may repeat it do so (`retrying`). Returns whatever Twilio replied; throws
 * `unavailable` if the connection or the time ended before the reply was complete.
 */
export function exchange(access: Access, request: TwilioRequest): Promise<TwilioReply> {
  const { method, path, form, json } = request;
  const destination = destinationOf(access, request);
  const { host } = destination;
  const body = form ? encodeForm(form) : json && JSON.stringify(json);
  return new Promise((answered, failed) => {
    const broken = () => failed(new TwilioError(host, { kind: 'unavailable', status: undefined }));
    const sent = https.request(
      {
        method,
        host,
        path,
        headers: headersOf(destination, request),
        agent: connections(),
        signal: access.signal,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          answered({ status, etag: headers.etag, body: parseJson(text) });
        });
        response.on('error', broken);
      },
    );
    sent.on('error', broken);
    sent.end(body);
  });
}

/** What a reply other than 2xx means; Twilio's error code is in its body (Errors: REST API). */
function failureOf({ status, body }: TwilioReply): TwilioFailure {
  if (status >= 500 || status === 429 || status === 408) return { kind: 'unavailable', status };
  // Made here, since most functions never meet an error. A code outside Twilio's dictionary counts as absent.
  const errorBody = v.object({ code: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });
  const parsed = v.safeParse(errorBody, body);
  return { kind: 'refused', status, code: parsed.success ? parsed.output.code : undefined };
}

/**
 * Sends a request once and parses its reply by `schema`. Throws a `TwilioError` for anything but 2xx; a 2xx
 * that cannot be parsed is `unavailable`, since it leaves open what was done.
 */
export async function askTwilio<Schema extends v.GenericSchema>(
  access: TwilioAccess,
  request: TwilioRequest,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const reply = await exchange(access, request);
  const { status, body } = reply;
  const { host } = destinationOf(access, request);
  if (status < 200 || status >= 300) throw new TwilioError(host, failureOf(reply));
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw new TwilioError(host, { kind: 'unavailable', status });
  return parsed.output;
}
