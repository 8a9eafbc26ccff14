/** An element of a total order; compared place by place. */
export type Rank = readonly (number | string)[];

function compareRanks(left: Rank, right: Rank): number {
  for (const [place, a] of left.entries()) {
    const b = right[place] ?? '';
    if (a < b) return -1;
    if (a > b) return 1;
  }
  return 0;
}

/** The greater of two pieces of evidence under the total order of their ranks: a join (R10). */
export function maxBy<T>(kept: T | null | undefined, found: T, rank: (value: T) => Rank): T {
  return kept && compareRanks(rank(kept), rank(found)) >= 0 ? kept : found;
}
