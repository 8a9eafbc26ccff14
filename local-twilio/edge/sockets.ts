import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

export type SocketHandler = (socket: WebSocket, request: IncomingMessage) => void;

/** The WebSocket endpoints of the server, by path. */
export interface Sockets {
  /** Serves WebSocket connections to `path` (no query), e.g. `/twilio/tsock.us1.twilio.com/v3/wsconnect`. */
  serve(path: string, handler: SocketHandler): void;
  /** Ends every open connection at once; clients may connect again. */
  drop(): void;
  /** The same, and none is taken any more: one would keep the server from ending. */
  close(): void;
}

export function createSockets(server: Server): Sockets {
  const handlers = new Map<string, SocketHandler>();
  const wss = new WebSocketServer({ noServer: true });
  let closed = false;

  server.on('upgrade', (request, socket, head) => {
    if (closed) {
      socket.destroy();
      return;
    }
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const handler = handlers.get(path);
    if (!handler) {
      socket.end('HTTP/1.1 501 Not Implemented\r\n\r\n');
      return;
    }
    wss.handleUpgrade(request, socket, head, (ws) => handler(ws, request));
  });

  function drop(): void {
    for (const client of wss.clients) client.terminate();
  }

  return {
    serve: (path, handler) => void handlers.set(path, handler),
    drop,
    close() {
      closed = true;
      drop();
    },
  };
}
