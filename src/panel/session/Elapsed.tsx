import { useLayoutEffect, useMemo, useRef } from 'react';
import { useLanguage } from '../words/context';
import { useKeyed } from './context';

/** Seconds since something was last heard, written past React: a second is no reason to render. */
export function Elapsed() {
  const { locale } = useLanguage();
  const { heardAt } = useKeyed();
  const text = useRef<HTMLSpanElement>(null);
  const format = useMemo(
    () => new Intl.NumberFormat(locale, { style: 'unit', unit: 'second' }),
    [locale],
  );
  useLayoutEffect(() => {
    if (heardAt === null) return undefined;
    const write = () => {
      const seconds = Math.max(0, Math.floor((Date.now() - heardAt) / 1000));
      const words = format.format(seconds);
      // Most keys come within a second: a text that stays the same is not laid out again.
      if (text.current && text.current.textContent !== words) text.current.textContent = words;
    };
    write();
    const timer = setInterval(write, 1000);
    return () => clearInterval(timer);
  }, [format, heardAt]);
  return <span ref={text} />;
}
