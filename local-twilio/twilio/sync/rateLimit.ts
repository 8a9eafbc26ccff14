const WRITES_PER_SECOND = 20;
const WINDOW_MS = 10_000;

/** True when the object `key` may be written now, and then counts that write. */
export type RateLimit = (key: string) => boolean;

/** 20 writes a second for each object, averaged over ten seconds (Twilio's published Sync limits). */
export function createRateLimit(now = Date.now): RateLimit {
  const writes = new Map<string, number[]>();
  return (key) => {
    const recent = (writes.get(key) ?? []).filter((at) => at > now() - WINDOW_MS);
    const allowed = recent.length < (WRITES_PER_SECOND * WINDOW_MS) / 1000;
    writes.set(key, allowed ? [...recent, now()] : recent);
    return allowed;
  };
}
