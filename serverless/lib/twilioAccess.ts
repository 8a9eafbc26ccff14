import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { Refusal } from './refusal';
import type { RuntimeContext, TwilioClient } from './runtime';
import type { Settings } from './settings';

/** What every request to Twilio needs. */
export interface TwilioAccess {
  readonly client: TwilioClient;
  readonly settings: Settings;
  /** Aborted when the function's time is up: nothing new is sent after that. */
  readonly signal: AbortSignal;
}

/** Twilio stops a function after 10 s; the answer must be out before that. */
export const ANSWER_WITHIN_MS = 8_000;

let client: TwilioClient | undefined;

/** One client for the life of the process: its connections stay open from one request to the next. */
export function twilioClient(context: RuntimeContext): TwilioClient {
  client ??= context.getTwilioClient({ timeout: ANSWER_WITHIN_MS });
  return client;
}

const restError = v.object({ status: v.number(), code: v.optional(v.nullable(v.number())) });
const networkError = v.object({ code: v.string() });

export type TwilioFailure =
  /** Twilio understood and said no; `code` is its error code, where it gave one. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number | undefined }
  /** Not reached, overloaded or broken: the request may or may not have been carried out. */
  | { readonly kind: 'unavailable'; readonly status: number | undefined }
  | { readonly kind: 'not-twilio' };

/** Reads what the Twilio client threw: its RestException, or an error of the connection. */
export function readTwilioFailure(error: unknown): TwilioFailure {
  const rest = v.safeParse(restError, error);
  if (rest.success) {
    const { status, code } = rest.output;
    const unavailable = status >= 500 || status === 429 || status === 408;
    if (unavailable) return { kind: 'unavailable', status };
    return { kind: 'refused', status, code: code ?? undefined };
  }
  return v.is(networkError, error)
    ? { kind: 'unavailable', status: undefined }
    : { kind: 'not-twilio' };
}

/** What a Twilio failure that nobody can do anything about is answered with. */
export function twilioUnavailable(status?: number): Refusal {
  return new Refusal('twilio-unavailable', 'Twilio could not be reached in time; try again', {
    log: { twilioStatus: status },
  });
}

/** Does the work, or throws `twilio-unavailable` when Twilio kept it waiting too long. */
export async function inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const expired = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(twilioUnavailable()), { once: true });
  });
  return Promise.race([expired, work(signal)]);
}

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 100;

/** A pause before attempt `attempt` (1, 2, …), longer each time, at random so that rivals part. */
export async function backOff(attempt: number, signal: AbortSignal): Promise<void> {
  const longest = FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 3);
  await sleep(longest * (0.5 + Math.random() / 2), undefined, { signal });
}

/**
 * Sends a request that may safely be sent twice (a read, or a conditional write); overload (429), 5xx
 * and broken connections are tried again briefly, then thrown as `twilio-unavailable`. Refusals (4xx)
 * are thrown as the client threw them.
 */
export async function retrying<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await send();
    } catch (error) {
      const failure = readTwilioFailure(error);
      if (failure.kind !== 'unavailable') throw error;
      if (attempt === ATTEMPTS) throw twilioUnavailable(failure.status);
      await backOff(attempt, signal);
    }
  }
}

/** As `retrying`; undefined where Twilio answers 404. */
export async function findOnTwilio<T>(
  signal: AbortSignal,
  send: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await retrying(signal, send);
  } catch (error) {
    const failure = readTwilioFailure(error);
    if (failure.kind === 'refused' && failure.status === 404) return undefined;
    throw error;
  }
}
