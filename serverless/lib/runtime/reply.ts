import { failureStatus } from '../../../src/payment/protocol';
import type { Refusal } from './refusal';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; null for no body. */
  readonly body: object | null;
}

/**
 * Headers that let a page of an allowed origin read the answer; on every answer, failures too. The
 * answer depends on the origin, so caches must tell origins apart.
 */
export function corsHeaders(
  origin: string | undefined,
  allowed: readonly string[],
): Readonly<Record<string, string>> {
  const vary = { Vary: 'Origin' };
  return origin !== undefined && allowed.includes(origin)
    ? { ...vary, 'Access-Control-Allow-Origin': origin }
    : vary;
}

const noStore = { 'Cache-Control': 'no-store' };

export function jsonReply(body: object, cors: Reply['headers']): Reply {
  return {
    status: 200,
    headers: { ...cors, ...noStore, 'Content-Type': 'application/json' },
    body,
  };
}

export function failureReply(refusal: Refusal, cors: Reply['headers']): Reply {
  return {
    status: failureStatus[refusal.code],
    headers: { ...cors, ...noStore, 'Content-Type': 'application/json' },
    body: { error: refusal.failure },
  };
}

/**
 * Answer to a CORS preflight. Twilio's platform and twilio-run answer OPTIONS themselves ("You cannot
 * interact with the pre-flight OPTIONS request", Functions: Headers and cookies, Limitations); this
 * is for a runtime that passes it on. Forms need none.
 */
export function preflightReply(cors: Reply['headers']): Reply {
  return {
    status: 204,
    headers: {
      ...cors,
      'Access-Control-Allow-Methods': 'POST, OPTIONS',
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Max-Age': '600',
    },
    body: null,
  };
}

interface RuntimeResponse {
  setStatusCode(code: number): void;
  setBody(body: object | string): void;
  appendHeader(name: string, value: string): void;
}

declare global {
  /** Set by Twilio's runtime. */
  const Twilio: { readonly Response: new () => RuntimeResponse };
}

/** The reply as Twilio's runtime takes it. */
export function toRuntimeResponse({ status, headers, body }: Reply): RuntimeResponse {
  const response = new Twilio.Response();
  response.setStatusCode(status);
  for (const [name, value] of Object.entries(headers)) response.appendHeader(name, value);
  response.setBody(body ?? '');
  return response;
}
