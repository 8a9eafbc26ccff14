import { useEffect, useState } from 'react';
import { useLanguage } from '../words/context';
import type { StringKey } from '../words/strings';
import { PressButton } from './PressButton';

const SHOWN_MS = 3_000;

async function copy(text: string): Promise<StringKey> {
  try {
    await navigator.clipboard.writeText(text);
    return 'PaymentCopied';
  } catch {
    // The browser or an administrator does not allow it.
    return 'PaymentNotCopied';
  }
}

export interface CopyButtonProps {
  readonly text: string;
  readonly size: 'small' | 'wide';
  /** Accessible name where it is more than the visible text. */
  readonly label?: string;
  readonly children: string;
}

/** Copies a text, and says for a moment whether that worked. */
export function CopyButton({ text, size, label, children }: CopyButtonProps) {
  const { say } = useLanguage();
  const [done, setDone] = useState<StringKey | null>(null);
  useEffect(() => {
    if (done === null) return undefined;
    const timer = setTimeout(() => setDone(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [done]);
  const named = done === null && label !== undefined ? { label } : {};
  return (
    <PressButton
      kind="secondary"
      size={size}
      {...named}
      onPress={() => void copy(text).then(setDone)}
    >
      {done === null ? children : say(done)}
    </PressButton>
  );
}
