import type { SwitchSettings } from '../switches/switches';

const WINDOW_S = 10;
const KIB = 1024;
/** Up to this size the whole rate holds, and from the other one on a tenth of it. */
const SMALL_BYTES = KIB;
const LARGE_BYTES = 10 * KIB;
const LARGE_SHARE = 0.1;

type BetweenSizes = SwitchSettings['syncRateOfSize'];

/**
 * True when the object `key` may be written now with that many bytes, or read, and then counts that. The bytes are
 * counted only where there is a limit.
 */
export type RateLimit = (key: string, bytes: () => number) => boolean;

/** Which share of the rate is left to an object of this size; between the two published ones it is a guess. */
function shareOf(bytes: number, between: BetweenSizes): number {
  if (bytes <= SMALL_BYTES) return 1;
  if (bytes >= LARGE_BYTES || between === 'least') return LARGE_SHARE;
  const way = (bytes - SMALL_BYTES) / (LARGE_BYTES - SMALL_BYTES);
  return 1 - way * (1 - LARGE_SHARE);
}

/**
 * So many writes a second to each object, averaged over ten seconds, and fewer to a larger one (Twilio's
 * published Sync limits: 20 up to 1 KiB, 2 from 10 KiB on). Without a rate there is no limit.
 */
export function createRateLimit(
  perSecond: number | undefined,
  between: () => BetweenSizes,
  now = Date.now,
): RateLimit {
  if (perSecond === undefined) return () => true;
  /** When each object was written, and how many small writes that one counts as. */
  const writes = new Map<string, { readonly at: number; readonly weight: number }[]>();
  return (key, bytes) => {
    const begun = now() - WINDOW_S * 1000;
    const recent = (writes.get(key) ?? []).filter(({ at }) => at > begun);
    const weight = 1 / shareOf(bytes(), between());
    const spent = recent.reduce((sum, each) => sum + each.weight, weight);
    const allowed = spent <= perSecond * WINDOW_S;
    writes.set(key, allowed ? [...recent, { at: now(), weight }] : recent);
    return allowed;
  };
}
