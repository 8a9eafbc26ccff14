import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Snapshot } from '../client/snapshot';

/**
 * Keeps the keyboard in the panel: when the pressed button makes way for what comes next, the focus
 * would fall to the page's start; it goes to the panel instead. Nothing else moves the focus.
 */
export function useKeptFocus(snapshot: Snapshot): RefObject<HTMLDivElement> {
  const panel = useRef<HTMLDivElement>(null);
  const before = useRef(snapshot);
  useLayoutEffect(() => {
    const pressed =
      before.current.pending !== null || (snapshot.composing && !before.current.composing);
    before.current = snapshot;
    if (pressed && document.activeElement === document.body) {
      panel.current?.focus({ preventScroll: true });
    }
  }, [snapshot]);
  return panel;
}
