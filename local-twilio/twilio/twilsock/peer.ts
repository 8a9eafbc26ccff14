import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { encodeFrame, type FrameHeader } from './frame';
import type { Status } from './messages';

/** Sends to one Twilsock client. Nothing is sent once the socket has closed. */
export interface Peer {
  /** Answers the client's message `id`; `more` are further fields of the header. */
  readonly reply: (id: string, status: Status, more?: FrameHeader, payload?: unknown) => void;
  readonly notify: (messageType: string, payload: unknown) => void;
  readonly tokenAboutToExpire: () => void;
  readonly ping: () => void;
  /** Says why, then closes the WebSocket with the code given. */
  readonly close: (reason: Status, webSocketCode: number) => void;
}

export function createPeer(socket: WebSocket): Peer {
  const send = (header: FrameHeader, payload?: unknown): void => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(encodeFrame({ id: `TM${randomUUID()}`, ...header }, payload));
  };

  return {
    reply: (id, status, more = {}, payload) =>
      send({ method: 'reply', id, status, ...more }, payload),
    notify: (messageType, payload) =>
      send({ method: 'notification', message_type: messageType, notification_ctx_id: '' }, payload),
    tokenAboutToExpire: () =>
      send({ method: 'client_update', client_update_type: 'token_about_to_expire' }),
    ping: () => send({ method: 'ping' }),
    close(reason, webSocketCode) {
      send({ method: 'close', status: reason });
      socket.close(webSocketCode);
    },
  };
}
