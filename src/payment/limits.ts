import * as v from 'valibot';
import type { AskResult } from './ask';
import type { CallDocument } from './session';

/*
 * How often something may be done. Counted in windows that begin with the first attempt, so that what
 * has to be kept is two numbers, however much is allowed.
 */

const most = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

export const limitsSchema = v.strictObject({
  /** Payments that may be started on one call, by whomever. */
  startsPerCall: v.optional(most, 10),
  /** Payments that one agent may start, on whatever calls. */
  startsPerAgent: v.optional(most, 60),
  /** Fields that may be asked for on one call. */
  capturesPerCall: v.optional(most, 100),
  /** A call's document is kept for a day, so no longer than that. */
  windowMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440)), 60),
});

export type Limits = v.InferOutput<typeof limitsSchema>;

/** How often something was done since the window began, in milliseconds since 1970. */
export const tallySchema = v.object({
  since: v.number(),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export type Tally = Readonly<v.InferOutput<typeof tallySchema>>;

export type Counted =
  | { readonly ok: true; readonly tally: Tally }
  /** One too many; seconds until the next is allowed. */
  | { readonly ok: false; readonly seconds: number };

/** Counts one more attempt at `now`, of which a window may have `allowed` (R76). */
export function counted(
  tally: Tally | undefined,
  allowed: number,
  { windowMinutes }: Limits,
  now: number,
): Counted {
  const length = windowMinutes * 60_000;
  if (!tally || now >= tally.since + length) return { ok: true, tally: { since: now, count: 1 } };
  if (tally.count < allowed) return { ok: true, tally: { ...tally, count: tally.count + 1 } };
  return { ok: false, seconds: Math.ceil((tally.since + length - now) / 1000) };
}

/** What a call's document keeps of the attempts on it. */
export const attemptsSchema = v.object({
  starts: v.optional(tallySchema),
  captures: v.optional(tallySchema),
});

/** The key of `attempts` that counts a question; a payment may always be completed or cancelled. */
function kindOf(asks: string): keyof NonNullable<CallDocument['attempts']> | undefined {
  if (asks === 'complete' || asks === 'cancel') return undefined;
  return asks === 'start' ? 'starts' : 'captures';
}

/**
 * Holds what is about to be asked against the call's limits and counts it in the document, or refuses
 * it. The same press again is not a new attempt (R27).
 */
export function withinCallLimits(result: AskResult, limits: Limits, now: number): AskResult {
  if (result.kind !== 'ask') return result;
  const kind = kindOf(result.question.asks);
  if (kind === undefined) return result;
  const { document } = result;
  const allowed = { starts: limits.startsPerCall, captures: limits.capturesPerCall }[kind];
  const count = counted(document.attempts?.[kind], allowed, limits, now);
  if (!count.ok) {
    const { seconds } = count;
    return { kind: 'refused', refusal: { code: 'too-many-requests', seconds } };
  }
  const attempts = { ...document.attempts, [kind]: count.tally };
  return { ...result, document: { ...document, attempts } };
}
