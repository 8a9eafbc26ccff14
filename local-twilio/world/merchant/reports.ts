import type { JsonObject } from '../../twilio/rest/json';

/** One event, as `GET /merchant/reports` lists it. */
interface Received {
  readonly id: string;
  /** How often it was sent, refused on purpose or not. */
  readonly attempts: number;
  /** How often it was taken; 0 while it was only refused on purpose. */
  readonly deliveries: number;
  readonly event: JsonObject;
}

/** What the merchant's endpoint remembers. */
export interface Reports {
  /** `taken` is false when the endpoint refuses it on purpose. */
  add(id: string, event: JsonObject, taken: boolean): void;
  /** Oldest first. */
  list(): readonly Received[];
  readonly forget: () => void;
}

const MOST = 1000;

const masked = (token: unknown): unknown =>
  typeof token === 'string' ? token.slice(-4).padStart(token.length, 'x') : token;

/** The event with the processor's tokens masked to their last four characters. */
function withoutTokens(event: JsonObject): JsonObject {
  const { tokens } = event;
  if (typeof tokens !== 'object' || tokens === null) return event;
  const pairs = Object.entries(tokens).map(([name, token]) => [name, masked(token)]);
  return { ...event, tokens: Object.fromEntries(pairs) };
}

/** A repeated event is the same, except for the token that the first one may have lacked. */
const better = (kept: JsonObject, again: JsonObject): JsonObject =>
  kept.tokenMissing === true && again.tokenMissing === false ? withoutTokens(again) : kept;

/** An empty memory of the last thousand events. */
export function createReports(): Reports {
  const byId = new Map<string, Received>();
  return {
    add(id, event, taken) {
      const {
        attempts,
        deliveries,
        event: kept,
      } = byId.get(id) ?? {
        attempts: 0,
        deliveries: 0,
        event: withoutTokens(event),
      };
      const count = taken ? deliveries + 1 : deliveries;
      byId.set(id, {
        id,
        attempts: attempts + 1,
        deliveries: count,
        event: better(kept, event),
      });
      const [oldest] = byId.keys();
      if (byId.size > MOST && oldest !== undefined) byId.delete(oldest);
    },
    list: () => [...byId.values()],
    forget: () => byId.clear(),
  };
}
