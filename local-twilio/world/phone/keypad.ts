import { setTimeout as sleep } from 'node:timers/promises';
import type { Calls, Key } from '../../twilio/calls/calls';

/** How pressing a row of keys ended. */
type Pressed =
  | { readonly outcome: 'all'; readonly pressed: number }
  /** The call was not, or no longer, in progress. */
  | { readonly outcome: 'not-connected'; readonly pressed: number };

/** Presses keys into a call one after the other, `intervalMs` apart; settles when all were pressed. */
export type PressKeys = (
  callSid: string,
  keys: readonly Key[],
  intervalMs: number,
) => Promise<Pressed>;

/**
 * Two rows of keys for one call follow each other: nobody has two fingers on two rows. When `stop`
 * is aborted, no more keys are pressed.
 */
export function createKeypad(calls: Calls, stop: AbortSignal): PressKeys {
  const last = new Map<string, Promise<Pressed>>();

  async function press(
    callSid: string,
    keys: readonly Key[],
    intervalMs: number,
  ): Promise<Pressed> {
    let pressed = 0;
    for (const key of keys) {
      if (pressed > 0 && intervalMs > 0)
        await sleep(intervalMs, undefined, { signal: stop }).catch(() => undefined);
      if (stop.aborted || !calls.press(callSid, key)) return { outcome: 'not-connected', pressed };
      pressed += 1;
    }
    return { outcome: 'all', pressed };
  }

  return async (callSid, keys, intervalMs) => {
    const before = last.get(callSid) ?? Promise.resolve();
    const row = before.then(
      () => press(callSid, keys, intervalMs),
      () => press(callSid, keys, intervalMs),
    );
    last.set(callSid, row);
    try {
      return await row;
    } finally {
      if (last.get(callSid) === row) last.delete(callSid);
    }
  };
}
