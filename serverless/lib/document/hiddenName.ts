import { createHmac } from 'node:crypto';

/**
 * The unique name of a helper object in Sync that nobody without the secret can tell in advance. Whoever
 * has a token of the Sync service may make objects of any name; a name that is known could be taken, to
 * stand in the way or to be believed.
 */
export function hiddenName(secret: string, kind: string, ...about: readonly string[]): string {
  const mac = createHmac('sha256', secret).update(JSON.stringify([kind, ...about]));
  return `${kind}.${mac.digest('hex').slice(0, 40)}`;
}
