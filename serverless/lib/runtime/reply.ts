import { failureStatus } from '../../../src/payment/failureStatus';
import type { Refusal } from './refusal';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; null for no body. */
  readonly body: object | null;
}

/**
 * Headers that let a page of an allowed origin read the answer, on every answer including failures. The answer
 * depends on the origin, so caches must distinguish origins.
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

/** Keeps answers out of caches, and their type from being guessed. */
const guarded = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** Twilio only gets a status. */
export const webhookReply = (status: number): Reply => ({ status, headers: guarded, body: null });

export function jsonReply(body: object, cors: Reply['headers']): Reply {
  return {
    status: 200,
    headers: { ...cors, ...guarded, 'Content-Type': 'application/json' },
    body,
  };
}

/** An answer that is the same for everybody, and may be cached for this long. */
export function cacheableReply(body: object, cors: Reply['headers'], seconds: number): Reply {
  const reply = jsonReply(body, cors);
  return { ...reply, headers: { ...reply.headers, 'Cache-Control': `public, max-age=${seconds}` } };
}

export function failureReply(refusal: Refusal, cors: Reply['headers']): Reply {
  return {
    status: failureStatus[refusal.code],
    headers: { ...cors, ...guarded, 'Content-Type': 'application/json' },
    body: { error: refusal.failure },
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
