import { useEffect, useRef, useState } from 'react';
import type { Connection } from '../client/live/liveDocument';

/** Most interruptions are over before an agent could do anything about them. */
const SHOWN_AFTER_MS = 2_000;

/** A view that is live for less than this, between two interruptions, was not really back. */
const BACK_AFTER_MS = 1_000;

/** Since when the live view has been interrupted; null while it is live, or was until a moment ago. */
export function useReconnecting(connection: Connection): number | null {
  const [shown, setShown] = useState<number | null>(null);
  const first = useRef<number | null>(null);
  const since = connection.kind === 'reconnecting' ? connection.since : null;
  useEffect(() => {
    if (since === null) {
      const back = setTimeout(() => {
        first.current = null;
        setShown(null);
      }, BACK_AFTER_MS);
      return () => clearTimeout(back);
    }
    const begun = (first.current ??= since);
    const wait = Math.max(0, begun + SHOWN_AFTER_MS - Date.now());
    const timer = setTimeout(() => setShown(begun), wait);
    return () => clearTimeout(timer);
  }, [since]);
  return shown;
}
