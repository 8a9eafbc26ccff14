const MOST_ENTRIES = 200;

/** Puts an entry in as the newest, and the oldest out when there are too many. */
export function keepNewest<T>(entries: Map<string, T>, key: string, value: T): void {
  entries.delete(key);
  entries.set(key, value);
  const [oldest] = entries.keys();
  if (entries.size > MOST_ENTRIES && oldest !== undefined) entries.delete(oldest);
}
