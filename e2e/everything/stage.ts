import { journeysOn } from '../journeys';

// The slow processor takes 9 s outside of tests; this is just long enough for the wait to be visible.
const usual = { slowMs: 2_000, timeoutMs: 3_000 };
const times = { ...usual };

/** How long the slow processor takes, and Payments waits for an answer: from now on, until the journey is over. */
export const setTimes = (changed: typeof usual = usual): void => void Object.assign(times, changed);

/** The desktop that all journeys of this folder are played at, with `everything.payments.yaml`. */
export const { stage, play } = journeysOn('everything', { times });
afterEach(() => {
  setTimes();
});
