import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Snapshot } from '../client/snapshot';
import { nextAction } from './nextAction';

/** Marks the button of an action for `useGuidedFocus`. */
export const actionAttribute = (action: string) => ({ 'data-payment-action': action });

/**
 * Moves the keyboard on with the payment: from a button that was pressed, whose meaning has changed by
 * then, to the panel, and from there to what the agent does next. The focus is never taken from anything
 * else: another button, a field, or the world outside the panel.
 */
export function useGuidedFocus(snapshot: Snapshot): RefObject<HTMLDivElement> {
  const panel = useRef<HTMLDivElement>(null);
  const pressed = useRef<Element | null>(null);
  const before = useRef(snapshot);
  useLayoutEffect(() => {
    const root = panel.current;
    const composed = snapshot.composing && !before.current.composing;
    const wasPending = before.current.pending !== null;
    before.current = snapshot;
    if (!root) return;
    const { activeElement } = document;
    if (snapshot.pending !== null) {
      if (root.contains(activeElement)) pressed.current = activeElement;
      return;
    }
    const lost = (wasPending || composed) && activeElement === document.body;
    const done = activeElement !== null && activeElement === pressed.current;
    if (!lost && !done && activeElement !== root) return;
    pressed.current = null;
    // A press that failed is pressed again: its button stays where the focus is.
    if (done && snapshot.failure !== null) return;
    const action = nextAction(snapshot);
    const button =
      action && root.querySelector<HTMLElement>(`[data-payment-action="${action}"] button`);
    (button || root).focus({ preventScroll: button === null });
  }, [snapshot]);
  return panel;
}
