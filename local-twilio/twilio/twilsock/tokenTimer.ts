import type { SwitchSettings } from '../switches/switches';

/** Twilio's SDKs are warned three minutes before their token ends, as their pages say. */
const WARNING_MS = 3 * 60_000;
/** Longest delay that a Node timer takes; a longer one would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface TokenTimerOptions {
  /** When a token with less than six minutes left is announced. */
  readonly shortToken: () => SwitchSettings['syncShortToken'];
  readonly aboutToExpire: () => void;
  readonly expired: () => void;
}

/** Watches the token of one connection; `start` again when it was renewed. */
export interface TokenTimer {
  /** Milliseconds since 1970. */
  start(expiresAt: number): void;
  stop(): void;
}

/**
 * By default a token with less than six minutes left is announced at half time: at once, as three minutes
 * would say, an application that answers with another short token would ask for tokens without a pause.
 */
export function createTokenTimer({
  shortToken,
  aboutToExpire,
  expired,
}: TokenTimerOptions): TokenTimer {
  let timers: readonly NodeJS.Timeout[] = [];

  function stop(): void {
    timers.forEach(clearTimeout);
    timers = [];
  }

  return {
    start(expiresAt) {
      stop();
      const left = Math.min(expiresAt - Date.now(), LONGEST_TIMER_MS);
      const longest = shortToken() === 'half-time' ? left / 2 : left;
      timers = [
        setTimeout(aboutToExpire, left - Math.min(WARNING_MS, longest)),
        setTimeout(expired, left),
      ];
      for (const timer of timers) timer.unref();
    },
    stop,
  };
}
