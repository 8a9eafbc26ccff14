/**
 * TaskRouter may learn a moment later than Flex who joined a call or left it, and only TaskRouter counts. While
 * the functions' answer does not match what Flex shows, they are asked again after these pauses. For an agent
 * who is alone on the call and may not act, the last pause repeats.
 */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 30_000];
/** Somebody who is not alone may have the right: this often they are asked whether they still do. */
const ATTEMPTS_WITH_COLLEAGUES = 3;

/** Follows who may act on a call that several agents may be in. */
export interface RightToAct {
  /** Whether another agent is in the call. */
  setColleagues(present: boolean): void;
  /** The functions have said who may act. */
  onReply(): void;
  /** False once the call is over, and for somebody who only watches: nothing is asked any more. */
  setLive(live: boolean): void;
  dispose(): void;
}

export interface RightToActOptions {
  /** What the functions said last. */
  readonly mayAct: () => boolean;
  /** Asks the functions once more. */
  readonly ask: () => void;
}

export function createRightToAct({ mayAct, ask }: RightToActOptions): RightToAct {
  let colleagues = false;
  let live = true;
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function follow(): void {
    const fits = mayAct() !== colleagues;
    const enough = colleagues && attempts >= ATTEMPTS_WITH_COLLEAGUES;
    if (fits || enough || !live) {
      stop();
      return;
    }
    timer ??= setTimeout(
      () => {
        timer = undefined;
        attempts += 1;
        ask();
        follow();
      },
      PAUSES_MS[Math.min(attempts, PAUSES_MS.length - 1)],
    );
  }

  return {
    setColleagues(present) {
      if (present === colleagues) return;
      colleagues = present;
      attempts = 0;
      stop();
      ask();
      follow();
    },
    onReply: follow,
    setLive(now) {
      live = now;
      follow();
    },
    dispose() {
      live = false;
      stop();
    },
  };
}
