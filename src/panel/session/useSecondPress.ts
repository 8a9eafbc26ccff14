import { useEffect, useRef, useState } from 'react';

/** A second press sooner than this belongs to the first one: a double click, a trembling thumb. */
const NOT_BEFORE_MS = 600;
/** After this the next press is a first one again. */
const FORGOTTEN_AFTER_MS = 5_000;

/**
 * What would lose something takes a deliberate second press: the first one only arms the button, for some
 * seconds. Where nothing can be lost (`guarded` false) one press does it.
 */
export function useSecondPress(guarded: boolean, act: () => void) {
  const [armed, setArmed] = useState(false);
  const armedAt = useRef(0);
  useEffect(() => {
    if (!armed) return undefined;
    const timer = setTimeout(() => {
      setArmed(false);
    }, FORGOTTEN_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [armed]);
  useEffect(() => {
    if (!guarded) setArmed(false);
  }, [guarded]);
  const press = () => {
    if (!guarded) act();
    else if (!armed) {
      armedAt.current = Date.now();
      setArmed(true);
    } else if (Date.now() - armedAt.current >= NOT_BEFORE_MS) {
      setArmed(false);
      act();
    }
  };
  return { armed: armed && guarded, press };
}
