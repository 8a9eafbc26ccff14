import type { Client } from '../twilsock/client';
import type { ProtocolVersion } from './liveEvents';

/** Which connected client listens to which objects, and in which version of the protocol. */
export interface Subscribers {
  /** Ends with the client's connection. */
  add(client: Client, objectSid: string, version: ProtocolVersion): void;
  remove(client: Client, objectSid: string): void;
  /** The current subscribers of an object, as a copy: some may be removed while iterating. */
  of(objectSid: string): readonly (readonly [Client, ProtocolVersion])[];
}

export function createSubscribers(): Subscribers {
  /** Clients whose end is listened to: once each, however many objects they subscribe to. */
  const known = new WeakSet<Client>();
  const byObject = new Map<string, Map<Client, ProtocolVersion>>();

  function remove(client: Client, objectSid: string): void {
    const listeners = byObject.get(objectSid);
    listeners?.delete(client);
    if (listeners?.size === 0) byObject.delete(objectSid);
  }

  return {
    remove,
    add(client, objectSid, version) {
      if (client.gone.aborted) return;
      const listeners = byObject.get(objectSid) ?? new Map<Client, ProtocolVersion>();
      byObject.set(objectSid, listeners.set(client, version));
      if (known.has(client)) return;
      known.add(client);
      client.gone.addEventListener('abort', () => {
        for (const sid of [...byObject.keys()]) remove(client, sid);
      });
    },
    of: (objectSid) => [...(byObject.get(objectSid) ?? [])],
  };
}
