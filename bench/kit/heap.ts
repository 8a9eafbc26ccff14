import type { CDPSession, Page } from 'playwright-core';

/** Bytes of JavaScript objects that are still reachable. */
export interface Heap {
  used(): Promise<number>;
}

/** What one collection leaves to finalizers, the next one collects. */
const COLLECTIONS = 3;

export async function heapOf(page: Page): Promise<Heap> {
  const session: CDPSession = await page.context().newCDPSession(page);
  return {
    async used() {
      for (let count = 0; count < COLLECTIONS; count += 1) {
        await session.send('HeapProfiler.collectGarbage');
      }
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    },
  };
}
