import { SyncClient } from 'twilio-sync';
import { nextFrame } from './frame';

/** Moments of one change, in milliseconds since 1970 by the page's clock. */
export interface Seen {
  /** The SDK's event arrived, or the digits are in the page. */
  readonly changed: number;
  /** The frame that shows it has been painted. */
  readonly painted: number;
}

interface PaintBench {
  /** Follows a document with a separate client. */
  follow(token: string, document: string): Promise<void>;
  /** Starts waiting for the next update of that document. */
  awaitUpdate(): void;
  /** Starts waiting for that many masked digits of the card number. */
  awaitDigits(count: number): void;
  /** Resolves with what was waited for. */
  seen(): Promise<Seen>;
}

declare global {
  interface Window {
    paintBench: PaintBench;
  }
}

const clock = () => performance.timeOrigin + performance.now();

let seen: Promise<Seen> | undefined;
let updated: () => void = () => undefined;

function lookOut(start: (done: () => void) => void): void {
  seen = new Promise((resolve) => {
    start(() => {
      const changed = clock();
      void nextFrame().then(() => resolve({ changed, painted: clock() }));
    });
  });
}

function digitsShown(): number {
  const row = document.querySelector('[role=group][aria-label="Card number"]');
  return /x[x ]*/.exec(row?.textContent ?? '')?.[0].replaceAll(' ', '').length ?? 0;
}

window.paintBench = {
  async follow(token, name) {
    const client = new SyncClient(token, { Sync: { enableSessionStorage: false } });
    const opened = await client.document({ id: name, mode: 'open_existing' });
    opened.on('updated', () => updated());
  },
  awaitUpdate: () => lookOut((done) => (updated = done)),
  awaitDigits: (count) =>
    lookOut((done) => {
      const observer = new MutationObserver(() => {
        if (digitsShown() !== count) return;
        observer.disconnect();
        done();
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    }),
  seen: () => seen ?? Promise.reject(new Error('nothing was looked out for')),
};
