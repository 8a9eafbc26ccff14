import { SyncClient } from 'twilio-sync';

/**
 * A client of the project's Sync service. The SDK's code is run when the first one is made, not when the
 * desktop starts (webpack.config.js). `enableSessionStorage` would show an older state of a payment after
 * a reload.
 */
export function createSyncClient(token: string): SyncClient {
  return new SyncClient(token, { Sync: { enableSessionStorage: false } });
}
