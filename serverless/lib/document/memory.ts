import type { Agent } from 'node:https';
import type { Configuration } from '../../../src/payment/offer/configuration';
import type { Prefill } from '../../../src/payment/offer/prefill';
import type { Stored } from './store';

/*
 * What a process remembers from one request to the next. Every function is a bundle with modules of its
 * own; they find one memory under a symbol of the process. Where the platform runs each function in a
 * process of its own, each memory is just emptier: nothing here is ever relied on to be there or
 * to be up to date. A conditional write finds out what is old, and rights are checked anew each time.
 */

/** That all checks of an agent's request passed, and what they found. */
export interface Right {
  readonly callSid: string;
  readonly workerSid: string;
  readonly offer: Configuration;
  readonly prefill: Prefill | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A document that holds no payment, as it was seen last. */
export interface Helper {
  readonly revision: string;
  readonly data: unknown;
}

interface Memory {
  agent?: Agent;
  /** By name. */
  readonly documents: Map<string, Stored>;
  /** Helper documents, by name. */
  readonly helpers: Map<string, Helper>;
  /** By token and claim, hashed. */
  readonly rights: Map<string, Right>;
}

const memoryKey: unique symbol = Symbol.for('flex-payment-functions/memory');
const process: { readonly Symbol: SymbolConstructor; [memoryKey]?: Memory } = globalThis;

/** The memory of this process. */
export function shared(): Memory {
  return (process[memoryKey] ??= { documents: new Map(), helpers: new Map(), rights: new Map() });
}

const MOST_ENTRIES = 200;

/** Puts an entry in as the newest, and the oldest out when there are too many. */
export function keepNewest<T>(entries: Map<string, T>, key: string, value: T): void {
  entries.delete(key);
  entries.set(key, value);
  const [oldest] = entries.keys();
  if (entries.size > MOST_ENTRIES && oldest !== undefined) entries.delete(oldest);
}

/** The document as this process saw it last; it may be old. */
export function recall(name: string): Stored | undefined {
  return shared().documents.get(name);
}

export function remember(name: string, stored: Stored): void {
  keepNewest(shared().documents, name, stored);
}
