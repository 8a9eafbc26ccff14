import { useCallback, useEffect, useRef, useState } from 'react';

/** A second press sooner than this belongs to the first one: a double click, a trembling thumb. */
const NOT_BEFORE_MS = 600;
/** After this the next press is a first one again. */
const FORGOTTEN_AFTER_MS = 5_000;

/**
 * What would lose something takes a deliberate second press: the first one only arms the button, for some
 * seconds, and for that loss alone. Where nothing can be lost (`loss` is null) one press does it.
 */
export function useSecondPress(loss: string | null, act: () => void) {
  const [armedFor, setArmedFor] = useState<string | null>(null);
  const armedAt = useRef(0);
  const armed = armedFor !== null && armedFor === loss;
  useEffect(() => {
    setArmedFor(null);
  }, [loss]);
  useEffect(() => {
    if (!armed) return undefined;
    const timer = setTimeout(() => {
      setArmedFor(null);
    }, FORGOTTEN_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [armed]);
  const press = useCallback(() => {
    if (loss === null) act();
    else if (!armed) {
      armedAt.current = Date.now();
      setArmedFor(loss);
    } else if (Date.now() - armedAt.current >= NOT_BEFORE_MS) {
      setArmedFor(null);
      act();
    }
  }, [loss, armed, act]);
  return { armed, press };
}
