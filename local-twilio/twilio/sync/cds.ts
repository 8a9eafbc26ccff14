import type { LiveQueries } from '../insights/liveQueries';
import type { HostHandler, HttpReply, HttpRequest } from '../twilsock/client';
import { answerCollections } from './cdsCollections';
import { answerDocuments } from './cdsDocuments';
import { type CdsRequest, parsePath } from './cdsRequests';
import { answerStreams } from './cdsStreams';
import type { SyncStore } from './store';
import { createSubscriptions } from './subscriptions';

function answerObjects(store: SyncStore, asked: CdsRequest): HttpReply | undefined {
  switch (asked.type) {
    case 'document':
      return answerDocuments(store, asked);
    case 'list':
      return answerCollections(store, store.lists, asked);
    case 'map':
      return answerCollections(store, store.maps, asked);
    case 'stream':
      return answerStreams(store, asked);
  }
}

/** `cds.us1.twilio.com`, as the Sync SDK asks it over Twilsock: the objects, queries, subscriptions to both. */
export function createCds(store: SyncStore, liveQueries: LiveQueries): HostHandler {
  const subscribe = createSubscriptions(store, liveQueries);
  return (request: HttpRequest, client) => {
    if (request.path === '/v4/Subscriptions' && request.method === 'POST') {
      return subscribe(request.body, client);
    }
    const path = parsePath(request.path);
    return path
      ? answerObjects(store, { ...path, request, grant: client.grant() })
      : liveQueries.answer(request, client);
  };
}
