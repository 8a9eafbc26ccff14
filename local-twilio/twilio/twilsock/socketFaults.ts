import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Faults } from '../../edge/faults';

const LOOK_EVERY_MS = 20;

/** Makes sockets behave as if the network were lost, according to the fault settings. */
export interface SocketFaults {
  /** @param network the underlying socket, on which a frozen one holds back what it sends */
  watch(socket: WebSocket, network: Socket): void;
  isFrozen(socket: WebSocket): boolean;
  readonly stop: () => void;
}

/**
 * `dropEveryMs` repeatedly ends all sockets without a close frame. `freeze` makes the currently open ones
 * half-open: nothing passes in either direction, without an error. Once it is cleared, everything that was
 * held back arrives, late and in order, as TCP would deliver it.
 */
export function createSocketFaults(faults: Faults): SocketFaults {
  const sockets = new Map<WebSocket, Socket>();
  const frozen = new Set<WebSocket>();
  let lastDrop = Date.now();

  const look = setInterval(() => {
    const interval = faults.current().sockets.dropEveryMs;
    if (interval !== undefined && Date.now() - lastDrop < interval) return;
    lastDrop = Date.now();
    if (interval === undefined) return;
    for (const socket of sockets.keys()) {
      if (frozen.has(socket)) continue;
      faults.count('sockets dropped');
      socket.terminate();
    }
  }, LOOK_EVERY_MS).unref();

  function freeze(): void {
    for (const [socket, network] of sockets) {
      if (frozen.has(socket)) continue;
      frozen.add(socket);
      faults.count('sockets frozen');
      socket.pause();
      network.cork();
    }
  }

  function thaw(): void {
    for (const socket of frozen) {
      sockets.get(socket)?.uncork();
      socket.resume();
    }
    frozen.clear();
  }

  faults.onChange((settings) => (settings.sockets.freeze ? freeze() : thaw()));

  return {
    watch(socket, network) {
      sockets.set(socket, network);
      socket.on('close', () => {
        sockets.delete(socket);
        frozen.delete(socket);
      });
    },
    isFrozen: (socket) => frozen.has(socket),
    stop: () => clearInterval(look),
  };
}
