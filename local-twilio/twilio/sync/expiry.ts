/** Longest delay that a Node timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Timers that end things at a given time, one for each. They do not keep the process alive. */
interface Expiry<T> {
  /** Replaces its timer; `null` takes it away. */
  set(what: T, at: Date | null): void;
}

/** Calls `onExpired` once for each thing, at or after its time. `keyOf` identifies it. */
export function createExpiry<T>(
  keyOf: (what: T) => string,
  onExpired: (what: T) => void,
): Expiry<T> {
  const timers = new Map<string, NodeJS.Timeout>();

  function arm(what: T, at: number): void {
    const delay = Math.min(Math.max(at - Date.now(), 0), LONGEST_TIMER_MS);
    const timer = setTimeout(() => {
      if (Date.now() < at) {
        arm(what, at);
        return;
      }
      timers.delete(keyOf(what));
      onExpired(what);
    }, delay);
    timers.set(keyOf(what), timer.unref());
  }

  return {
    set(what, at) {
      const key = keyOf(what);
      clearTimeout(timers.get(key));
      timers.delete(key);
      if (at) arm(what, at.getTime());
    },
  };
}
