import { setMaxListeners } from 'node:events';

/**
 * Twilio stops a function after 10 s. Requests to Twilio end here, which leaves time until `END_WITHIN_MS` to
 * withdraw what was written and to send reports.
 */
const WORK_WITHIN_MS = 6_500;
/** From the beginning of a request until it is answered, whatever happens. */
const END_WITHIN_MS = 8_700;

/** Aborts when the work of a request that begins now has to be done. */
export function workEnd(): AbortSignal {
  const signal = AbortSignal.timeout(WORK_WITHIN_MS);
  // Every request in flight listens to it, and Node takes more than ten for a leak.
  setMaxListeners(0, signal);
  return signal;
}

/** Aborts when a request that begins now has to be answered. */
export const requestEnd = (): AbortSignal => AbortSignal.timeout(END_WITHIN_MS);
