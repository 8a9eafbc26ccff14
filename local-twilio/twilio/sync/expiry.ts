/** Longest delay that a Node timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Timers that end objects at a given time, by key; one a key. They do not keep the process alive. */
export interface Expiry {
  /** Replaces the key's timer; `null` takes it away. */
  set(key: string, at: Date | null): void;
}

/** `onExpired` is called once for each key, at or after its time. */
export function createExpiry(onExpired: (key: string) => void): Expiry {
  const timers = new Map<string, NodeJS.Timeout>();

  function arm(key: string, at: number): void {
    const delay = Math.min(Math.max(at - Date.now(), 0), LONGEST_TIMER_MS);
    const timer = setTimeout(() => {
      if (Date.now() < at) {
        arm(key, at);
        return;
      }
      timers.delete(key);
      onExpired(key);
    }, delay);
    timers.set(key, timer.unref());
  }

  return {
    set(key, at) {
      clearTimeout(timers.get(key));
      timers.delete(key);
      if (at) arm(key, at.getTime());
    },
  };
}
