import { keepNewest } from '../runtime/keepNewest';
import type { Stored } from './stored';

/*
 * The documents as this process saw them last. Every function is a bundle with its own modules; the bundles
 * share one memory under a global symbol. If the platform runs each function in a separate process, each
 * memory just contains less. Nothing relies on an entry being there or up to date: a conditional write fails
 * if it is outdated.
 */

const memoryKey: unique symbol = Symbol.for('flex-payment-functions/documents');
const sharedKey: unique symbol = Symbol.for('flex-payment-functions/shared');
const helpersKey: unique symbol = Symbol.for('flex-payment-functions/helpers');
const process: {
  readonly Symbol: SymbolConstructor;
  [memoryKey]?: Map<string, Stored>;
  [sharedKey]?: Map<string, true>;
  [helpersKey]?: Map<string, Helper>;
} = globalThis;

/** A document that holds no payment, as it was seen last. */
export interface Helper {
  readonly revision: string;
  readonly data: unknown;
}

/** Helper documents, by name. */
export const helpers = (): Map<string, Helper> =>
  (process[helpersKey] ??= new Map<string, Helper>());

const documents = (): Map<string, Stored> => (process[memoryKey] ??= new Map<string, Stored>());

/** The document as this process saw it last; it may be old. */
export function recall(name: string): Stored | undefined {
  return documents().get(name);
}

export function remember(name: string, stored: Stored): void {
  keepNewest(documents(), name, stored);
}

/** Documents that another process was seen to write. */
const shared = (): Map<string, true> => (process[sharedKey] ??= new Map<string, true>());

/** Another process has changed a document: what is remembered of it is outdated, and soon will be again. */
export function outdated(name: string): void {
  documents().delete(name);
  keepNewest(shared(), name, true);
}

/** The document as this process saw it last, unless another process writes it too. */
export function recallUnshared(name: string): Stored | undefined {
  return shared().has(name) ? undefined : recall(name);
}

/** Notes how a document was found: as this process saw it last, if no other process writes it any more. */
export function notice(name: string, found: Stored | undefined): void {
  if (found?.revision === recall(name)?.revision) shared().delete(name);
}
