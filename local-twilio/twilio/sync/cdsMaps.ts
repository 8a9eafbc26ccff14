import type { HttpReply, HttpRequest } from '../twilsock/client';
import { refusal } from './cdsReplies';
import { syncErrors } from './errors';
import type { SyncMap, SyncMaps } from './maps';

const PATH = /^\/v3\/Maps\/([^/]+)(\/Items)?$/;

const mapUrl = (map: SyncMap): string => `https://cds.us1.twilio.com/v3/Maps/${map.sid}`;

function items(map: SyncMap) {
  const date = map.dateCreated.toISOString();
  return Object.entries(map.items).map(([key, data]) => ({
    key,
    data,
    url: `${mapUrl(map)}/Items/${encodeURIComponent(key)}`,
    revision: '0',
    last_event_id: 0,
    date_created: date,
    date_updated: date,
    date_expires: null,
  }));
}

function descriptor(map: SyncMap) {
  const date = map.dateCreated.toISOString();
  return {
    sid: map.sid,
    unique_name: map.uniqueName,
    url: mapUrl(map),
    links: { items: `${mapUrl(map)}/Items` },
    revision: '0',
    last_event_id: 0,
    date_created: date,
    date_updated: date,
    date_expires: null,
  };
}

/** `GET /v3/Maps/{id}`, with `Include=items`, and `GET /v3/Maps/{id}/Items`; nothing else of maps. */
export function readMap(
  maps: SyncMaps,
  serviceSid: string,
  request: HttpRequest,
): HttpReply | undefined {
  const [, id, isItems] = PATH.exec(request.path) ?? [];
  if (request.method !== 'GET' || id === undefined) return undefined;
  const map = maps.find(serviceSid, decodeURIComponent(id));
  if (!map) return refusal(syncErrors.nameNotFound);
  if (isItems) {
    const key = request.params?.Key;
    const asked = items(map).filter((item) => key === undefined || item.key === key);
    return {
      status: 200,
      body: { items: asked, meta: { previous_token: null, next_token: null } },
    };
  }
  const included = request.params?.Include === 'items' ? { items: items(map) } : {};
  return { status: 200, body: { ...descriptor(map), ...included } };
}
