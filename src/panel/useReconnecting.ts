import { useEffect, useState } from 'react';
import type { Connection } from '../client/live/liveDocument';

/** Most interruptions are over before an agent could do anything about them. */
const SHOWN_AFTER_MS = 2_000;

/** Since when the live view is interrupted; null while it is live, or was so until a moment ago. */
export function useReconnecting(connection: Connection): number | null {
  const [shown, setShown] = useState<number | null>(null);
  const since = connection.kind === 'reconnecting' ? connection.since : null;
  useEffect(() => {
    if (since === null) return undefined;
    const wait = Math.max(0, since + SHOWN_AFTER_MS - Date.now());
    const timer = setTimeout(() => {
      setShown(since);
    }, wait);
    return () => {
      clearTimeout(timer);
      setShown(null);
    };
  }, [since]);
  return since === null ? null : shown;
}
