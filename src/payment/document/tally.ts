import * as v from 'valibot';

/*
 * How often something was done, counted in windows that begin with the first time, so that what has to be
 * kept is two numbers, however much is allowed (R76).
 */

/** How often something was done since the window began, in milliseconds since 1970. */
export const tallySchema = v.object({
  since: v.number(),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export type Tally = Readonly<v.InferOutput<typeof tallySchema>>;

/** How long one window is. */
interface Window {
  readonly windowMinutes: number;
}

const millisecondsOf = ({ windowMinutes }: Window): number => windowMinutes * 60_000;

/** One time more at `now`; in a new window when the one of `tally` is over. */
export function plusOne(tally: Tally | undefined, window: Window, now: number): Tally {
  return tally && now < tally.since + millisecondsOf(window)
    ? { ...tally, count: tally.count + 1 }
    : { since: now, count: 1 };
}

/** Seconds until one time more is allowed, of which a window may have `most`; 0 when it is now. */
export function secondsUntilAllowed(
  tally: Tally | undefined,
  most: number,
  window: Window,
  now: number,
): number {
  if (!tally || tally.count < most) return 0;
  return Math.max(0, Math.ceil((tally.since + millisecondsOf(window) - now) / 1000));
}

/** What a call's document keeps of the attempts on it. */
export const attemptsSchema = v.object({
  starts: v.optional(tallySchema),
  captures: v.optional(tallySchema),
});

export type Attempts = Readonly<v.InferOutput<typeof attemptsSchema>>;
