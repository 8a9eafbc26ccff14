import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { Refusal, refusal } from '../runtime/refusal';
import { TwilioError } from './http';

/** Twilio stops a function after 10 s; the answer must be out before that. */
const ANSWER_WITHIN_MS = 8_000;

/** What a Twilio failure that nobody can do anything about is answered with. */
export function twilioUnavailable(status?: number): Refusal {
  return refusal('twilio-unavailable', 'Twilio could not be reached in time; try again', {
    twilioStatus: status,
  });
}

/** Does the work, or throws `twilio-unavailable` when Twilio kept it waiting too long. */
export async function inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  // Every request in flight listens to it, and Node takes more than ten for a leak.
  setMaxListeners(0, signal);
  try {
    return await work(signal);
  } catch (error) {
    throw signal.aborted && !(error instanceof Refusal) ? twilioUnavailable() : error;
  }
}

const FIRST_PAUSE_MS = 50;

/** A pause before attempt `attempt` (1, 2, …), longer each time, at random so that rivals part. */
export async function backOff(attempt: number, signal: AbortSignal): Promise<void> {
  const shortest = FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 3);
  await sleep(shortest * (1 + Math.random()), undefined, { signal });
}

const isUnavailable = (error: unknown): boolean =>
  error instanceof TwilioError && error.failure.kind === 'unavailable';

async function tryAgain<T>(
  signal: AbortSignal,
  attempt: () => Promise<T>,
  error: unknown,
): Promise<T> {
  if (!isUnavailable(error)) throw error;
  await backOff(1, signal);
  const minTimeout = 2 * FIRST_PAUSE_MS;
  return pRetry(attempt, {
    retries: 2,
    minTimeout,
    randomize: true,
    shouldRetry: isUnavailable,
    signal,
  });
}

/**
 * Sends a request that may safely be sent twice (a read, or a conditional write); overload (429), 5xx
 * and broken connections are tried again briefly, then thrown as `twilio-unavailable`. A socket that was
 * closed while it lay idle is such a broken connection. Refusals (4xx) are thrown as they are.
 */
export async function retrying<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T> {
  const attempt = async (): Promise<T> => {
    signal.throwIfAborted();
    return send();
  };
  try {
    // Nearly always the first attempt is the last: nothing is set up for others until one fails.
    return await attempt().catch((error: unknown) => tryAgain(signal, attempt, error));
  } catch (error) {
    if (error instanceof TwilioError && error.failure.kind === 'unavailable') {
      throw twilioUnavailable(error.failure.status);
    }
    throw error;
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
    if (error instanceof TwilioError && error.failure.status === 404) return undefined;
    throw error;
  }
}
