import { keepNewest } from '../runtime/keepNewest';
import type { Stored } from './stored';

/*
 * The documents as this process saw them last. Every function is a bundle with its own modules; the bundles
 * share one memory under a global symbol. If the platform runs each function in a separate process, each
 * memory just contains less. Nothing relies on an entry being there or up to date: a conditional write fails
 * if it is outdated.
 */

const memoryKey: unique symbol = Symbol.for('flex-payment-functions/documents');
const helpersKey: unique symbol = Symbol.for('flex-payment-functions/helpers');
const process: {
  readonly Symbol: SymbolConstructor;
  [memoryKey]?: Map<string, Stored>;
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

export function forget(name: string): void {
  documents().delete(name);
}
