import type { WebSocket } from 'ws';

const LOOK_EVERY_MS = 20;

/** Sockets that a fault setting ends without a close frame, as a lost network does. */
export interface Drops {
  watch(socket: WebSocket): void;
  readonly stop: () => void;
}

/** `everyMs` is asked again and again, so that a setting made later reaches sockets already open. */
export function createDrops(everyMs: () => number | undefined, dropped: () => void): Drops {
  const sockets = new Set<WebSocket>();
  let lastDrop = Date.now();

  const look = setInterval(() => {
    const interval = everyMs();
    if (interval !== undefined && Date.now() - lastDrop < interval) return;
    lastDrop = Date.now();
    if (interval === undefined) return;
    for (const socket of sockets) {
      dropped();
      socket.terminate();
    }
  }, LOOK_EVERY_MS).unref();

  return {
    watch(socket) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    },
    stop: () => clearInterval(look),
  };
}
