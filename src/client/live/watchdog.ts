/*
 * What the agent sees as live is never older than these limits, whatever the SDK says about its socket: a
 * half-open one counts as "connected" until somebody sends something.
 */

/** While Twilio owes an answer: an outcome, or the caller's keys. */
export const DUE_LIMITS = { askAfterMs: 10_000, staleAfterMs: 30_000 } as const;
/** While nothing is expected to change. */
export const IDLE_LIMITS = { askAfterMs: 60_000, staleAfterMs: 120_000 } as const;

/** How often the age is checked. */
export const TICK_MS = 1_000;

export interface WatchdogEvents {
  /** Nothing was heard for a while: ask for a sign of life. Called again until one comes. */
  ask(): void;
  /** What is shown may be older than `since`, milliseconds since 1970, and the limit is reached. */
  stale(since: number): void;
}

export interface Watchdog {
  /** The server has just confirmed what is shown. */
  alive(): void;
  /** Whether an answer is due; another limit counts from now. */
  expect(due: boolean): void;
  stop(): void;
}

/**
 * Watches the age of what is shown. It uses the clock, not the number of ticks: a laptop that slept, or a page
 * whose timers the browser delayed, is noticed at the first tick afterwards.
 */
export function createWatchdog(events: WatchdogEvents): Watchdog {
  let limits: typeof DUE_LIMITS | typeof IDLE_LIMITS = IDLE_LIMITS;
  let heardAt = Date.now();

  function check(): void {
    const age = Date.now() - heardAt;
    // One tick early, so that the limit itself is never passed.
    if (age >= limits.staleAfterMs - TICK_MS) events.stale(heardAt);
    if (age >= limits.askAfterMs) events.ask();
  }

  const timer = setInterval(check, TICK_MS);
  return {
    alive: () => (heardAt = Date.now()),
    expect: (due) => (limits = due ? DUE_LIMITS : IDLE_LIMITS),
    stop: () => {
      clearInterval(timer);
    },
  };
}
