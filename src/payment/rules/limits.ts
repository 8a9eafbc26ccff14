import * as v from 'valibot';
import type { AskResult } from './ask';
import type { CallDocument } from '../document/session';

/*
 * How often something may be done. Counted in windows that begin with the first attempt, so that what
 * has to be kept is two numbers, however much is allowed.
 */

const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

export const limitsSchema = v.strictObject({
  /** Payments that may be started on one call, by whomever. */
  startsPerCall: v.optional(number, 60),
  /** Payments that one agent may start, on whatever calls. */
  startsPerAgent: v.optional(number, 1000),
  /** Fields that may be asked for on one call. */
  capturesPerCall: v.optional(number, 500),
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

const windowOf = ({ windowMinutes }: Limits): number => windowMinutes * 60_000;

/** One attempt more at `now`; in a new window when the one of `tally` is over. */
export function plusOne(tally: Tally | undefined, limits: Limits, now: number): Tally {
  return tally && now < tally.since + windowOf(limits)
    ? { ...tally, count: tally.count + 1 }
    : { since: now, count: 1 };
}

/** Seconds until one more attempt is allowed, of which a window may have `most`; 0 when it is now. */
export function secondsUntilAllowed(
  tally: Tally | undefined,
  most: number,
  limits: Limits,
  now: number,
): number {
  if (!tally || tally.count < most) return 0;
  return Math.max(0, Math.ceil((tally.since + windowOf(limits) - now) / 1000));
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
 * Holds what is about to be asked against the limits and counts it in the call's document, or refuses
 * it. The same press again is not a new attempt (R27). `agentStarts` is how often the agent has started
 * payments, on whatever calls; it is counted elsewhere, since no call's document holds it.
 */
export function withinLimits(
  result: AskResult,
  limits: Limits,
  now: number,
  agentStarts?: Tally,
): AskResult {
  if (result.kind !== 'ask') return result;
  const kind = kindOf(result.question.asks);
  if (kind === undefined) return result;
  const { document } = result;
  const tally = document.attempts?.[kind];
  const most = { starts: limits.startsPerCall, captures: limits.capturesPerCall }[kind];
  const seconds = Math.max(
    secondsUntilAllowed(tally, most, limits, now),
    kind === 'starts' ? secondsUntilAllowed(agentStarts, limits.startsPerAgent, limits, now) : 0,
  );
  if (seconds > 0) return { kind: 'refused', refusal: { code: 'too-many-requests', seconds } };
  const attempts = { ...document.attempts, [kind]: plusOne(tally, limits, now) };
  return { ...result, document: { ...document, attempts } };
}
