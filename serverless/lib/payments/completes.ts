import { keepNewest } from '../runtime/keepNewest';

/*
 * What this process knows about the completes that it recorded. The document does not say whether one was sent until
 * a callback does: the reply to its write may have been lost, and Sync may have been unreachable when it should have
 * been withdrawn. If this process does not know, nobody is told that it was sent.
 */

type Fate = 'sent' | 'held-back';

/** Every function is a bundle with its own modules; bundles of a process share what is under a global symbol. */
const fatesKey: unique symbol = Symbol.for('flex-payment-functions/completes');
const process: { readonly Symbol: SymbolConstructor; [fatesKey]?: Map<string, Fate> } = globalThis;

/** By session and intent. */
const fates = (): Map<string, Fate> => (process[fatesKey] ??= new Map<string, Fate>());

const keyOf = (session: string, intent: string): string => `${session} ${intent}`;

/** Notes that a complete is about to be sent, or that it stayed in the document and was not sent. */
export function noteFate(session: string, intent: string, fate: Fate): void {
  keepNewest(fates(), keyOf(session, intent), fate);
}

/** What became of a complete; undefined where this process does not know. */
export function fateOf(session: string, intent: string): Fate | undefined {
  return fates().get(keyOf(session, intent));
}
