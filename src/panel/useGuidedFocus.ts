import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Action, Snapshot } from '../client/snapshot';
import { nextAction } from './nextAction';

const ATTRIBUTE = 'data-payment-action';

/** Marks the button of an action for `useGuidedFocus`. */
export const actionAttribute = (action: string) => ({ [ATTRIBUTE]: action });

const actionOf = (place: Element): string | null => place.getAttribute(ATTRIBUTE);
const nameOf = (action: Action): string => (action.kind === 'capture' ? action.field : action.kind);

/**
 * Moves the keyboard on with the payment: from a button that was pressed, whose meaning has changed by
 * then, to the panel, and from there to what the agent does next. The focus is never taken from anything
 * else: another button, a field, or the world outside the panel.
 */
export function useGuidedFocus(panel: RefObject<HTMLElement>, snapshot: Snapshot): void {
  const pressed = useRef<Element | null>(null);
  const before = useRef(snapshot);
  useLayoutEffect(() => {
    const root = panel.current;
    const composed = snapshot.composing && !before.current.composing;
    const wasPending = before.current.pending !== null;
    before.current = snapshot;
    if (!root) return;
    const { activeElement } = document;
    const place = activeElement?.closest(`[${ATTRIBUTE}]`) ?? null;
    if (snapshot.pending !== null) {
      if (place && actionOf(place) === nameOf(snapshot.pending)) pressed.current = place;
      return;
    }
    const lost = (wasPending || composed) && activeElement === document.body;
    const done = place !== null && place === pressed.current;
    if (!lost && !done && activeElement !== root) return;
    pressed.current = null;
    // A press that failed is pressed again: its button stays where the focus is.
    if (done && snapshot.failure !== null) return;
    const action = nextAction(snapshot);
    const button = action && root.querySelector<HTMLElement>(`[${ATTRIBUTE}="${action}"] button`);
    (button || root).focus({ preventScroll: button === null });
  }, [panel, snapshot]);
}
