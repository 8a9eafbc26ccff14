import { type Attempts, plusOne, secondsUntilAllowed, type Tally } from '../document/tally';
import type { Limits } from '../offer/configuration';
import type { AskResult } from './ask';

/** The key of `attempts` that counts a question; a payment may always be completed or cancelled. */
function kindOf(kind: string): keyof Attempts | undefined {
  if (kind === 'complete' || kind === 'cancel') return undefined;
  return kind === 'start' ? 'starts' : 'captures';
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
  const kind = kindOf(result.question.kind);
  if (kind === undefined) return result;
  const { document } = result;
  const tally = document.attempts?.[kind];
  const most = { starts: limits.startsPerCall, captures: limits.capturesPerCall }[kind];
  const seconds = Math.max(
    secondsUntilAllowed(tally, most, limits, now),
    kind === 'starts' ? secondsUntilAllowed(agentStarts, limits.startsPerAgent, limits, now) : 0,
  );
  if (seconds > 0) {
    return { kind: 'refused', refusal: { code: 'too-many-requests', detail: { seconds } } };
  }
  const attempts = { ...document.attempts, [kind]: plusOne(tally, limits, now) };
  return { ...result, document: { ...document, attempts } };
}
