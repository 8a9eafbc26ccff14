import { SyncClient } from 'twilio-sync';
import { createFunctions, type Functions } from '../src/client/functions';
import { createOpenLiveDocument } from '../src/client/live/liveDocument';
import { createPaymentClient } from '../src/client/paymentClient';
import type { Action, Snapshot } from '../src/client/snapshot';
import type { Draft } from '../src/client/form/draft';
import type { CallClaim } from '../src/payment/protocol';
import { shortened } from './syncToken';

export interface TabOptions {
  /** Origin of the functions, as the panel sees it. */
  readonly functionsUrl: string;
  /** Where Sync's clients connect to. */
  readonly syncUri: string;
  readonly token: () => string;
  /** Maximum lifetime of a new Sync token; undefined leaves it as the functions made it. */
  readonly syncTokenSeconds: () => number | undefined;
  /** Reports a fault that only the client notices. */
  readonly struck: (kind: string) => void;
  readonly call: CallClaim;
  readonly seen: (snapshot: Snapshot) => void;
}

/** One browser tab with the panel's own client in it. */
export interface Tab {
  readonly functions: Functions;
  readonly snapshot: () => Snapshot;
  edit(draft: Partial<Draft>): void;
  /** Presses, and resolves when the press is no longer pending; false if it stays pending too long. */
  press(action: Action): Promise<boolean>;
  /** True once a snapshot passes; false if none did within the limit. */
  until(fits: (snapshot: Snapshot) => boolean, limitMs: number): Promise<boolean>;
  /** The page is reloaded. */
  reload(): void;
  /** Reconnects after the panel could not connect, as its button does. */
  connect(): void;
  compose(): void;
  close(): void;
}

/** The time within which a press is answered or given up: twice 27 s of requests, 15 s for the document. */
const PRESS_LIMIT_MS = 75_000;

export function openTab(options: TabOptions): Tab {
  const { functionsUrl, syncUri, token, syncTokenSeconds, struck, call, seen } = options;
  const functions = createFunctions({ url: functionsUrl, token });
  const openDocument = createOpenLiveDocument((syncToken) => {
    // The client's types do not include the option for its address. It keeps the object, so each needs its own.
    const sync = { Twilsock: { uri: syncUri }, Sync: { enableSessionStorage: false } };
    const client = new SyncClient(shortened(syncToken, syncTokenSeconds()), sync);
    client.on('tokenAboutToExpire', () => struck('Sync token about to expire'));
    client.on('tokenExpired', () => struck('Sync token expired'));
    return client;
  });

  function start() {
    const client = createPaymentClient(functions, openDocument);
    client.subscribe(() => seen(client.getSnapshot()));
    client.setCall(call);
    return client;
  }
  let client = start();

  function until(fits: (snapshot: Snapshot) => boolean, limitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (found: boolean) => {
        clearTimeout(timer);
        unsubscribe();
        resolve(found);
      };
      const timer = setTimeout(() => end(false), limitMs);
      const look = () => fits(client.getSnapshot()) && end(true);
      const unsubscribe = client.subscribe(look);
      look();
    });
  }

  return {
    functions,
    snapshot: () => client.getSnapshot(),
    edit: (draft) => client.edit(draft),
    press(action) {
      client.press(action);
      return until(({ pending }) => pending === null, PRESS_LIMIT_MS);
    },
    until,
    reload() {
      client.dispose();
      client = start();
    },
    connect: () => client.connect(),
    compose: () => client.compose(),
    close: () => client.dispose(),
  };
}
