import * as v from 'valibot';

/*
 * How often something was done recently (R76). The window slides: no period of its length ever contains more
 * than is allowed. The record stays short, however much is allowed: attempts within a quarter of a window are
 * counted together, as if all were made when the last one was.
 */

const PARTS = 4;
/** How many parts a window can touch. */
export const MOST_PARTS = PARTS + 1;

/** When it was last done within this part, in milliseconds since 1970, and how often; a pair saves room. */
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

/** The tally with one more attempt at `now`. */
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

/** Seconds until one more attempt is allowed, if a window may contain `most`; 0 if it is allowed now. */
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
