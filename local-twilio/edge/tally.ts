/** How many faults struck, by kind, since the server's start. */
export interface Tally {
  readonly count: (kind: string) => void;
  counts(): Readonly<Record<string, number>>;
}

export function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    count: (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    counts: () => Object.fromEntries([...counts].sort()),
  };
}
