import { type Attempts, plusOne, secondsUntilAllowed, type Tally } from '../document/tally';
import type { QuestionKind } from '../document/session';
import type { Limits } from '../offer/configuration';

/** The key of `attempts` that counts a question; completing and cancelling are not limited. */
function counterOf(kind: QuestionKind): keyof Attempts | undefined {
  if (kind === 'complete' || kind === 'cancel') return undefined;
  return kind === 'start' ? 'starts' : 'captures';
}

/**
 * Seconds until one more question of this kind may be asked (R76); 0 if it may be asked now. `agentStarts` is
 * how often the agent has started payments, on any call; it is in no call's document.
 */
export function secondsToWait(
  attempts: Attempts | undefined,
  kind: QuestionKind,
  limits: Limits,
  now: number,
  agentStarts: Tally | undefined,
): number {
  const counter = counterOf(kind);
  if (counter === undefined) return 0;
  const most = { starts: limits.startsPerCall, captures: limits.capturesPerCall }[counter];
  return Math.max(
    secondsUntilAllowed(attempts?.[counter], most, limits, now),
    counter === 'starts' ? secondsUntilAllowed(agentStarts, limits.startsPerAgent, limits, now) : 0,
  );
}

/** The attempts with one more question of this kind; unchanged if the kind is not counted. */
export function withAttempt(
  attempts: Attempts | undefined,
  kind: QuestionKind,
  limits: Limits,
  now: number,
): Attempts | undefined {
  const counter = counterOf(kind);
  if (counter === undefined) return attempts;
  return { ...attempts, [counter]: plusOne(attempts?.[counter], limits, now) };
}
