/** How many keys were pressed in the entry a caller is at, by call; never which. */
export interface Entry {
  readonly count: number;
  readonly at: number;
  readonly ended: boolean;
}

/** The agent's payment session ends an entry after this long without a key, too. */
const PAUSE_MS = 5_000;

/** The entry after one more key at time `now` (ms); `#` and `*` end it, and so does a pause. */
export function pressed(entry: Entry | undefined, ends: boolean, now: number): Entry {
  const goesOn = entry && !entry.ended && now - entry.at < PAUSE_MS;
  return { count: (goesOn ? entry.count : 0) + 1, at: now, ended: ends };
}
