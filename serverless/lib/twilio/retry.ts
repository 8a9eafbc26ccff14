import { Refusal, refusal } from '../runtime/refusal';
import { TwilioError } from './http';

/** The answer to a Twilio failure that nobody can do anything about. */
export function twilioUnavailable(status?: number): Refusal {
  return refusal('twilio-unavailable', 'Twilio could not be reached in time; try again', {
    twilioStatus: status,
  });
}

/** Does the work, or throws `twilio-unavailable` when Twilio kept it waiting until `signal` was aborted. */
export async function inTime<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw signal.aborted && !(error instanceof Refusal) ? twilioUnavailable() : error;
  }
}

/** Pauses of 50 to 100 ms, then twice as long each time; at random, so that rivals part. */
const pauses = { minTimeout: 50, maxTimeout: 800, factor: 2, randomize: true } as const;

/**
 * Makes an attempt and repeats it, after a growing pause each time, while it fails in a way that may pass.
 * Ends with the last failure, or with the time. What repeats is loaded once there is something to repeat.
 */
export async function persist<T>(
  signal: AbortSignal,
  attempt: () => Promise<T>,
  retries: number,
  mayPass: (error: unknown) => boolean,
): Promise<T> {
  const inTimeOnly = async (): Promise<T> => {
    signal.throwIfAborted();
    return attempt();
  };
  const first = inTimeOnly();
  try {
    return await first;
  } catch (error) {
    signal.throwIfAborted();
    if (!mayPass(error)) throw error;
  }
  const { default: pRetry } = await import('p-retry');
  const attemptAgain = (number: number) => (number === 1 ? first : inTimeOnly());
  return pRetry(attemptAgain, { ...pauses, retries, shouldRetry: mayPass, signal });
}

const isUnavailable = (error: unknown): boolean =>
  error instanceof TwilioError && error.failure.kind === 'unavailable';

/**
 * Sends a request that may safely be sent twice (a read, or a conditional write); overload (429), 5xx
 * and broken connections are tried again briefly, then thrown as `twilio-unavailable`. A socket that was
 * closed while it lay idle is such a broken connection. Refusals (4xx) are thrown as they are.
 */
export async function retrying<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T> {
  try {
    return await persist(signal, send, 3, isUnavailable);
  } catch (error) {
    if (error instanceof TwilioError && error.failure.kind === 'unavailable') {
      throw twilioUnavailable(error.failure.status);
    }
    throw error;
  }
}

/** As `retrying`; undefined if Twilio answers 404. */
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

const contested = new Error('somebody else was faster each time');
/** More than fit into the time of a function: it is the time that ends them. */
const MOST_CONTESTS = 20;

/**
 * The way to change what others change too: `change` is tried on what is already known and, whenever somebody
 * else was faster (it returns undefined), on a fresh read. A write whose reply was lost is found on that second
 * look, so `change` must recognize its own work.
 */
export async function changeOnCondition<Known, Done>(
  signal: AbortSignal,
  known: Known,
  read: () => Promise<Known>,
  change: (before: Known) => Promise<Done | undefined>,
): Promise<Done> {
  // Nearly always the only reason is that what was known is outdated: no pause before the second attempt.
  const done = await change(known);
  if (done !== undefined) return done;
  const again = async (): Promise<Done> => {
    const changed = await change(await read());
    if (changed === undefined) throw contested;
    return changed;
  };
  return persist(signal, again, MOST_CONTESTS, (error) => error === contested);
}
