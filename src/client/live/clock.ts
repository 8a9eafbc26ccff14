/** The functions' clock, which all time limits of a payment go by; the browser's may be wrong. */
export interface ServerClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The functions have just said what time it is. */
  readonly set: (serverNow: number) => void;
}

export function createServerClock(): ServerClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    set: (serverNow) => {
      ahead = serverNow - Date.now();
    },
  };
}
