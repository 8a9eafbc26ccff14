import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { HostHandler } from '../twilsock/client';
import { badRequest } from './cdsReplies';
import type { SyncMap, SyncMaps } from './maps';

const origin = 'https://aim.us1.twilio.com/Client/v2';

const UserUpdate = Type.Object({ friendly_name: Type.String() });

/** The reply to `GET Client/v2/Configuration`. */
function configuration(identity: string, info: SyncMap, conversations: SyncMap): object {
  const user = `${origin}/Users/${encodeURIComponent(identity)}`;
  return {
    identity,
    sync_objects: { my_user_info: info.uniqueName, my_conversations: conversations.uniqueName },
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
export function createConversations(maps: SyncMaps): HostHandler {
  return ({ method, path, body }, client) => {
    const { identity, syncServiceSid } = client.grant();
    const infoName = `${identity}.info`;
    const setName = (value: string): SyncMap =>
      maps.put(syncServiceSid, infoName, {
        friendlyName: { value },
        attributes: { value: '{}' },
      });

    switch (`${method} ${path}`) {
      case 'GET /Client/v2/Configuration': {
        const info = maps.find(syncServiceSid, infoName) ?? setName(identity);
        const conversations = maps.put(syncServiceSid, `${identity}.conversations`, {});
        return { status: 200, body: configuration(identity, info, conversations) };
      }
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
