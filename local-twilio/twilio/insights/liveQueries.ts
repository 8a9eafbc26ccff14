import { createHash } from 'node:crypto';
import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { andThen, done, type Outcome } from '../rest/outcome';
import { answer, badRequest } from '../sync/cdsReplies';
import {
  type Correlation,
  happened,
  type LiveEvent,
  type ProtocolVersion,
  subscriptionCanceled,
  subscriptionEstablished,
  subscriptionFailed,
} from '../sync/liveEvents';
import type { SwitchSettings } from '../switches/switches';
import type { Client, HostHandler } from '../twilsock/client';
import { type Matches, parseExpression } from './expression';
import type { Indexes, Item, ItemChange } from './indexes';
import { type IndexName, indexNames } from './rows';

const PATH = /^\/v3\/Insights\/([\w-]+)\/Items$/;
const QueryBody = Type.Object({
  query_string: Type.String(),
  type: Type.Optional(Type.Literal('live_query')),
});

/** A subscription to a live query; the server keeps none, so the client names it whole. */
export const LiveQueryRequest = Type.Object({
  object_sid: Type.String(),
  object_type: Type.Literal('live_query'),
  last_event_id: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
  index_name: Type.Optional(Type.String()),
  query_string: Type.Optional(Type.String()),
});

type LiveQuery = Static<typeof LiveQueryRequest>;

interface Subscribed {
  readonly index: IndexName;
  readonly matches: Matches;
  readonly version: ProtocolVersion;
}

/** What matches now, and subscriptions to what matches from now on. */
export interface LiveQueries {
  readonly answer: HostHandler;
  readonly establish: (client: Client, correlation: Correlation, request: LiveQuery) => void;
  readonly cancel: (client: Client, correlation: Correlation, request: LiveQuery) => void;
}

const indexNamed = (name: string | undefined): IndexName | undefined =>
  indexNames.find((each) => each === name);

/** The same for everybody who asks the same: the client opens a query that it has once only. */
const queryIdOf = (index: IndexName, expression: string): string =>
  `QR${createHash('sha256').update(`${index} ${expression}`).digest('hex').slice(0, 32)}`;

/** A subscriber's news of a change; undefined if it is none of its query's. */
function newsOf(change: ItemChange, queryId: string, matches: Matches): LiveEvent | undefined {
  const { before, after, eventId } = change;
  const item = (after ?? before)?.key;
  const common = { id: eventId, last_event_id: eventId, query_id: queryId, item_key: item };
  if (after && matches(after.data)) {
    const event = { ...common, item_data: after.data, item_revision: after.revision };
    return { object: 'live_query', name: 'live_query_item_updated', event };
  }
  if (!before || !matches(before.data)) return undefined;
  const event = { ...common, item_revision: eventId };
  return { object: 'live_query', name: 'live_query_item_removed', event };
}

const wholeResult = (queryId: string, items: readonly Item[], eventId: number): LiveEvent => ({
  object: 'live_query',
  name: 'live_query_updated',
  event: { id: eventId, last_event_id: eventId, query_id: queryId, items },
});

/** `cds.us1.twilio.com/v3/Insights`: instant and live queries of the Sync SDK. */
export function createLiveQueries(indexes: Indexes, switches: () => SwitchSettings): LiveQueries {
  const subscribers = new Map<Client, Map<string, Subscribed>>();

  indexes.events.on('changed', (change) => {
    for (const [client, queries] of subscribers)
      for (const [queryId, { index, matches, version }] of queries) {
        const news = index === change.index ? newsOf(change, queryId, matches) : undefined;
        if (news) client.notify(...happened(version, news));
      }
  });

  const itemsOf = (index: IndexName, matches: Matches): readonly Item[] =>
    indexes.items(index).filter(({ data }) => matches(data));

  function subscribe(client: Client, queryId: string, subscribed: Subscribed): void {
    if (client.gone.aborted) return;
    const known = subscribers.get(client);
    if (!known) client.gone.addEventListener('abort', () => subscribers.delete(client));
    subscribers.set(client, (known ?? new Map<string, Subscribed>()).set(queryId, subscribed));
  }

  return {
    answer({ method, path, body }) {
      const index = indexNamed(PATH.exec(path)?.[1]);
      if (method !== 'POST' || !index) return undefined;
      if (!Value.Check(QueryBody, body)) return badRequest('Invalid query');
      const { query_string: expression, type } = body;
      const found = andThen(parseExpression(expression, switches()), (matches): Outcome<object> => {
        const items = itemsOf(index, matches);
        const query = { query_id: queryIdOf(index, expression), last_event_id: indexes.eventId() };
        return done(type === 'live_query' ? { ...query, items } : { items });
      });
      return answer(found, 200, (result) => result);
    },
    establish(client, correlation, request) {
      const { object_sid: queryId, index_name: name, query_string: expression = '' } = request;
      const seen = request.last_event_id ?? -1;
      const index = indexNamed(name);
      const parsed = parseExpression(expression, switches());
      if (!index || !parsed.ok) {
        const error = { status: 404, code: 54500, message: 'Query not found' };
        client.notify(...subscriptionFailed(correlation, queryId, error));
        return;
      }
      const matches = parsed.value;
      subscribe(client, queryId, { index, matches, version: correlation.version });
      // What was missed between the answer, or the last connection, and now: all that matches.
      const items = itemsOf(index, matches);
      const eventId = indexes.eventId();
      if (eventId > seen) {
        client.notify(...happened(correlation.version, wholeResult(queryId, items, eventId)));
      }
      const object = { object_sid: queryId, object_type: 'live_query' };
      client.notify(...subscriptionEstablished(correlation, object, eventId));
    },
    cancel(client, correlation, { object_sid: queryId }) {
      subscribers.get(client)?.delete(queryId);
      const object = { object_sid: queryId, object_type: 'live_query' };
      client.notify(...subscriptionCanceled(correlation, object));
    },
  };
}
