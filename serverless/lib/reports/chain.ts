import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { once } from '../../../src/payment/document/schemas';

/*
 * The events of one worker are numbered, and each contains a hash over itself and the previous hash. Whoever
 * has them can see whether one is missing or was changed (docs/reports.md). Pure.
 */

/** How many of the newest links are remembered, so that a repeated event keeps its own. */
const MOST_RECENT = 50;

const hashSchema = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));

const recentSchema = v.object({
  id: v.string(),
  /** When the event was first reported; a repeat has the same time. */
  time: v.string(),
  sequence: v.number(),
  previous: v.nullable(hashSchema),
});

/** The end of a worker's chain. */
export const chainSchema = v.object({
  /** When it began, ISO 8601: distinguishes it from a restarted one. */
  begun: v.string(),
  /** Number of the last event; 0 before the first. */
  sequence: v.number(),
  hash: v.nullable(hashSchema),
  recent: v.array(once('reports.recent', recentSchema)),
});
export type Chain = v.InferOutput<typeof chainSchema>;

/** Where an event stands in the chain of its worker. */
type Link =
  | {
      readonly kind: 'linked';
      readonly begun: string;
      readonly sequence: number;
      /** Hash of the event before; null in the first. */
      readonly previous: string | null;
      readonly hash: string;
    }
  /** The chain could not be written in time: this event is in no sequence. */
  | { readonly kind: 'unlinked' };

/** An event before it has a place in the chain. */
export interface Unlinked {
  readonly id: string;
  readonly time: string;
}

/** An event as reported, with its place in the chain; null if it is not numbered. */
export type Chained<E extends Unlinked> = E & { readonly chain: Link | null };

/** A chain without an event. */
export function newChain(now: number): Chain {
  return { begun: new Date(now).toISOString(), sequence: 0, hash: null, recent: [] };
}

/**
 * SHA-256 of the event with its place, in canonical JSON (RFC 8785). The processor's tokens are left out: a
 * receiver need not keep them, and a repeated event may lack them.
 */
function hashOf(event: Unlinked, place: object): string {
  const hashed = { ...event, tokens: undefined, tokenMissing: undefined, chain: place };
  return createHash('sha256')
    .update(canonicalize(hashed) ?? '')
    .digest('hex');
}

/** Appends the event to the chain, and returns both; a repeated event keeps its place. */
export function linked<E extends Unlinked>(
  chain: Chain,
  event: E,
): { readonly chain: Chain; readonly event: Chained<E> } {
  const { begun } = chain;
  const known = chain.recent.find(({ id }) => id === event.id);
  const { time, sequence, previous } = known ?? {
    time: event.time,
    sequence: chain.sequence + 1,
    previous: chain.hash,
  };
  const same = { ...event, time };
  const place = { kind: 'linked', begun, sequence, previous } as const;
  const hash = hashOf(same, place);
  const chained = { ...same, chain: { ...place, hash } };
  if (known) return { chain, event: chained };
  const recent = [...chain.recent, { id: event.id, time, sequence, previous }];
  return { chain: { begun, sequence, hash, recent: recent.slice(-MOST_RECENT) }, event: chained };
}
