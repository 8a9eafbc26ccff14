import type { Stored } from './store';

const MOST_CALLS = 200;
const remembered = new Map<string, Stored>();

/*
 * The documents this process wrote last. While one call's callbacks come in, the next one then needs
 * a single Sync request: the conditional write. Twilio keeps a process for some requests and starts
 * others beside it, so what is remembered may be old; the condition finds that out.
 */

export function recall(name: string): Stored | undefined {
  return remembered.get(name);
}

export function remember(name: string, stored: Stored): void {
  remembered.delete(name);
  remembered.set(name, stored);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_CALLS && oldest !== undefined) remembered.delete(oldest);
}
