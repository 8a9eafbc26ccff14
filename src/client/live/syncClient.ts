import { SyncClient } from 'twilio-sync';

type Listening = Parameters<typeof window.addEventListener>;

/** Makes something, and returns with it the listeners that it has added to the window. */
function watchingWindow<T>(make: () => T): { made: T; listening: readonly Listening[] } {
  const listening: Listening[] = [];
  const own = Object.getOwnPropertyDescriptor(window, 'addEventListener');
  const listen = window.addEventListener.bind(window);
  window.addEventListener = (...how: Listening) => {
    listening.push(how);
    listen(...how);
  };
  try {
    return { made: make(), listening };
  } finally {
    if (own) Object.defineProperty(window, 'addEventListener', own);
    else Reflect.deleteProperty(window, 'addEventListener');
  }
}

/**
 * A client of the project's Sync service. The SDK's code is run when the first one is made, not when the
 * desktop starts (webpack.config.js). `enableSessionStorage` would show an older state of a payment after
 * a reload. The SDK never stops listening to the window, by which a client that was shut down would connect
 * again, and no client is ever freed: its listeners are taken away when it is shut down.
 */
export function createSyncClient(token: string): SyncClient {
  const options = { Sync: { enableSessionStorage: false } };
  const { made: client, listening } = watchingWindow(() => new SyncClient(token, options));
  const shutdown = client.shutdown.bind(client);
  client.shutdown = () => {
    for (const how of listening) window.removeEventListener(...how);
    return shutdown();
  };
  return client;
}
