import type { PaymentClient } from './paymentClient';

/** One payment client per task, outside React: switching tabs or tasks loses nothing. */
export interface PaymentClients {
  of(taskSid: string): PaymentClient;
  /** The client of a task whose payments somebody has looked at. */
  find(taskSid: string): PaymentClient | undefined;
  /** Keeps a task's client for whoever follows it, and ends it with the last of them; returns how to let go. */
  hold(taskSid: string): () => void;
  /** Ends the client of a task that is over. */
  dispose(taskSid: string): void;
  /** Ends the clients of all other tasks: a last rendering can ask for that of a task that is over. */
  keepOnly(taskSids: ReadonlySet<string>): void;
  /** Each finds out at once where things stand: the laptop slept, or the network is back. */
  wake(): void;
  /** Calls `listener` when a task gets a client; returns what ends that. */
  onCreated(listener: () => void): () => void;
  /** Ends them all, for good: a client that is asked for afterwards is of no use to anybody. */
  readonly close: () => void;
}

export function createPaymentClients(create: (taskSid: string) => PaymentClient): PaymentClients {
  const clients = new Map<string, PaymentClient>();
  const listeners = new Set<() => void>();
  const holders = new Map<string, number>();
  let closed = false;

  function dispose(taskSid: string): void {
    clients.get(taskSid)?.dispose();
    clients.delete(taskSid);
  }

  return {
    of(taskSid) {
      const found = clients.get(taskSid);
      if (found) return found;
      const client = create(taskSid);
      if (closed) client.dispose();
      else clients.set(taskSid, client);
      // Clients are made while Flex renders, when nothing else may be made to render.
      queueMicrotask(() => {
        for (const listener of [...listeners]) listener();
      });
      return client;
    },
    find: (taskSid) => clients.get(taskSid),
    hold(taskSid) {
      holders.set(taskSid, (holders.get(taskSid) ?? 0) + 1);
      return () => {
        const others = (holders.get(taskSid) ?? 1) - 1;
        holders.set(taskSid, others);
        if (others > 0) return;
        holders.delete(taskSid);
        dispose(taskSid);
      };
    },
    dispose,
    keepOnly(taskSids) {
      for (const taskSid of clients.keys()) if (!taskSids.has(taskSid)) dispose(taskSid);
    },
    wake() {
      for (const client of clients.values()) client.wake();
    },
    onCreated(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      for (const taskSid of clients.keys()) dispose(taskSid);
    },
  };
}
