import * as v from 'valibot';

/*
 * How often something was done lately (R76). The window slides: at no moment were there more within its length
 * than may be. What is kept is short, however much is allowed: what was done within a quarter of a window is
 * counted together, as if all of it had been done at its last moment.
 */

const PARTS = 4;
/** Parts that a window can touch. */
export const MOST_PARTS = PARTS + 1;

/** When it was done last within this part, in milliseconds since 1970, and how often; a pair is short. */
const partSchema = v.tuple([v.number(), v.pipe(v.number(), v.integer(), v.minValue(1))]);

/** The oldest part first. */
export const tallySchema = v.pipe(v.array(partSchema), v.maxLength(MOST_PARTS), v.readonly());

export type Tally = Readonly<v.InferOutput<typeof tallySchema>>;

/** How long one window is. */
interface Window {
  readonly windowMinutes: number;
}

const millisecondsOf = ({ windowMinutes }: Window): number => windowMinutes * 60_000;

/** What still counts at `now`. */
function within(tally: Tally | undefined, window: Window, now: number): Tally {
  return (tally ?? []).filter(([at]) => now < at + millisecondsOf(window));
}

/** One time more at `now`. */
export function plusOne(tally: Tally | undefined, window: Window, now: number): Tally {
  const length = millisecondsOf(window) / PARTS;
  const partOf = (at: number): number => Math.floor(at / length);
  const counted = within(tally, window, now);
  const last = counted.at(-1);
  if (!last || (partOf(last[0]) < partOf(now) && counted.length < MOST_PARTS)) {
    return [...counted, [now, 1]];
  }
  const [at, count] = last;
  return [...counted.slice(0, -1), [Math.max(at, now), count + 1]];
}

/** Seconds until one time more is allowed, of which a window may have `most`; 0 when it is now. */
export function secondsUntilAllowed(
  tally: Tally | undefined,
  most: number,
  window: Window,
  now: number,
): number {
  const counted = within(tally, window, now);
  let left = counted.reduce((sum, [, count]) => sum + count, 0);
  let until = now;
  for (const [at, count] of counted) {
    if (left < most) break;
    left -= count;
    until = at + millisecondsOf(window);
  }
  return Math.ceil((until - now) / 1000);
}

/** What a call's document keeps of the attempts on it. */
export const attemptsSchema = v.object({
  starts: v.optional(tallySchema),
  captures: v.optional(tallySchema),
});

export type Attempts = Readonly<v.InferOutput<typeof attemptsSchema>>;
