import type { JsonObject } from '../rest/json';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { HostHandler } from '../twilsock/client';
import { badRequest } from './cdsReplies';

import type { SyncStore } from './store';

const origin = 'https://aim.us1.twilio.com/Client/v2';

const UserUpdate = Type.Object({ friendly_name: Type.String() });

/** The reply to `GET Client/v2/Configuration`. */
function configuration(identity: string, info: string, conversations: string): object {
  const user = `${origin}/Users/${encodeURIComponent(identity)}`;
  return {
    identity,
    sync_objects: { my_user_info: info, my_conversations: conversations },
    links: {
      my_conversations: `${user}/Conversations`,
      conversations: `${origin}/Conversations`,
      users: `${origin}/Users`,
      current_user: user,
      typing: `${origin}/Typing`,
      media_service: 'https://mcs.us1.twilio.com/v1/Services',
      media_set_service: 'https://mcs.us1.twilio.com/v1/MediaSet',
      messages_receipts: `${origin}/MessagesReceipts`,
    },
    options: {
      reachability_enabled: false,
      user_infos_to_subscribe: 100,
      http_cache_interval: 'PT5S',
      consumption_report_interval: 'PT5S',
      media_attachments_count_limit: 0,
      media_attachment_size_limit_in_mb: 0,
      media_attachments_total_size_limit_in_mb: 0,
      email_histories_allowed_mime_types: [],
      email_bodies_allowed_mime_types: [],
    },
  };
}

/**
 * `aim.us1.twilio.com`: what the conversations client inside Flex UI asks for before it calls itself
 * initialized. It has a user, whose name Flex UI sets, and no conversations.
 */
export function createConversations({ maps }: SyncStore): HostHandler {
  /** The map of that name in the client's service, made when it is not there, with these items in it. */
  function put(serviceSid: string, uniqueName: string, items: Record<string, JsonObject>): void {
    const createdBy = 'system';
    maps.create(serviceSid, { uniqueName, createdBy });
    for (const [key, data] of Object.entries(items)) {
      maps.putItem([serviceSid, uniqueName, key], { data, createdBy });
    }
  }

  return ({ method, path, body }, client) => {
    const { identity, syncServiceSid } = client.grant();
    const info = `${identity}.info`;
    const conversations = `${identity}.conversations`;
    const setName = (value: string): void =>
      put(syncServiceSid, info, { friendlyName: { value }, attributes: { value: '{}' } });

    switch (`${method} ${path}`) {
      case 'GET /Client/v2/Configuration':
        if (!maps.find(syncServiceSid, info).ok) setName(identity);
        put(syncServiceSid, conversations, {});
        return { status: 200, body: configuration(identity, info, conversations) };
      case `GET /Client/v2/Users/${encodeURIComponent(identity)}/Conversations`:
        return { status: 200, body: { conversations: [], meta: { next_token: null } } };
      case `POST /Client/v2/Users/${encodeURIComponent(identity)}`:
        if (!Value.Check(UserUpdate, body)) return badRequest('Only friendly_name can be set');
        setName(body.friendly_name);
        return { status: 200, body: { identity, friendly_name: body.friendly_name } };
      default:
        return undefined;
    }
  };
}
