import { maxBy, type Rank } from './join';
import type { Outcome } from './session';

/* Which of two outcomes of one payment is kept (R13). */

/** Money moved outweighs everything; unknown outweighs nothing. */
const weights = { unknown: 0, cancelled: 1, failed: 2, succeeded: 3 } as const;

/** How much an outcome of this kind weighs; none at all weighs less than any. */
export function weightOf(kind: Outcome['kind'] | null): number {
  return kind === null ? -1 : weights[kind];
}

function outcomeRank(outcome: Outcome): Rank {
  const weight = weightOf(outcome.kind);
  switch (outcome.kind) {
    case 'succeeded':
      return [weight, outcome.confirmationCode ?? ''];
    case 'failed':
      return [weight, JSON.stringify([outcome.reason, outcome.payErrorCode, outcome.messages])];
    case 'unknown':
      return [weight, outcome.result];
    case 'cancelled':
      return [weight];
  }
}

/** The weightier of two outcomes, which is kept. */
export function weightier(kept: Outcome | null, found: Outcome): Outcome {
  return maxBy(kept, found, outcomeRank);
}
