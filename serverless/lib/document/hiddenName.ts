import { createHmac } from 'node:crypto';

/**
 * The unique name of a helper object in Sync, which nobody without the secret can predict. Anybody with a token
 * of the Sync service may create objects of any name; a known name could be taken, to block the object or to
 * forge it.
 */
export function hiddenName(secret: string, kind: string, ...about: readonly string[]): string {
  const mac = createHmac('sha256', secret).update(JSON.stringify([kind, ...about]));
  return `${kind}.${mac.digest('hex').slice(0, 40)}`;
}
