import { useEffect, useState } from 'react';
import type { PaymentClient } from '../client/paymentClient';
import type { Snapshot } from '../client/snapshot';

/** The client's current snapshot; renders once for each change. (React 17 has no useSyncExternalStore.) */
export function useSnapshot(client: PaymentClient): Snapshot {
  const [seen, setSeen] = useState(() => ({ client, snapshot: client.getSnapshot() }));
  useEffect(() => {
    const read = () => {
      const snapshot = client.getSnapshot();
      setSeen((before) =>
        before.client === client && before.snapshot === snapshot ? before : { client, snapshot },
      );
    };
    // Something may have changed between rendering and subscribing.
    read();
    return client.subscribe(read);
  }, [client]);
  return seen.client === client ? seen.snapshot : client.getSnapshot();
}
