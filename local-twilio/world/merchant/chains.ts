import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

/*
 * The events of a worker are numbered, and each holds the hash of the one before (docs/reports.md): what
 * is missing and what was changed shows, in whatever order they came.
 */

const Linked = Type.Object({
  workerSid: Type.String(),
  chain: Type.Object({
    kind: Type.Literal('linked'),
    begun: Type.String(),
    sequence: Type.Integer({ minimum: 1 }),
    previous: Type.Union([Type.String(), Type.Null()]),
    hash: Type.String(),
  }),
});
const Unlinked = Type.Object({
  id: Type.String(),
  workerSid: Type.String(),
  chain: Type.Object({ kind: Type.Literal('unlinked') }),
});
type Event = Readonly<Record<string, unknown>>;
type Place = Static<typeof Linked>['chain'];

/** The verdict on the events of one worker in one chain. */
interface ChainReport {
  readonly workerSid: string;
  readonly begun: string;
  /** Numbers from the first to the last that came. */
  readonly first: number;
  readonly last: number;
  /** Numbers between them of which no event came. */
  readonly missing: readonly number[];
  /** Numbers whose event is not what was hashed, or does not follow from the one before. */
  readonly edited: readonly number[];
}

export interface Chains {
  add(event: Event): void;
  readonly list: () => {
    /** More than one for a worker if a new chain has begun. */
    readonly chains: readonly ChainReport[];
    /** Ids of events that the functions could give no number. */
    readonly unlinked: readonly string[];
  };
  readonly forget: () => void;
}

const MOST = 1000;

/** SHA-256 of the event in canonical JSON (RFC 8785), without tokens and without the hash itself. */
function hashOf({ tokens: _tokens, tokenMissing: _missing, ...event }: Event, place: Place) {
  const { hash: _hash, ...rest } = place;
  return createHash('sha256')
    .update(canonicalize({ ...event, chain: rest }) ?? '')
    .digest('hex');
}

interface Entry {
  readonly place: Place;
  /** The event is what was hashed. */
  readonly intact: boolean;
}

function reportOf(
  workerSid: string,
  begun: string,
  entries: ReadonlyMap<number, Entry>,
): ChainReport {
  const numbers = [...entries.keys()].sort((left, right) => left - right);
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? 0;
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const follows = (number: number, { place }: Entry) => {
    if (number === 1) return place.previous === null;
    const before = entries.get(number - 1);
    return !before || before.place.hash === place.previous;
  };
  const edited = [...entries].filter(([number, entry]) => !entry.intact || !follows(number, entry));
  return {
    workerSid,
    begun,
    first,
    last,
    missing: all.filter((number) => !entries.has(number)),
    edited: edited.map(([number]) => number).sort((left, right) => left - right),
  };
}

/** A memory of the chains, with the last thousand numbers of each. */
export function createChains(): Chains {
  const byChain = new Map<string, Map<number, Entry>>();
  const unlinked = new Set<string>();
  return {
    add(event) {
      if (Value.Check(Unlinked, event)) unlinked.add(event.id);
      if (!Value.Check(Linked, event)) return;
      const { workerSid, chain: place } = event;
      const key = JSON.stringify([workerSid, place.begun]);
      const entries = byChain.get(key) ?? new Map<number, Entry>();
      byChain.set(key, entries);
      const known = entries.get(place.sequence);
      const intact = hashOf(event, place) === place.hash && (known?.intact ?? true);
      // Two events at one place: one of them is not the one that was put there.
      const same = known === undefined || known.place.hash === place.hash;
      entries.set(place.sequence, { place: known?.place ?? place, intact: intact && same });
      const oldest = Math.min(...entries.keys());
      if (entries.size > MOST) entries.delete(oldest);
    },
    list: () => ({
      chains: [...byChain].map(([key, entries]) => {
        const [workerSid = '', begun = ''] = Value.Decode(
          Type.Array(Type.String()),
          JSON.parse(key),
        );
        return reportOf(workerSid, begun, entries);
      }),
      unlinked: [...unlinked],
    }),
    forget() {
      byChain.clear();
      unlinked.clear();
    },
  };
}
