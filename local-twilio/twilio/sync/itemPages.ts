import type { SyncItem } from './model';

/** Which items of a list or a map are asked for. */
export interface ItemQuery {
  readonly order: 'asc' | 'desc';
  /** The key to begin at; absent begins at the end that `order` puts first. */
  readonly from?: string | undefined;
  /** Whether the item `from` is one of them. */
  readonly bounds: 'inclusive' | 'exclusive';
  readonly pageSize: number;
  /** Of an earlier page; goes before `from` and `bounds`. */
  readonly pageToken?: string | undefined;
}

export interface ItemPage {
  readonly items: readonly SyncItem[];
  readonly previousToken: string | null;
  readonly nextToken: string | null;
}

type Compare = (one: string, other: string) => number;

/** By index in a list, character by character in a map. */
export const compareKeys = {
  list: (one, other) => Number(one) - Number(other),
  map: (one, other) => (one < other ? -1 : Number(one > other)),
} as const satisfies Record<'list' | 'map', Compare>;

/** A token names the last item of a page, so that added or removed items do not shift the pages. */
const AFTER = 'a';
const BEFORE = 'b';
const encode = (side: string, item: SyncItem): string =>
  Buffer.from(side + item.key).toString('base64url');

export function pageOfItems(
  all: Iterable<SyncItem>,
  { order, from, bounds, pageSize, pageToken }: ItemQuery,
  compare: Compare,
): ItemPage {
  const direction: Compare = order === 'asc' ? compare : (one, other) => compare(other, one);
  const sorted = [...all].sort((one, other) => direction(one.key, other.key));
  const indexOf = (key: string, inclusive: boolean): number => {
    const index = sorted.findIndex((item) => {
      const place = direction(item.key, key);
      return place > 0 || (inclusive && place === 0);
    });
    return index < 0 ? sorted.length : index;
  };

  const token = Buffer.from(pageToken ?? '', 'base64url').toString();
  const [side, key] = [token.slice(0, 1), token.slice(1)];
  let start = from === undefined ? 0 : indexOf(from, bounds === 'inclusive');
  let end = start + pageSize;
  if (side === AFTER) {
    start = indexOf(key, false);
    end = start + pageSize;
  } else if (side === BEFORE) {
    end = indexOf(key, true);
    start = Math.max(0, end - pageSize);
  }
  const items = sorted.slice(start, end);
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    previousToken: first && start > 0 ? encode(BEFORE, first) : null,
    nextToken: last && end < sorted.length ? encode(AFTER, last) : null,
  };
}
