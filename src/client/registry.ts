import type { PaymentClient } from './paymentClient';

/** One payment client per task, outside React: switching tabs or tasks loses nothing. */
export interface PaymentClients {
  of(taskSid: string): PaymentClient;
  /** Ends the client of a task that is over. */
  dispose(taskSid: string): void;
  /** Each finds out at once where things stand: the laptop slept, or the network is back. */
  wake(): void;
}

export function createPaymentClients(create: (taskSid: string) => PaymentClient): PaymentClients {
  const clients = new Map<string, PaymentClient>();
  return {
    of(taskSid) {
      const client = clients.get(taskSid) ?? create(taskSid);
      clients.set(taskSid, client);
      return client;
    },
    dispose(taskSid) {
      clients.get(taskSid)?.dispose();
      clients.delete(taskSid);
    },
    wake() {
      for (const client of clients.values()) client.wake();
    },
  };
}
