import { Box } from '@twilio-paste/core/box';
import { useEffect, useMemo, useRef } from 'react';
import { useLanguage } from '../words/context';

/** Seconds since `since` (milliseconds since 1970), written past React: a second is no reason to render. */
export function Elapsed({ since }: { readonly since: number }) {
  const { locale } = useLanguage();
  const text = useRef<HTMLElement>(null);
  const format = useMemo(
    () => new Intl.NumberFormat(locale, { style: 'unit', unit: 'second' }),
    [locale],
  );
  useEffect(() => {
    const write = () => {
      if (!text.current) return;
      text.current.textContent = format.format(
        Math.max(0, Math.floor((Date.now() - since) / 1000)),
      );
    };
    write();
    const timer = setInterval(write, 1000);
    return () => clearInterval(timer);
  }, [format, since]);
  return <Box as="span" ref={text} marginLeft="auto" minWidth="sizeSquare150" textAlign="right" />;
}
